import { induk, jenis, rentang, tingkat } from '@harapan/kode'
import { expect, test } from 'vitest'
import { EDISI_KINI } from './edisi.rules.ts'
import { bacaWilayah } from './sumber-wilayah.ts'

const semua = await bacaWilayah()
const menurutKode = new Map<string, (typeof semua)[number]>(semua.map((w) => [w.kode, w]))

const hitung = (kunci: 'tingkat' | 'jenis', awalan = '') =>
  Object.groupBy(
    semua.filter((w) => w.kode.startsWith(awalan)),
    (w) => w[kunci],
  )
const jumlah = (kunci: 'tingkat' | 'jenis', awalan = '') =>
  Object.fromEntries(Object.entries(hitung(kunci, awalan)).map(([k, v]) => [k, v.length]))

test('jumlah tiap tingkat sama dengan edisi Kepmendagri 300.2.2-2138/2025', () => {
  const { provinsi, kabupaten, kecamatan, desa } = EDISI_KINI.jumlah
  expect(jumlah('tingkat')).toEqual({
    PROVINSI: provinsi,
    KABUPATEN: kabupaten,
    KECAMATAN: kecamatan,
    DESA: desa,
  })
})

test('jumlah tiap jenis: 416 kabupaten, 98 kota, 8.496 kelurahan, 75.252 desa, 14 desa adat', () => {
  expect(jumlah('jenis')).toEqual({
    PROVINSI: 38,
    KABUPATEN: 416,
    KOTA: 98,
    KECAMATAN: 7285,
    KELURAHAN: 8496,
    DESA: 75_252,
    DESA_ADAT: 14,
  })
})

test.each([
  ['16', { PROVINSI: 1, KABUPATEN: 13, KOTA: 4, KECAMATAN: 241, KELURAHAN: 403, DESA: 2856 }],
  ['16.02', { KABUPATEN: 1, KECAMATAN: 18, KELURAHAN: 13, DESA: 314 }],
  ['16.10', { KABUPATEN: 1, KECAMATAN: 16, KELURAHAN: 14, DESA: 227 }],
  ['52', { PROVINSI: 1, KABUPATEN: 8, KOTA: 2, KECAMATAN: 117, KELURAHAN: 145, DESA: 1021 }],
  ['62', { PROVINSI: 1, KABUPATEN: 13, KOTA: 1, KECAMATAN: 136, KELURAHAN: 139, DESA: 1432 }],
  ['62.02', { KABUPATEN: 1, KECAMATAN: 17, KELURAHAN: 17, DESA: 168 }],
])('jumlah wilayah di %s', (kode, seharusnya) => {
  expect(jumlah('jenis', kode)).toEqual(seharusnya)
})

test('setiap induk ada dan datang lebih dahulu daripada anaknya', () => {
  const sudah = new Set<string>()
  const yatim = semua.filter(({ kode, indukKode }) => {
    sudah.add(kode)
    return indukKode !== null && !sudah.has(indukKode)
  })
  expect(yatim).toEqual([])
  expect(sudah.size).toBe(semua.length)
})

test('tingkat, jenis dan induk selalu berasal dari kode', () => {
  const salah = semua.filter(
    (w) =>
      w.tingkat !== tingkat(w.kode) || w.jenis !== jenis(w.kode) || w.indukKode !== induk(w.kode),
  )
  expect(salah).toEqual([])
})

test('rentang setiap anak terletak di dalam rentang induknya', () => {
  const keluar = semua.filter(({ kode, indukKode }) => {
    if (indukKode === null) return false
    const [dalam, luar] = [rentang(kode), rentang(indukKode)]
    return dalam.awal < luar.awal || dalam.akhir > luar.akhir
  })
  expect(keluar).toEqual([])
})

test.each([
  ['16', 'Sumatera Selatan', 'Provinsi Sumatera Selatan'],
  ['16.02', 'Ogan Komering Ilir', 'Kabupaten Ogan Komering Ilir'],
  ['16.02.05', 'Kayu Agung', 'Kecamatan Kayu Agung'],
  ['16.71', 'Palembang', 'Kota Palembang'],
  ['13.07', 'Lima Puluh Kota', 'Kabupaten Lima Puluh Kota'],
  ['31.74', 'Jakarta Selatan', 'Kota Administrasi Jakarta Selatan'],
  ['31.01', 'Kepulauan Seribu', 'Kabupaten Administrasi Kepulauan Seribu'],
  ['62.71', 'Palangka Raya', 'Kota Palangka Raya'],
  ['32.05.38', 'Limbangan', 'Kecamatan Limbangan'],
  ['33.10.25.1002', 'Kabupaten', 'Kelurahan Kabupaten'],
  ['14.01.06.2002', 'Desa Baru', 'Desa Desa Baru'],
  ['91.03.01.3007', 'Yoboi', 'Desa Adat Yoboi'],
])('%s bernama %s, lengkapnya %s', (kode, nama, namaLengkap) => {
  expect(menurutKode.get(kode)).toMatchObject({ nama, namaLengkap })
})

test('desa dan kelurahan boleh senama dalam satu kecamatan: 16 pasang', () => {
  const nama = semua.filter((w) => w.tingkat === 'DESA').map((w) => `${w.indukKode} ${w.nama}`)
  expect(nama.length - new Set(nama).size).toBe(16)
})
