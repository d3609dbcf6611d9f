import { existsSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rusakkan } from './isi-basis-data.ts'
import { direktoriSementara, harapan, type Proses, sampaiSelesai, tercetak } from './jalankan.ts'

const { direktori, hapus } = direktoriSementara()
let server: Proses
let port: number

async function nyalakan(): Promise<number> {
  const mulai = Date.now()
  // Areas only: what is tried here does not depend on families.
  server = harapan(direktori, ['mulai', '--demo', 'tidak'], { PORT: '0' })
  port = Number(await tercetak(server, /URL http:\/\/localhost:(\d+)/))
  await tercetak(server, /TOKEN mitra \S+\n/)
  return Date.now() - mulai
}

/** Asks the server to stop; how long that took, in milliseconds. */
async function hentikan(): Promise<number> {
  const mulai = Date.now()
  server.anak.kill('SIGTERM')
  expect(await server.selesai).toBe(0)
  return Date.now() - mulai
}

beforeAll(async () => {
  await nyalakan()
}, 120_000)
afterAll(() => {
  server.anak.kill('SIGKILL')
  hapus()
})

describe('harapan periksa', () => {
  it('lewat server yang berjalan: semua baik, kode 0', async () => {
    const { kode, keluaran } = await sampaiSelesai(direktori, ['periksa'])
    expect(keluaran.trim().split('\n')).toEqual(Array(8).fill(expect.stringMatching(/^baik /)))
    expect(kode).toBe(0)
  })

  it('pintu perawatan tidak menjawab siapa pun tanpa kunci', async () => {
    for (const authorization of ['', 'Bearer ', 'Bearer salah']) {
      const jawaban = await fetch(`http://127.0.0.1:${port}/perawatan/periksa`, {
        headers: { authorization },
      })
      expect([jawaban.status, await jawaban.text()]).toEqual([404, ''])
    }
  })

  it('melaporkan baris yang dirusak tangan, sendiri maupun lewat server: kode 1', async () => {
    await hentikan()
    await rusakkan(
      direktori,
      "insert into rekap_dasar (desa_kode, program, bulan, status, masuk, keluar) values (1602051001, 'PKH', 201701, 'AKTIF', 1, 0)",
    )
    const sendiri = await sampaiSelesai(direktori, ['periksa'])
    await nyalakan()
    const lewatServer = await sampaiSelesai(direktori, ['periksa'])
    for (const { kode, keluaran } of [sendiri, lewatServer]) {
      const [pertama, kedua, ...lain] = keluaran.trim().split('\n')
      expect(pertama).toMatch(/^SALAH Rekap sama .*: 1$/)
      expect(kedua).toMatch(/^SALAH Rekap tahunan .*: 1$/)
      expect(lain).toEqual(Array(6).fill(expect.stringMatching(/^baik /)))
      expect(kode).toBe(1)
    }
  })

  it('tanpa basis data tidak membuat satu pun, dan mengatakan apa yang harus dijalankan', async () => {
    const kosong = direktoriSementara()
    const { kode, keluaran } = await sampaiSelesai(kosong.direktori, ['periksa'])
    expect(kode).toBe(1)
    expect(keluaran).toMatch(/harapan mulai.* \/ /)
    expect(existsSync(join(kosong.direktori, 'basis-data'))).toBe(false)
    kosong.hapus()
  })
})

describe('harapan berhenti dan mulai lagi', () => {
  it('berhenti segera walau ada sambungan yang menggantung', async () => {
    const agent = new Agent({ keepAlive: true })
    await new Promise<void>((siap) => {
      get({ port, host: '127.0.0.1', path: '/', agent }, (jawaban) => {
        jawaban.resume()
        jawaban.once('end', siap)
      })
    })
    const bisu = await sambung('')
    const setengah = await sambung(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{',
    )
    // Five seconds on an idle machine; without an end of patience it would be a minute.
    expect(await hentikan()).toBeLessThan(10_000)
    for (const satu of [bisu, setengah]) satu.destroy()
    agent.destroy()
    expect(existsSync(join(direktori, 'kunci'))).toBe(false)
  })

  it('mulai kedua hanya beberapa detik dan tidak memuat apa pun', async () => {
    const lama = await nyalakan()
    expect(server.keluaran()).not.toContain('Memuat')
    expect(server.keluaran()).not.toContain('PERINGATAN')
    expect(lama).toBeLessThan(15_000)
  })

  it('yang dibunuh meninggalkan kunci usang; pembuka berikutnya mengambil alih', async () => {
    server.anak.kill('SIGKILL')
    await server.selesai
    expect(existsSync(join(direktori, 'kunci'))).toBe(true)
    // As if it had been killed while it opened the database.
    writeFileSync(join(direktori, 'basis-data', 'postmaster.pid'), '')
    await nyalakan()
    const jawaban = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ kabupaten(kode: "16.02") { kecamatan { kode } } }' }),
    })
    const { data } = (await jawaban.json()) as { data: { kabupaten: { kecamatan: unknown[] } } }
    expect(data.kabupaten.kecamatan).toHaveLength(18)
  })

  it.each(['banyak', '-1', '65536', '80.5'])('PORT=%s ditolak dengan jelas', async (PORT) => {
    const { kode, keluaran } = await sampaiSelesai(direktori, ['mulai'], { PORT })
    expect(kode).toBe(1)
    expect(keluaran).toMatch(/PORT harus bilangan 0-65535\. \/ /)
  })
})

async function sambung(awal: string): Promise<Socket> {
  const sambungan = connect(port, '127.0.0.1')
  sambungan.on('error', () => undefined)
  await new Promise<void>((siap) => sambungan.once('connect', siap))
  sambungan.write(awal)
  await new Promise((siap) => setTimeout(siap, 100))
  return sambungan
}
