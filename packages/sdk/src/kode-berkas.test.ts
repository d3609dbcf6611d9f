import { expect, expectTypeOf, test } from 'vitest'
import type { PESAN_BERKAS } from '../../server/src/berkas/pesan-berkas.ts'
import type { GALAT_IMPOR } from '../../server/src/impor/galat-impor.ts'
import { HarapanError } from './errors.ts'
import type { KodeGalatBerkas, KodeGalatImpor } from './kode-berkas.ts'

// Diperiksa `tsc`: kode yang baru di server tidak dapat terlupa di sini.
test('daftar kode berkas dan impor sama dengan milik server', () => {
  expectTypeOf<KodeGalatBerkas>().toEqualTypeOf<keyof typeof PESAN_BERKAS>()
  expectTypeOf<KodeGalatImpor>().toEqualTypeOf<keyof typeof GALAT_IMPOR>()
  const galat = new HarapanError({ kode: 'KOLOM_WAJIB_TIDAK_ADA', pesan: 'x' })
  expect(galat.is('KOLOM_WAJIB_TIDAK_ADA', 'BERKAS_KOSONG')).toBe(true)
})
