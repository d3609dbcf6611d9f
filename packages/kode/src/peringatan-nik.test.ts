import { expect, test } from 'vitest'
import { wajib } from './hasil.ts'
import { type Nik, parseNik } from './identitas.ts'
import { type PembandingNik, peringatanNik } from './peringatan-nik.ts'
import { parseTanggal, type Tanggal } from './tanggal.ts'

const nik = (hariBulanTahun: string): Nik => wajib(parseNik(`990101${hariBulanTahun}0001`))
const tanggal = (teks: string): Tanggal => wajib(parseTanggal(teks))
const hariIni = tanggal('2026-11-21')
// Provinsi 00 tidak ada pula, tetapi bukan awalan data contoh.
const nikWilayahAsing = wajib(parseNik(`00${nik('570845').slice(2)}`))

function peringatan(nomor: Nik, pembanding: Omit<PembandingNik, 'hariIni'> = {}) {
  return peringatanNik(nomor, { hariIni, ...pembanding }).filter((satu) => satu !== 'SINTETIS')
}

test('NIK berawalan 99 ditandai sintetis dan tidak dicari wilayahnya', () => {
  const kodeDikenal = () => false
  expect(peringatanNik(nik('570845'), { hariIni, kodeDikenal })).toEqual(['SINTETIS'])
})

test('NIK yang cocok dengan catatan tidak diberi peringatan', () => {
  const catatan = { tanggalLahir: tanggal('1945-08-17'), kodeDikenal: () => true } as const
  expect(peringatan(nik('570845'), { ...catatan, jenisKelamin: 'PEREMPUAN' })).toEqual([])
  expect(peringatan(nik('170845'), { ...catatan, jenisKelamin: 'LAKI_LAKI' })).toEqual([])
})

test('wilayah yang tidak dikenal pada enam maupun empat angka diberi peringatan', () => {
  const ditanya: string[] = []
  const kodeDikenal = (awalan: string) => ditanya.push(awalan) === 0
  expect(peringatan(nikWilayahAsing, { kodeDikenal })).toEqual(['WILAYAH_TIDAK_DIKENAL'])
  expect(ditanya).toEqual(['000101', '0001'])
})

test('kecamatan lama dalam kabupaten yang dikenal tidak diberi peringatan', () => {
  expect(peringatan(nikWilayahAsing, { kodeDikenal: (awalan) => awalan === '0001' })).toEqual([])
})

test('tanggal lahir dan jenis kelamin yang berbeda diberi peringatan, bukan ditolak', () => {
  const catatan = { tanggalLahir: tanggal('1945-08-18'), jenisKelamin: 'LAKI_LAKI' } as const
  expect(peringatan(nik('570845'), catatan)).toEqual([
    'TANGGAL_LAHIR_BERBEDA',
    'JENIS_KELAMIN_BERBEDA',
  ])
})

test('lahir pada abad mana pun cocok asalkan dua angka tahunnya sama', () => {
  expect(peringatan(nik('170826'), { tanggalLahir: tanggal('2026-08-17') })).toEqual([])
  expect(peringatan(nik('170826'), { tanggalLahir: tanggal('1926-08-17') })).toEqual([])
})

test('tanggal di masa depan diketahui dari abad pada catatan', () => {
  expect(peringatan(nik('221126'), { tanggalLahir: tanggal('2026-11-22') })).toEqual([
    'TANGGAL_DI_MASA_DEPAN',
  ])
  expect(peringatan(nik('211126'), { tanggalLahir: tanggal('2026-11-21') })).toEqual([])
  expect(peringatan(nik('221126'))).toEqual([])
})

test('tanpa catatan, tanggal di masa depan berarti kedua abad belum tiba', () => {
  const dahulu = { hariIni: tanggal('1980-01-01') }
  expect(peringatanNik(nik('170885'), dahulu)).toContain('TANGGAL_DI_MASA_DEPAN')
  expect(peringatanNik(nik('170879'), dahulu)).not.toContain('TANGGAL_DI_MASA_DEPAN')
})
