import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tulis } from '../berkas/alat-berkas.ts'
import { bukaPintuImpor, PELAKU_IMPOR } from '../impor-http.ts'
import { csv, JUDUL } from './berkas-jkn.ts'

const { pusat } = PELAKU_IMPOR
let uji: Uji
let pintu: Awaited<ReturnType<typeof bukaPintuImpor>>
beforeAll(async () => {
  uji = await bukaUji()
  pintu = await bukaPintuImpor(uji)
})
afterAll(async () => {
  pintu.tutup()
  await uji.tutup()
})

const JUDUL_JKN = JUDUL.slice(0, 8)
const BARIS = [
  ...['9911010101800001', '9944805257009', 'PBI (APBN)', 'VIP; utama', '01/09/2018', '', ''],
  '15/10/2026',
]

/** Imports a file whose one row is refused; answers the file that comes back. */
async function kembali(isi: string | Uint8Array, coba = false): Promise<string> {
  const { id } = await pintu.unggah(isi, pusat)
  const { hasil } = await pintu.mintaImpor(id, pusat, { coba })
  const pelaksana = pintu.pelaksana()
  await pelaksana.lakukan()
  await pelaksana.berhenti()
  expect(await pintu.lihat(hasil.impor.id, pusat)).toMatchObject({ status: 'SELESAI', ditolak: 1 })
  const jalan = `/impor/${hasil.impor.id}/tolakan.csv`
  return (await pintu.kirim(jalan, '', { oleh: pusat, method: 'GET' })).isi
}
const judul = (pemisah: string) =>
  `\ufeff${[...JUDUL_JKN, 'baris_asal', 'kode', 'alasan'].join(pemisah)}`
const dengan = (pemisah: string) =>
  csv([BARIS], JUDUL_JKN).replaceAll('"', '').replace('VIP; utama', 'VIP').replaceAll(';', pemisah)

it.each([';', ',', '\t'])('CSV dengan %j kembali dengan pemisahnya sendiri', async (pemisah) => {
  const [kepala, baris = ''] = (await kembali(dengan(pemisah))).split('\r\n')
  expect(kepala).toBe(judul(pemisah))
  expect(baris.split(pemisah).slice(0, 8)).toEqual(BARIS.with(3, 'VIP'))
  // What came back is read as what was sent: the same row is refused again, for the same reason.
  const [lagi, kedua = ''] = (await kembali([kepala, baris, ''].join('\r\n'))).split('\r\n')
  expect([lagi, kedua.split(pemisah)[9]]).toEqual([judul(pemisah), baris.split(pemisah)[9]])
})

it('sel yang memuat pemisahnya dikutip; uji coba kembali sama', async () => {
  const isi = csv([BARIS], JUDUL_JKN)
  const coba = await kembali(isi, true)
  expect(coba).toContain(';"VIP; utama";')
  expect(await kembali(isi)).toBe(coba)
})

it('XLSX kembali dengan titik koma, NDJSON dengan koma', async () => {
  const xlsx = await tulis('xlsx', JUDUL_JKN, [BARIS.with(3, 'VIP')])
  expect((await kembali(xlsx)).split('\r\n')[0]).toBe(judul(';'))
  const ndjson = await tulis('ndjson', JUDUL_JKN, [BARIS.with(3, 'VIP X')])
  expect((await kembali(ndjson)).split('\r\n')[0]).toBe(judul(','))
})
