import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fuzz } from '../test/fuzz.ts'
import { bacaKodeNyata } from '../test/kode-nyata.ts'
import { samarkanTeks } from './samarkan-teks.ts'

const BINTANG = '****************'

test.each([
  ['utuh', '9901015708450001'],
  ['berspasi', '9901 0157 0845 0001'],
  ['bertitik', '99.01.01.570845.0001'],
  ['bertanda hubung', '990101-570845-0001'],
  ['bertanda hubung berspasi', '990101 - 570845 - 0001'],
  ['setiap angka berspasi', '9 9 0 1 0 1 5 7 0 8 4 5 0 0 0 1'],
  ['berspasi tak terputus', '990101\u00a0570845\u00a00001'],
  ['bertanda hubung panjang', '990101–570845–0001'],
  ['sepuluh angka pertamanya menyerupai kode desa', '9901011708 450001'],
  ['sepuluh angka tengahnya menyerupai kode desa', '990 1011711708 001'],
  ['sepuluh angka terakhirnya menyerupai kode bertitik', '990101.15.01.90.1001'],
  ['dalam deret yang lebih panjang', '00990101570845000177'],
  ['berangka lebar', '９９０１０１５７０８４５０００１'],
])('nomor identitas %s tertutup seluruhnya', (_, nomor) => {
  expect(samarkanTeks(`NIK${nomor}, milik siapa?`)).toBe(`NIK${BINTANG}, milik siapa?`)
})

test.each([
  'desa 16.02.05.2001 dan 16.02.05.2002',
  'desa 16.02.05.2001 16.02.05.2002 16.02.05.2003',
  'desa 1602052001 1602052002, 1602052003',
  'desa 16.02.05.2001-16.02.05.2099.',
  'kecamatan 16.02.05 16.02.05.2001',
  '2026-11-21 16.02.05.2001 2018-2019',
  '2026-11-21 1602052001',
  'kartu 9900000000017',
  'lima belas angka 990101570845000',
  'Rp 37.083.000.000.000',
  '9901************',
  '',
])('teks tanpa nomor identitas dibiarkan: %s', (teks) => {
  expect(samarkanTeks(teks)).toBe(teks)
})

test('kode wilayah di samping NIK tetap terbaca', () => {
  expect(samarkanTeks('16.02.05.2001 9901015708450001 1602052001')).toBe(
    `16.02.05.2001 ${BINTANG} 1602052001`,
  )
})

test('setiap NIK dalam satu teks tertutup', () => {
  expect(samarkanTeks('["9901015708450001","9901011708450002"]')).toBe(
    `["${BINTANG}","${BINTANG}"]`,
  )
})

test('daftar seluruh kode desa, bertitik atau polos, tidak berubah', () => {
  const desa = bacaKodeNyata()[3]?.map(({ teks }) => teks) ?? []
  expect(desa).toHaveLength(83_762)
  const bertitik = desa.join(' ')
  const polos = bertitik.replaceAll('.', '')
  expect(samarkanTeks(bertitik) === bertitik).toBe(true)
  expect(samarkanTeks(polos) === polos).toBe(true)
})

test('enam belas angka dengan sela apa pun selalu tertutup, sekitarnya utuh', () => {
  const sela = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom(' ', '.', '-', ' - ', '\u00a0', '–') },
  )
  const nomor = fc
    .tuple(fc.stringMatching(/^\d{16}$/), fc.array(sela, { minLength: 15, maxLength: 15 }))
    .map(([angka, selanya]) => [...angka].map((satu, ke) => satu + (selanya[ke] ?? '')).join(''))
    // 16.02.05.1501-900001: bentuk kode bertitik selalu dibaca sebagai kode.
    .filter((teks) => !/\d\d\.\d\d\.\d\d\.\d{4}(?!\d)/.test(teks))
  const sekitar = fc.constantFrom('', 'NIK:', '"', '{"nik":"', 'gagal\n', 'x_', '(')
  fuzz('samarkan', fc.tuple(sekitar, nomor, sekitar), ([depan, isi, belakang]) => {
    expect(samarkanTeks(depan + isi + belakang)).toBe(depan + BINTANG + belakang)
  })
})

test('menyamarkan dua kali sama dengan sekali, dan tidak menyisakan 16 angka berderet', () => {
  const potongan = fc.oneof(
    fc.stringMatching(/^\d{1,18}$/),
    fc.constantFrom(' ', '.', '-', ', ', '\n', 'desa', '16.02.05.2001', '1602052001'),
  )
  fuzz('samarkan ulang', fc.array(potongan, { maxLength: 8 }), (bagian) => {
    const sekali = samarkanTeks(bagian.join(''))
    expect(samarkanTeks(sekali)).toBe(sekali)
    expect(sekali).not.toMatch(/\d{16}/)
  })
})

test('teks 200.000 huruf disamarkan dalam waktu singkat', () => {
  const mulai = performance.now()
  for (const pola of ['1', '1 ', '1602052001 ', '1 - ', '1    ', '16.02.05.2001.']) {
    samarkanTeks(pola.repeat(200_000 / pola.length))
  }
  expect(performance.now() - mulai).toBeLessThan(2000)
})
