import { expect, it } from 'vitest'
import { pastikanTanpaNomor } from './tanpa-nomor.ts'

it.each(['9902011505900001', '99 0201 150590 0001', '99.02.01.150590.0001', '9912345678901'])(
  'nomor contoh di catatan menggagalkan ujinya, tanpa menyebutnya: %#',
  (nomor) => {
    const periksa = () => pastikanTanpaNomor(`{"msg":"galat ${nomor}"}\n{"msg":"lain"}\n`)
    expect(periksa).toThrow(/^1 lines of the log/)
    expect(periksa).not.toThrow(nomor.slice(2, 6))
  },
)

it.each([
  '',
  '{"time":"2026-11-22T05:00:00.000Z","msg":"9902************"}',
  '{"permintaan":"99123456-1234-4234-8234-123456789012"}',
  'desa 1602051001, 1763787600000 ms, 99 baris',
])('catatan biasa dibiarkan: %#', (teks) => {
  expect(() => pastikanTanpaNomor(teks)).not.toThrow()
})
