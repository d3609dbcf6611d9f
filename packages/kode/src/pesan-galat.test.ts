import { expect, test } from 'vitest'
import { adalahKodeGalat, KODE_GALAT } from './kode-galat.ts'
import { galat, PESAN_GALAT } from './pesan-galat.ts'

test('setiap kode galat punya pesan dan petunjuk dalam dua bahasa', () => {
  const teks = KODE_GALAT.flatMap((kode) => [galat(kode).pesan, galat(kode).petunjuk])
  expect(
    teks.filter((satu) => !/^[^/]{5,} \/ [^/]{5,}$/.test(tanpaNomorUndangUndang(satu))),
  ).toEqual([])
})

test('tidak ada pesan tanpa kode, dan tidak ada dua kode dengan pesan yang sama', () => {
  expect(Object.keys(PESAN_GALAT).sort()).toEqual([...KODE_GALAT].sort())
  const pesan = KODE_GALAT.map((kode) => galat(kode).pesan)
  expect(new Set(pesan).size).toBe(KODE_GALAT.length)
})

test('kode galat dikenali, teks lain tidak', () => {
  expect(KODE_GALAT.every(adalahKodeGalat)).toBe(true)
  expect(['INTERNAL_SERVER_ERROR', 'toString', '', null, 0].some(adalahKodeGalat)).toBe(false)
})

function tanpaNomorUndangUndang(teks: string): string {
  return teks.replaceAll(/\d+\/\d+/g, '')
}
