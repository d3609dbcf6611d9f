import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { catatPort, kunciDirektori, pemegangDirektori } from './kunci-direktori.ts'

const akar = mkdtempSync(join(tmpdir(), 'harapan-kunci-'))
afterAll(() => rmSync(akar, { recursive: true }))

let urutan = 0
const direktoriBaru = () => join(akar, String(++urutan))
const isi = (direktori: string) => readFileSync(join(direktori, 'kunci'), 'utf8')
// No system numbers its processes this high.
const PID_MATI = 99_999_999

/** A lock as another process would leave it. */
function kunciMilik(pid: number, port?: number): string {
  const direktori = direktoriBaru()
  mkdirSync(direktori)
  writeFileSync(join(direktori, 'kunci'), port ? `${pid} ${port}\n` : `${pid}\n`)
  return direktori
}

describe('kunci direktori', () => {
  it('mencatat pid dan port, dan hilang sesudah dilepas', () => {
    const direktori = direktoriBaru()
    const kunci = kunciDirektori(direktori)
    expect(isi(direktori)).toBe(`${process.pid}\n`)
    catatPort(direktori, 4000)
    expect(isi(direktori)).toBe(`${process.pid} 4000\n`)
    kunci.lepas()
    expect(() => isi(direktori)).toThrow('ENOENT')
    expect(pemegangDirektori(direktori)).toBeUndefined()
  })

  it('menolak bila pemegangnya hidup, dengan pid dan portnya', () => {
    const direktori = kunciMilik(process.ppid, 4123)
    expect(pemegangDirektori(direktori)).toEqual({ pid: process.ppid, port: 4123 })
    expect(() => kunciDirektori(direktori)).toThrow(
      new RegExp(`proses ${process.ppid} di port 4123; .* / .* process ${process.ppid}`),
    )
    expect(isi(direktori)).toBe(`${process.ppid} 4123\n`)
  })

  it.each([
    ['pemegang yang mati', `${PID_MATI} 4000\n`],
    ['berkas kosong', ''],
    ['isi yang bukan kunci', 'halo\n'],
  ])('mengambil alih dari %s', (_, lama) => {
    const direktori = kunciMilik(PID_MATI)
    writeFileSync(join(direktori, 'kunci'), lama)
    kunciDirektori(direktori)
    expect(isi(direktori)).toBe(`${process.pid}\n`)
  })

  it('yang terbunuh saat mengambil alih hanya menunda pembuka berikutnya', () => {
    const direktori = kunciMilik(PID_MATI)
    const giliran = join(direktori, 'kunci.ganti')
    mkdirSync(giliran)
    expect(() => kunciDirektori(direktori)).toThrow(/coba lagi.* \/ /)
    utimesSync(giliran, 0, 0)
    expect(() => kunciDirektori(direktori)).toThrow(/coba lagi/)
    kunciDirektori(direktori)
    expect(isi(direktori)).toBe(`${process.pid}\n`)
  })

  it('diperebutkan banyak proses sekaligus: paling banyak satu yang mendapat', async () => {
    const banyak = 60
    const direktori = Array.from({ length: banyak }, (_, ke) =>
      ke % 2 === 0 ? kunciMilik(PID_MATI) : direktoriBaru(),
    )
    const mulai = Date.now() + 1_500
    const dapat = await Promise.all(Array.from({ length: 4 }, () => pesaing(direktori, mulai)))
    const pemenang = direktori.map((_, ke) => dapat.filter((milik) => milik.includes(ke)).length)
    expect(Math.max(...pemenang)).toBe(1)
    // Losing to each other is rare: hardly any directory is left without a holder.
    expect(pemenang.filter((satu) => satu === 1).length).toBeGreaterThan(banyak / 2)
  }, 30_000)
})

/** A process that tries each directory at its moment; answers which it got. */
function pesaing(direktori: readonly string[], mulai: number): Promise<number[]> {
  const modul = new URL('./kunci-direktori.ts', import.meta.url).href
  const naskah = `
    import { kunciDirektori } from ${JSON.stringify(modul)}
    const dapat = []
    for (const [ke, satu] of ${JSON.stringify(direktori)}.entries()) {
      while (Date.now() < ${mulai} + ke * 15);
      try { kunciDirektori(satu); dapat.push(ke) } catch {}
    }
    process.stdout.write(JSON.stringify(dapat))
    process.stdin.resume().on('end', () => process.exit())`
  const anak = spawn(process.execPath, ['--input-type=module', '--eval', naskah], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let keluaran = ''
  return new Promise((jawab, gagal) => {
    anak.once('error', gagal)
    anak.stdout.on('data', (potong) => {
      keluaran += potong
      if (!keluaran.endsWith(']')) return
      // It lives until everybody is done: a dead holder's lock may be taken over.
      setTimeout(() => anak.stdin.end(), 3_000)
      jawab(JSON.parse(keluaran))
    })
  })
}
