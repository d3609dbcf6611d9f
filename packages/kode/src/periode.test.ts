import { expect, test } from 'vitest'
import { wajib } from './hasil.ts'
import { parsePeriode, tulisPeriode } from './periode.ts'

test('tahap 2 tahun 2018 adalah April sampai Juni 2018', () => {
  expect(wajib(parsePeriode('2018-T2'))).toEqual({
    tahun: 2018,
    tahap: 2,
    bulanAwal: 201804,
    bulanAkhir: 201806,
  })
})

test.each(['2018-T1', '2018-T4', '2024-T2/03-04', '2020-T7/07-07', '2024-T12/12-12'])(
  'periode %s tertulis kembali sama',
  (teks) => {
    expect(tulisPeriode(wajib(parsePeriode(teks)))).toBe(teks)
  },
)

test('bulan yang sama dengan triwulannya ditulis pendek', () => {
  expect(tulisPeriode(wajib(parsePeriode('2018-T2/04-06')))).toBe('2018-T2')
})

test.each([
  '2018-T0',
  '2018-T5',
  '2018-T13/01-01',
  '2018-T02',
  '2018-2',
  '2018-t2',
  '18-T2',
  '0000-T1',
  '2018-T2/06-04',
  '2018-T2/00-04',
  '2018-T2/4-6',
  ' 2018-T2',
  '2018-T2\n',
  '',
  2018,
  null,
])('%j bukan periode', (masukan) => {
  expect(parsePeriode(masukan)).toMatchObject({ ok: false, galat: { kode: 'MASUKAN_TIDAK_SAH' } })
})
