import { expect, test } from 'vitest'
import { akhirBulan, awalBulan, buatBulan, bulanDari, geserBulan, selisihBulan } from './bulan.ts'
import { akhirTahun, tanggalDari } from './tanggal.ts'

test('bulan ditulis sebagai bilangan tahun dan bulan', () => {
  expect(buatBulan(2018, 4)).toBe(201804)
  expect(bulanDari(akhirTahun(2018))).toBe(201812)
})

test('bulan 0, 13 dan pecahan ditolak', () => {
  for (const bulan of [0, 13, 1.5, Number.NaN])
    expect(() => buatBulan(2018, bulan)).toThrow(RangeError)
})

test('awal dan akhir bulan memakai kalender', () => {
  expect([awalBulan(buatBulan(2020, 2)), akhirBulan(buatBulan(2020, 2))]).toEqual([
    '2020-02-01',
    '2020-02-29',
  ])
  expect(akhirBulan(buatBulan(2019, 2))).toBe('2019-02-28')
})

test('setelah Desember datang Januari, maju dan mundur', () => {
  expect(geserBulan(buatBulan(2018, 12), 1)).toBe(201901)
  expect(geserBulan(buatBulan(2019, 1), -1)).toBe(201812)
  expect(geserBulan(buatBulan(2018, 5), -29)).toBe(201512)
})

test('selisih bulan membalik pergeseran', () => {
  const asal = buatBulan(2018, 5)
  const geser = Array.from({ length: 201 }, (_, ke) => ke - 100)
  expect(geser.filter((jumlah) => selisihBulan(asal, geserBulan(asal, jumlah)) !== jumlah)).toEqual(
    [],
  )
})

test('bulan berikutnya dimulai sehari setelah akhir bulan', () => {
  const bulan = Array.from({ length: 1200 }, (_, ke) => geserBulan(buatBulan(1960, 1), ke))
  const esok = (tanggal: string) => {
    const hari = new Date(tanggal)
    return tanggalDari(hari.getUTCFullYear(), hari.getUTCMonth() + 1, hari.getUTCDate())
  }
  const salah = bulan.filter((satu) => {
    const sehariSesudah = new Date(Date.parse(akhirBulan(satu)) + 86_400_000).toISOString()
    return esok(sehariSesudah) !== awalBulan(geserBulan(satu, 1))
  })
  expect(salah).toEqual([])
})
