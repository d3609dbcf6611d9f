import { expect, it } from 'vitest'
import { buatPenyandiTeks } from './penyandi-teks.ts'

const kunci = (...sandi: [number, number][]) => ({
  hash: new Uint8Array(32).fill(1),
  sandi: new Map(sandi.map(([id, isi]) => [id, new Uint8Array(32).fill(isi)])),
  sandiAktif: Math.max(...sandi.map(([id]) => id)),
})
const TEKS = '["9916021707842971","Siti"]'

it('teks kembali utuh, juga sesudah kunci berganti, dan tidak terbaca dari sandinya', () => {
  const lama = buatPenyandiTeks(kunci([1, 7]), 'uji').sandikan(TEKS, '1/2')
  expect(Buffer.from(lama).toString('latin1')).not.toContain('Siti')
  expect(buatPenyandiTeks(kunci([1, 7], [2, 8]), 'uji').buka(lama, '1/2')).toBe(TEKS)
})

it('tidak terbuka di tempat lain, untuk kegunaan lain, atau dengan kunci lain', () => {
  const sandi = buatPenyandiTeks(kunci([1, 7]), 'uji').sandikan(TEKS, '1/2')
  const buka = (penyandi = buatPenyandiTeks(kunci([1, 7]), 'uji'), tempat = '1/2') =>
    penyandi.buka(sandi, tempat)
  expect(() => buka(undefined, '1/3')).toThrow(/rusak atau bukan miliknya/)
  expect(() => buka(buatPenyandiTeks(kunci([1, 7]), 'lain'))).toThrow(/rusak/)
  expect(() => buka(buatPenyandiTeks(kunci([1, 9]), 'uji'))).toThrow(/rusak/)
  expect(() => buka(buatPenyandiTeks(kunci([2, 7]), 'uji'))).toThrow(/tidak terpasang/)
})
