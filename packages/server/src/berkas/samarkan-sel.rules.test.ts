import fc from 'fast-check'
import { expect, test } from 'vitest'
import { samarkanSel } from './samarkan-sel.rules.ts'

test.each([
  ['9901015708450001', '9901************'],
  ['NIK: 9901 0157 0845 0001.', 'NIK: 9901************.'],
  ["'9901.0157.0845.0001", "'9901************"],
  ['99O1O157O845OOO1', '99O1************'],
  ['９９０１０１５７０８４５０００１', '９９０１************'],
  ['9.90102E+15', '9901****'],
  ['9,90102e15', '9901****'],
  ['9900000000017', '9900*********'],
  ['0812-3456-789', '0812*******'],
  ['9901\u200b0157\u200b0845\u200b0001', '9901************'],
])('nomor dalam sel tersamar, empat angka pertama tinggal: %s', (sel, tersamar) => {
  expect(samarkanSel(sel)).toBe(tersamar)
})

test.each([
  'SITI AMINAH',
  '1990-01-31',
  '31.02.2026',
  '32.01.01.2001',
  'RT 001 / RW 002',
  '',
  'SOLIHIN BISLI',
])('yang bukan nomor dibiarkan: %s', (sel) => {
  expect(samarkanSel(sel)).toBe(sel)
})

test('sel yang panjang dipotong sesudah disamarkan', () => {
  const tersamar = samarkanSel(`${'x '.repeat(36)}9901015708450001 dan seterusnya`)
  expect(tersamar).toHaveLength(81)
  expect(tersamar).not.toMatch(/\d{5}/)
})

test('apa pun di sekitarnya, tidak ada sembilan angka berurutan yang tersisa', () => {
  const sel = fc
    .tuple(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^99\d{7,14}$/),
      fc.string({ unit: 'binary' }),
    )
    .map((bagian) => bagian.join(''))
  fc.assert(
    fc.property(sel, (teks) => {
      expect(samarkanSel(teks)).not.toMatch(/\p{Nd}{9}/u)
    }),
  )
})
