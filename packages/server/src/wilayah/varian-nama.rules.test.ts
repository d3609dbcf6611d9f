import { expect, test } from 'vitest'
import { varianNama } from './varian-nama.rules.ts'

const varian = (nama: string) => varianNama(nama.split(' ')).map((kata) => kata.join(' '))

test('nama tanpa bilangan dan singkatan hanya punya satu tulisan', () => {
  expect(varian('kayu agung')).toEqual(['kayu agung'])
})

test('singkatan dibaca dua arah', () => {
  expect(varian('tanjung lubuk')).toContain('tj lubuk')
  expect(varian('sei buah')).toContain('sungai buah')
})

test.each([
  ['tiga puluh lima ilir', '35 ilir'],
  ['dua belas ulu', '12 ulu'],
  ['sebelas ulu', '11 ulu'],
  ['sembilan sepuluh ulu', '9 10 ulu'],
  ['dua puluh ilir tiga', '20 ilir 3'],
  ['banyuasin iii', 'banyuasin 3'],
  ['lima puluh kota', '50 kota'],
  ['tujuh belas', '17'],
  ['x koto', '10 koto'],
  ['na ix x', 'na 9 10'],
])('%s juga ditulis %s', (nama, angka) => {
  expect(varian(nama)).toContain(angka)
})

test('bilangan ditulis angka, dieja, dan Romawi', () => {
  expect(varian('seberang ulu 2')).toEqual([
    'seberang ulu 2',
    'seberang ulu 2',
    'seberang ulu dua',
    'seberang ulu ii',
  ])
})

test('huruf yang bukan bilangan Romawi baku dibiarkan', () => {
  expect(varian('iix vx')).toEqual(['iix vx'])
})

test('puluh dan belas yang berdiri sendiri bukan bilangan', () => {
  expect(varian('puluh belas')).toEqual(['puluh belas'])
})
