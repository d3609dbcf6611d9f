import { expect, test } from 'vitest'
import { memuatNomor, samarkanNomor } from './nomor-tertulis.ts'

test.each([
  'NIK 9901015708450001',
  'no. 9901 0157 0845 0001',
  'q9901_0157_0845_0001',
  'kartu 9900000000017',
  'kartu 99.0000.0000.017',
  'kartu 9900 - 0000 - 00017',
])('nomor identitas dalam teks diketahui dan tertutup: %s', (teks) => {
  expect(memuatNomor(teks)).toBe(true)
  expect(samarkanNomor(teks)).not.toMatch(/\d{2}/)
})

test.each([
  'desa 16.02.05.2001 dan 1602052001',
  'sejak 2018-12-31 sampai 2026-11-22',
  'surat 470/123/2026',
  'telepon 0812 3456 789',
])('teks tanpa nomor identitas dibiarkan: %s', (teks) => {
  expect(memuatNomor(teks)).toBe(false)
  expect(samarkanNomor(teks)).toBe(teks)
})
