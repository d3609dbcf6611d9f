import { parseKodeWilayah, wajib } from '@harapan/kode'
import { expect, test } from 'vitest'
import { PERBAIKAN_NAMA } from './alias-wilayah.ts'
import { ATURAN_NAMA, pisahkanAwalan, rapikanNama, terapkanAturan } from './nama-wilayah.rules.ts'
import { bacaSumber } from './sumber-wilayah.ts'

const sumber = (await bacaSumber()).flat()
const nama = (kode: string) => sumber.find(({ code }) => code === kode)?.name ?? ''
const pisah = (kode: string, teks: string) => pisahkanAwalan(wajib(parseKodeWilayah(kode)), teks)

const TERSENTUH: Record<(typeof ATURAN_NAMA)[number]['sebutan'], number> = {
  'tanda kutip ganda di tempat apostrof': 16,
  'apostrof tipografis': 3,
  'titik atau bintang di akhir': 9,
  'spasi di sekitar - atau /': 24,
  'huruf awal kecil': 6,
}

test.each(ATURAN_NAMA)(
  'aturan "$sebutan" menyentuh tepat sebanyak cacat yang dikenal',
  (aturan) => {
    const berubah = sumber.filter(({ name }) => terapkanAturan(aturan, name) !== name)
    expect(berubah).toHaveLength(TERSENTUH[aturan.sebutan])
  },
)

test('selain itu tidak ada nama yang disentuh, dan semua nama hanya huruf, angka dan tanda biasa', () => {
  const berubah = sumber.filter(({ name }) => rapikanNama(name) !== name)
  expect(berubah).toHaveLength(Object.values(TERSENTUH).reduce((a, b) => a + b))
  expect(sumber.filter(({ name }) => !/^[A-Z0-9][\w './(),-]*$/.test(rapikanNama(name)))).toEqual(
    [],
  )
})

test.each([
  ['35.29.22', "Ra'as"],
  ['53.07.01.2021', "Regapu'u"],
  ['91.20.07.2005', 'Teuw'],
  ['63.07.02.2001', 'Murung A'],
  ['12.23.06', 'Na IX-X'],
  ['33.07.07.2016', 'Lamuk'],
])('%s menjadi %s', (kode, seharusnya) => {
  expect(rapikanNama(nama(kode))).toBe(seharusnya)
})

test('nama yang dibetulkan satu per satu masih keliru di sumbernya', () => {
  const tertulis = [...PERBAIKAN_NAMA].map(([kode]) => pisah(kode, nama(kode)).nama)
  expect(tertulis).toEqual(['Palangkaraya', 'Bl. Limbangan'])
  expect([...PERBAIKAN_NAMA.values()].map((p) => p.namaSumber)).toEqual(tertulis)
})

test('awalan setiap kabupaten dan kota di sumber cocok dengan kodenya', () => {
  const kabupaten = sumber.filter(({ code }) => code.length === 5)
  const awalan = Object.groupBy(kabupaten, ({ code, name }) => pisah(code, name).awalan)
  expect(Object.fromEntries(Object.entries(awalan).map(([k, v]) => [k, v?.length]))).toEqual({
    Kabupaten: 415,
    Kota: 93,
    'Kabupaten Administrasi': 1,
    'Kota Administrasi': 5,
  })
})

test('kata Kota di dalam nama kabupaten dan Kota Agung sebagai kecamatan tetap utuh', () => {
  expect(pisah('13.07', 'Kabupaten Lima Puluh Kota')).toEqual({
    nama: 'Lima Puluh Kota',
    awalan: 'Kabupaten',
  })
  expect(pisah('16.04.07', 'Kota Agung')).toEqual({ nama: 'Kota Agung', awalan: 'Kecamatan' })
})
