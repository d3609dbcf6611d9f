import { type Tanggal, tanggalDari } from '@harapan/kode'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usiaPada } from '../pkh/komponen.rules.ts'
import { awalBulanBerikut, hariPada, keHari, keTanggal, tahunDari, tambahTahun } from './hari.ts'

const hariBebas = fc.integer({ min: hariPada(1930, 1, 1), max: hariPada(2035, 12, 31) })

test('hari dan tanggal bolak-balik tanpa berubah', () => {
  fc.assert(
    fc.property(hariBebas, (hari) => {
      expect(keHari(keTanggal(hari))).toBe(hari)
      expect(tahunDari(hari)).toBe(Number(keTanggal(hari).slice(0, 4)))
    }),
  )
})

test('ulang tahun di sini sama dengan ulang tahun menurut aturan komponen', () => {
  fc.assert(
    fc.property(hariBebas, fc.integer({ min: 1, max: 60 }), (lahir, tahun) => {
      const ulangTahun = tambahTahun(lahir, tahun)
      expect(usiaPada(keTanggal(lahir), keTanggal(ulangTahun))).toBe(tahun)
      expect(usiaPada(keTanggal(lahir), keTanggal(ulangTahun - 1))).toBe(tahun - 1)
    }),
  )
})

test('awal bulan berikut melewati akhir tahun', () => {
  const berikut = (tanggal: Tanggal): Tanggal => keTanggal(awalBulanBerikut(keHari(tanggal)))
  expect(berikut(tanggalDari(2018, 12, 1))).toBe('2019-01-01')
  expect(berikut(tanggalDari(2020, 2, 29))).toBe('2020-03-01')
})
