import { expect, test } from 'vitest'
import { EDISI_KINI, EDISI_WILAYAH } from './edisi.rules.ts'

test('edisi berurutan menurut tanggal dan yang terakhir adalah edisi kini', () => {
  const tanggal = EDISI_WILAYAH.flatMap((e) => [e.tanggal, ...e.perubahan.map((p) => p.tanggal)])
  expect(tanggal).toEqual(tanggal.toSorted())
  expect(EDISI_WILAYAH.at(-1)).toBe(EDISI_KINI)
})

test('jumlah kabupaten/kota tetap 514 sejak 2015, jumlah provinsi naik dari 34 ke 38', () => {
  expect(EDISI_WILAYAH.map((e) => e.jumlah.kabupaten)).toEqual([514, 514, 514, 514, 514, 514])
  expect(EDISI_WILAYAH.map((e) => e.jumlah.provinsi)).toEqual([34, 34, 34, 34, 37, 38])
})
