import { expect, test } from 'vitest'
import { berhasil, gagal, type Hasil, petakan, wajib } from './hasil.ts'

const galat = { kode: 'NIK_TIDAK_SAH', pesan: 'apa / what', petunjuk: 'jalan / way' } as const
const tujuh: Hasil<number> = berhasil(7)
const tertolak: Hasil<number> = gagal(galat)

test('nilai dipetakan, galat diteruskan apa adanya', () => {
  expect(petakan(tujuh, String)).toEqual({ ok: true, nilai: '7' })
  expect(petakan(tertolak, String)).toEqual({ ok: false, galat })
})

test('nilai yang wajib ada diberikan, atau galatnya dilempar lengkap', () => {
  expect(wajib(tujuh)).toBe(7)
  expect(() => wajib(tertolak)).toThrow('NIK_TIDAK_SAH: apa / what. jalan / way')
})
