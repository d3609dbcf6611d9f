import { expect, test } from 'vitest'
import { bacaTabel } from './baca-tabel.ts'

test('tabel dibaca menurut nama kolomnya', () => {
  const [pertama] = bacaTabel('kode-bps', ['kode', 'bps'])
  expect(pertama).toEqual({ kode: '11.01', bps: '1103' })
})

test('kolom yang berbeda dari kepala tabel ditolak dengan nama berkasnya', () => {
  expect(() => bacaTabel('kode-bps', ['bps', 'kode'])).toThrow('data/kode-bps.csv:1')
})
