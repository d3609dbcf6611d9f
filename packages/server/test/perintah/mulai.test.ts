import { setTimeout as tunggu } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buatAcak } from '../../src/demo/acak.ts'
import { isiBasisData, isiMuatUtuh } from './isi-basis-data.ts'
import {
  direktoriSementara,
  harapan,
  type Proses,
  portTerpakai,
  sampaiSelesai,
  tercetak,
} from './jalankan.ts'

const KECIL = ['mulai', '--demo', 'kecil']
const ANGKA = `{ oki17: kabupaten(kode: "16.02") { rekap(program: PKH, tahun: 2017) { jumlahKpm } }
  oki18: kabupaten(kode: "16.02") { rekap(program: PKH, tahun: 2018) { jumlahKpm } }
  kotim: kabupaten(kode: "62.02") { rekap(program: PKH, tahun: 2019) { jumlahKpm } } }`

const { direktori, hapus } = direktoriSementara()
let server: Proses
let url: string

const benih = process.env['BENIH'] ?? String(Date.now() % 2 ** 31)

/** While the database is first made and areas are read, early in the families, near the end. */
const BABAK = [
  [/PERINGATAN/, 5_000],
  [/Memuat [0-4]0 %/, 1_500],
  [/Memuat [5-9]0 %/, 800],
] as const

beforeAll(async () => {
  process.stdout.write(`muat terputus: benih ${benih}\n`)
  const acak = buatAcak(benih)
  // Killed without a word at some moment of each; what was committed stays, the rest is redone.
  for (const [saat, palingLama] of BABAK) {
    const terbunuh = harapan(direktori, KECIL, { PORT: '0' })
    // A stage that an earlier start has finished is not announced again.
    await tercetak(terbunuh, new RegExp(`${saat.source}|TOKEN mitra`))
    await tunggu(acak.bulat(0, palingLama))
    terbunuh.anak.kill('SIGKILL')
    await terbunuh.selesai
  }
  server = harapan(direktori, KECIL, { PORT: '0' })
  url = await tercetak(server, /URL (\S+)/)
  await tercetak(server, /TOKEN mitra \S+\n/)
}, 240_000)

afterAll(async () => {
  server.anak.kill('SIGTERM')
  await server.selesai
  hapus()
})

const tanya = async (dokumen: string) => {
  const jawaban = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: dokumen }),
  })
  return (await jawaban.json()) as { data: Record<string, unknown> }
}

describe('harapan mulai', () => {
  it('melengkapi muat pertama yang tiga kali dibunuh, tanpa menggandakan', async () => {
    const { data } = await tanya(ANGKA)
    expect(data).toEqual({
      oki17: { rekap: { jumlahKpm: 432 } },
      oki18: { rekap: { jumlahKpm: 720 } },
      kotim: { rekap: { jumlahKpm: 680 } },
    })
    const { kode, keluaran } = await sampaiSelesai(direktori, ['periksa'])
    expect(keluaran).not.toContain('SALAH')
    expect(kode).toBe(0)
  })

  it('mencetak URL dan tiga token sebagai baris terakhir', () => {
    const baris = server.keluaran().trim().split('\n').slice(-4)
    expect(baris.map((satu) => satu.replace(/ \S+$/, ''))).toEqual([
      'URL',
      'TOKEN dinsos-oki',
      'TOKEN dinsos-kotim',
      'TOKEN mitra',
    ])
  })

  it('menolak pembuka kedua dengan pid dan port yang pertama', async () => {
    const { kode, keluaran } = await sampaiSelesai(direktori, KECIL, { PORT: '0' })
    expect(kode).toBe(1)
    expect(keluaran).toContain(`${server.anak.pid}`)
    expect(keluaran).toContain(new URL(url).port)
  })

  it('membuat token selagi server berjalan, dan token itu berlaku', async () => {
    const { keluaran } = await sampaiSelesai(direktori, [
      'token',
      '--peran',
      'dinsos-kabupaten',
      '--wilayah',
      '16.02',
    ])
    const jawaban = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${keluaran.trim()}` },
      body: JSON.stringify({ query: '{ saya { peran wilayah } }' }),
    })
    expect(await jawaban.json()).toEqual({
      data: { saya: { peran: 'DINSOS_KABUPATEN', wilayah: ['16.02'] } },
    })
  })
})

describe('kesalahan pemakaian', () => {
  it.each([
    [['token', '--peran', 'presiden'], 1, /DINSOS_KABUPATEN/],
    [['token', '--peran', 'dinsos-kabupaten'], 1, /--wilayah/],
    [['token', '--peran', 'dinsos-kabupaten', '--wilayah', '16-02'], 1, / \/ /],
    [['mulai', '--demo', 'salah'], 1, /oki, kotim, kecil/],
    [['tidak-ada'], 2, /harapan <perintah>/],
    [[], 0, /harapan <perintah>/],
  ])('%j', async (argumen, kode, pesan) => {
    const hasil = await sampaiSelesai(direktori, argumen as string[])
    expect(hasil.kode).toBe(kode)
    expect(hasil.keluaran).toMatch(pesan as RegExp)
  })

  it('berhenti dengan isi yang sama seperti muat yang tidak pernah terputus; lalu port yang terpakai dijelaskan', async () => {
    server.anak.kill('SIGTERM')
    expect(await server.selesai).toBe(0)
    expect(await isiBasisData(direktori)).toEqual(await isiMuatUtuh())

    const lain = await portTerpakai()
    const { kode, keluaran } = await sampaiSelesai(direktori, KECIL, { PORT: String(lain.port) })
    lain.lepas()
    expect(kode).toBe(1)
    expect(keluaran).toMatch(new RegExp(`Port ${lain.port} .* / `))

    // Nothing is loaded again, and nothing keeps the directory.
    server = harapan(direktori, KECIL, { PORT: '0' })
    url = await tercetak(server, /URL (\S+)/)
    expect(server.keluaran()).not.toContain('Memuat')
    expect((await tanya(ANGKA)).data).toMatchObject({ kotim: { rekap: { jumlahKpm: 680 } } })
  })
})
