import { induk, jenis } from '@harapan/kode'
import { expect, test } from 'vitest'
import { EDISI_WILAYAH } from './edisi.rules.ts'
import { PERUBAHAN_WILAYAH } from './perubahan-wilayah.ts'
import { bacaWilayah } from './sumber-wilayah.ts'

const kini = new Map<string, string>((await bacaWilayah()).map((w) => [w.kode, w.nama]))
const berjenis = (nama: string) => PERUBAHAN_WILAYAH.filter((p) => p.jenis === nama)

test('tercatat 4 provinsi baru, 26 ganti kode, 1 pindah kecamatan, 60 ubah status', () => {
  const jumlah = Map.groupBy(PERUBAHAN_WILAYAH, (p) => p.jenis)
  expect(Object.fromEntries([...jumlah].map(([nama, daftar]) => [nama, daftar.length]))).toEqual({
    PEMEKARAN: 4,
    GANTI_KODE: 26,
    PINDAH_INDUK: 1,
    UBAH_STATUS: 60,
  })
})

test('setiap tujuan ada pada edisi kini dengan nama yang sama', () => {
  expect(PERUBAHAN_WILAYAH.filter(({ ke }) => kini.get(ke.kode) !== ke.nama)).toEqual([])
})

test('hanya induk pemekaran yang masih berlaku', () => {
  const masih = PERUBAHAN_WILAYAH.filter(({ dari }) => kini.has(dari.kode))
  expect(masih.every((p) => p.jenis === 'PEMEKARAN')).toBe(true)
  expect(masih).toHaveLength(4)
})

test('kabupaten Papua mengikuti undang-undang provinsi barunya', () => {
  const perUndang = Map.groupBy(berjenis('GANTI_KODE'), (p) =>
    [p.ke.kode.slice(0, 2), p.tanggal, p.dasarHukum.slice(0, 10)].join(' '),
  )
  expect(new Map([...perUndang].map(([kunci, daftar]) => [kunci, daftar.length]))).toEqual(
    new Map(
      [
        ['93 2022-07-25 UU 14/2022', 4],
        ['95 2022-07-25 UU 16/2022', 8],
        ['94 2022-07-25 UU 15/2022', 8],
        ['96 2022-12-08 UU 29/2022', 6],
      ].map(([kunci, jumlah]) => [String(kunci), Number(jumlah)]),
    ),
  )
})

test('ubah status hanya menukar angka ketujuh: 18 menjadi kelurahan, 28 menjadi desa, 14 menjadi desa adat', () => {
  const tanpaAngka = (kode: string) => kode.slice(0, 9) + kode.slice(10)
  const daftar = berjenis('UBAH_STATUS')
  expect(daftar.filter(({ dari, ke }) => tanpaAngka(dari.kode) !== tanpaAngka(ke.kode))).toEqual([])
  const menjadi = Map.groupBy(daftar, ({ ke }) => jenis(ke.kode))
  expect(Object.fromEntries([...menjadi].map(([nama, isi]) => [nama, isi.length]))).toEqual({
    KELURAHAN: 18,
    DESA: 28,
    DESA_ADAT: 14,
  })
})

test('Labuhan Jaya pindah dari Mesuji Makmur ke Mesuji di OKI', () => {
  const [pindah] = berjenis('PINDAH_INDUK')
  expect(pindah?.dari).toEqual({ kode: '16.02.20.2016', nama: 'Labuhan Jaya' })
  expect([pindah?.dari, pindah?.ke].map((w) => w && kini.get(induk(w.kode) ?? ''))).toEqual([
    'Mesuji Makmur',
    'Mesuji',
  ])
})

test('tanggal yang tidak pasti diapit dua edisi yang dikenal', () => {
  const tanggalEdisi = new Set(EDISI_WILAYAH.map((e) => e.tanggal))
  const kabur = PERUBAHAN_WILAYAH.filter((p) => !p.tanggalPasti)
  expect(kabur).toHaveLength(61)
  const salah = kabur.filter(
    ({ setelah, tanggal, dasarHukum }) =>
      setelah === null ||
      setelah >= tanggal ||
      !tanggalEdisi.has(setelah) ||
      EDISI_WILAYAH.find((e) => e.nomor === dasarHukum)?.tanggal !== tanggal,
  )
  expect(salah).toEqual([])
})
