import { expect, it } from 'vitest'
import { acuanSah } from './acuan.ts'

it.each([
  'PASIEN-00017',
  'a',
  'RS/2026/11.03:7',
  '123456789012',
  'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  // Thirteen digits in a row, as chance has it in one UUID of fifty.
  '12345678-9012-4345-8000-00a0c91e6bf6',
])('%s boleh menjadi acuan', (satu) => {
  expect(acuanSah(satu)).toBe(true)
})

it.each([
  ['', 'kosong'],
  ['x'.repeat(65), 'terlalu panjang'],
  ['dua kata', 'berspasi'],
  ['Siti?', 'tanda lain'],
  ['-7', 'tidak mulai dengan huruf atau angka'],
  ['9916020101800001', 'NIK'],
  ['p:9916020101800001', 'NIK sesudah awalan'],
  ['991602/010180:0001', 'NIK yang terpisah-pisah'],
  ['9916-0201-0180-0001', 'NIK berempat-empat'],
  ['0001234567890', 'nomor kartu JKN'],
  ['99160201-0180-1001-8000-00a0c91e6bf6', 'NIK di depan UUID'],
  ['９９16', 'angka yang bukan ASCII'],
])('%s tidak: %s', (satu) => {
  expect(acuanSah(satu)).toBe(false)
})
