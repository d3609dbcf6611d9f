import { parseKodeWilayah, tingkat, wajib } from '@harapan/kode'
import { expect, test } from 'vitest'
import { daftarKodeLama, kodeBaru, kodeLamaTidakYakin } from './kode-baru.ts'
import { PERUBAHAN_WILAYAH } from './perubahan-wilayah.ts'
import { bacaSumber } from './sumber-wilayah.ts'

const sumber = (await bacaSumber()).flat()
const kini = new Map(sumber.map(({ code, name }) => [code, name]))
const lama = daftarKodeLama()
const baru = (kode: string) => kodeBaru(wajib(parseKodeWilayah(kode)))
const papua = new Map<string, string>(
  PERUBAHAN_WILAYAH.filter((p) => p.jenis === 'GANTI_KODE').map((p) => [p.dari.kode, p.ke.kode]),
)

test.each([
  ['91.01', '93.01', 'Kabupaten Merauke'],
  ['92.71', '96.71', 'Kota Sorong'],
  ['91.01.01.1014', '93.01.01.1009', 'Bambu Pemali'],
  ['91.18.04.2005', '93.04.25.2001', 'Beco'],
  ['92.05.05', '96.03.05', 'Ayau'],
  ['16.02.20.2016', '16.02.04.2053', 'Labuhan Jaya'],
  ['16.11.02.2030', '16.11.02.1030', 'Pendopo'],
  ['91.03.02.2003', '91.03.02.3003', 'Desa Adat Ayapo'],
])('%s kini %s, %s', (dari, ke, nama) => {
  expect(baru(dari)).toBe(ke)
  expect(kini.get(ke)).toBe(nama)
})

test('awalan saja salah: 95.01.03 sekarang Asologaima, bukan Kurulu', () => {
  expect(baru('91.02.03')).toBe('95.01.02')
  expect(kini.get('95.01.02')).toBe('Kurulu')
  expect(kini.get('95.01.03')).toBe('Asologaima')
})

test('setiap kode baru ada pada edisi kini, dan setingkat dengan kode lamanya', () => {
  const salah = [...lama].filter(([dari, ke]) => !kini.has(ke) || tingkat(dari) !== tingkat(ke))
  expect(salah).toEqual([])
})

test('tidak ada kode lama yang masih dipakai, dan tidak ada penerus yang sudah lama', () => {
  expect([...lama.keys()].filter((kode) => kini.has(kode))).toEqual([])
  expect([...lama.values()].filter((kode) => lama.has(kode))).toEqual([])
})

test('semua 26 kabupaten, 594 kecamatan dan 5.555 desa Papua edisi 2022 berpenerus atau terdaftar tidak yakin', () => {
  const dariPapua = [...lama.keys()].filter((kode) => papua.has(kode.slice(0, 5)))
  const jumlah = Object.groupBy(dariPapua, tingkat)
  expect(jumlah.KABUPATEN).toHaveLength(26)
  expect(jumlah.KECAMATAN).toHaveLength(594)
  expect((jumlah.DESA?.length ?? 0) + kodeLamaTidakYakin().length).toBe(5555)
})

test('yang tidak yakin menjawab null dan kodenya sudah tidak dipakai', () => {
  const daftar = kodeLamaTidakYakin()
  expect(daftar).toHaveLength(11)
  expect(daftar.filter(({ kode }) => kodeBaru(kode) !== null || kini.has(kode))).toEqual([])
})

test('kecamatan dan desa tetap di kabupaten penerusnya, kecuali satu desa yang pindah kabupaten', () => {
  const menyeberang = [...lama].filter(([dari, ke]) => {
    const tujuan = papua.get(dari.slice(0, 5))
    return tujuan !== undefined && ke.slice(0, 5) !== tujuan
  })
  expect(menyeberang).toEqual([['92.04.22.2010', '96.01.29.2005']])
})

test('urutan nomor dalam satu kecamatan tidak pernah bertukar', () => {
  const perKecamatan = Map.groupBy(
    [...lama].filter(([dari]) => papua.has(dari.slice(0, 5)) && dari.length > 8),
    ([dari, ke]) => `${dari.slice(0, 8)}>${ke.slice(0, 8)}`,
  )
  // Pindahan ke kecamatan yang baru dibentuk tidak mengikuti urutan asalnya.
  const tertukar = [...perKecamatan].filter(
    ([pasangan, desa]) =>
      baru(pasangan.slice(0, 8)) === pasangan.slice(9) &&
      !naik(desa.toSorted().map(([, ke]) => ke)),
  )
  expect(tertukar.map(([pasangan]) => pasangan)).toEqual([])
})

test('dua kode lama hanya bertemu bila desa itu pindah kecamatan dua kali: 18 desa', () => {
  const asal = Map.groupBy([...lama], ([, ke]) => ke)
  const bertemu = [...asal.values()].filter((pasangan) => pasangan.length > 1)
  expect(bertemu).toHaveLength(18)
  expect(bertemu.every((pasangan) => pasangan.every(([dari]) => dari.startsWith('92.')))).toBe(true)
})

test('kode yang tidak berubah dan provinsi induk tidak punya penerus', () => {
  expect([baru('16.02'), baru('91'), baru('91.03'), baru('99.99')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

function naik(daftar: readonly string[]): boolean {
  return daftar.every((kode, i) => i === 0 || (daftar[i - 1] ?? '') < kode)
}
