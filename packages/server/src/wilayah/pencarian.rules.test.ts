import { expect, test } from 'vitest'
import { bandingkanHasil, kolomCari, kunciCari, normalkanNama, skor } from './pencarian.rules.ts'
import { bacaWilayah } from './sumber-wilayah.ts'

const semua = (await bacaWilayah()).map((w) => ({ ...w, cari: kolomCari(w) }))

function cari(ketikan: string): string[] {
  const kunci = normalkanNama(ketikan)
  return semua
    .flatMap((wilayah) => {
      const nilai = skor(wilayah.cari, kunci)
      return nilai === null ? [] : [{ ...wilayah, skor: nilai }]
    })
    .sort(bandingkanHasil)
    .map(({ kode }) => kode)
}

test.each([
  ['palangkaraya', '62.71'],
  ['Palangka Raya', '62.71'],
  ['mb ketapang', '62.02.06'],
  ['M.B. Ketapang', '62.02.06'],
  ['OKI', '16.02'],
  ['Kab. OKI', '16.02'],
  ['kabupaten ogan komering ilir', '16.02'],
  ['35 ilir', '16.71.01.1001'],
  ['Kel. 35 Ilir', '16.71.01.1001'],
  ['tiga puluh lima ilir', '16.71.01.1001'],
  ['26 ilir d.i', '16.71.04.1003'],
  ['3-4 ulu', '16.71.02.1004'],
  ['Sumsel', '16'],
  ['PALI', '16.12'],
  ['OKU Timur', '16.08'],
  ['Kotim', '62.02'],
  ['KLU', '52.08'],
  ['prov NTB', '52'],
  ['tj lubuk', '16.02.02'],
  ['seberang ulu 1', '16.71.02'],
  ['Kota Jakarta Utara', '31.72'],
  ['kota bima', '52.72'],
  ['kab bima', '52.06'],
  ["Hu'u", '52.05.03'],
  ['jogja', '34'],
  ['50 kota', '13.07'],
  ['distrik sentani', '91.03.01'],
])('"%s" menemukan %s paling atas', (ketikan, kode) => {
  expect(cari(ketikan)[0]).toBe(kode)
})

test('alias milik dua kabupaten menampilkan keduanya', () => {
  expect(cari('mura').slice(0, 2)).toEqual(['16.05', '62.12'])
})

test('urutannya tepat, lalu awalan, lalu memuat; dalam skor yang sama tingkat teratas dahulu', () => {
  const hasil = cari('mataram')
  expect(hasil.slice(0, 2)).toEqual(['52.71', '52.71.02'])
  const nilai = hasil.map((kode) => skor(semua.find((w) => w.kode === kode)?.cari ?? '', 'mataram'))
  expect(nilai).toEqual(nilai.toSorted())
  expect(new Set(nilai)).toEqual(new Set([0, 1, 2]))
})

test('ketikan tanpa huruf dan angka tidak mencari apa pun', () => {
  expect(normalkanNama(" .'- ")).toBe('')
  expect(cari(" .'- ")).toEqual([])
})

test('tanda persen, garis bawah dan pemisah dari pengguna tidak menjadi pola LIKE', () => {
  expect(normalkanNama('O%K_I|')).toBe('oki')
})

test('diakritik, apostrof dan tanda baca hilang; kata jenis di depan dipanjangkan', () => {
  expect(normalkanNama("  Ra’as  Kec.Café-Baru/D'I ")).toBe('raaskeccafebarudi')
  expect(normalkanNama('Kec. MB Ketapang')).toBe('kecamatanmbketapang')
  expect(normalkanNama('kab')).toBe('kab')
})

test('kolom cari memuat nama, alias, dan keduanya berawalan', () => {
  const oki = { nama: 'Ogan Ilir', namaLengkap: 'Kabupaten Ogan Ilir', alias: ['OI'] }
  expect(kolomCari(oki)).toBe('|oganilir|kabupatenoganilir|oi|kabupatenoi|')
  expect(kunciCari(oki.nama, oki.namaLengkap, [])).toEqual(['oganilir', 'kabupatenoganilir'])
})

test('setiap wilayah ditemukan tepat lewat nama dan nama lengkapnya', () => {
  const hilang = semua.filter(
    (w) =>
      skor(w.cari, normalkanNama(w.nama)) !== 0 || skor(w.cari, normalkanNama(w.namaLengkap)) !== 0,
  )
  expect(hilang.map((w) => w.namaLengkap)).toEqual([])
})

test('kolom cari hanya huruf kecil, angka dan pemisah, rata-rata di bawah 30 huruf', () => {
  expect(semua.filter((w) => !/^\|([a-z0-9]+\|)+$/.test(w.cari))).toEqual([])
  expect(semua.reduce((jumlah, w) => jumlah + w.cari.length, 0) / semua.length).toBeLessThan(30)
})
