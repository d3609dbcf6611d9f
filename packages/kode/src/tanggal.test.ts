import { expect, test } from 'vitest'
import { akhirTahun, geserHari, hariIni, parseTanggal, tanggalDari, tanggalUtc } from './tanggal.ts'

test('setiap hari dari 1896 sampai 2104 terbaca, dan tidak ada hari lain', () => {
  const salah: string[] = []
  for (let tahun = 1896; tahun <= 2104; tahun++) {
    for (let bulan = 0; bulan <= 13; bulan++) {
      for (let hari = 0; hari <= 32; hari++) {
        const teks = [tahun, bulan, hari].map((angka) => String(angka).padStart(2, '0')).join('-')
        const iso = new Date(Date.UTC(tahun, bulan - 1, hari)).toISOString().slice(0, 10)
        if (parseTanggal(teks).ok !== (iso === teks)) salah.push(teks)
      }
    }
  }
  expect(salah).toEqual([])
})

test.each([
  '2019-02-30',
  '2019-2-3',
  '20190203',
  '03-02-2019',
  '2019-02-03T00:00:00Z',
  ' 2019-02-03',
  '2019-02-03\n',
  '0000-01-01',
  '',
  20190203,
  null,
])('%j bukan tanggal', (masukan) => {
  expect(parseTanggal(masukan)).toMatchObject({ ok: false, galat: { kode: 'TANGGAL_TIDAK_SAH' } })
})

test('hari berganti pada tengah malam WIB, bukan UTC', () => {
  expect(hariIni(new Date('2018-12-31T16:59:59Z'))).toBe('2018-12-31')
  expect(hariIni(new Date('2018-12-31T17:00:00Z'))).toBe('2019-01-01')
})

test('hari ini sama dengan kalender zona IANA di WIB, WITA dan WIT', () => {
  const salah: string[] = []
  for (const zona of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const) {
    const kalender = new Intl.DateTimeFormat('sv-SE', { timeZone: zona })
    for (let jam = Date.UTC(2017, 0); jam < Date.UTC(2019, 0); jam += 3_600_000) {
      const waktu = new Date(jam)
      if (hariIni(waktu, zona) !== kalender.format(waktu)) salah.push(`${zona} ${jam}`)
    }
  }
  expect(salah).toEqual([])
})

test('akhir tahun adalah 31 Desember', () => {
  expect(akhirTahun(2018)).toBe('2018-12-31')
})

test('tanggal yang tidak ada tidak dapat disusun', () => {
  expect(tanggalDari(987, 6, 5)).toBe('0987-06-05')
  expect(() => tanggalDari(2019, 2, 29)).toThrow(RangeError)
  expect(() => akhirTahun(2018.5)).toThrow(RangeError)
  expect(() => akhirTahun(Number.NaN)).toThrow(RangeError)
  expect(() => akhirTahun(10_000)).toThrow(RangeError)
})

test.each([
  ['2018-12-31', 1, '2019-01-01'],
  ['2019-01-01', -1, '2018-12-31'],
  ['2020-02-28', 1, '2020-02-29'],
  ['2019-02-28', 1, '2019-03-01'],
  ['2019-10-10', 0, '2019-10-10'],
] as const)('%s digeser %i hari menjadi %s', (dari, jumlah, ke) => {
  const [tahun, bulan, hari] = dari.split('-').map(Number)
  expect(geserHari(tanggalDari(tahun ?? 0, bulan ?? 0, hari ?? 0), jumlah)).toBe(ke)
})

test('hari sebuah saat dibaca menurut UTC', () => {
  expect(tanggalUtc(new Date('2019-10-10T23:59:59Z'))).toBe('2019-10-10')
})
