import { expect, test } from 'vitest'
import { buatAcak, sidik } from './acak.ts'

test('benih yang sama memberi undian yang sama, di mesin mana pun', () => {
  const sepuluh = (benih: string): number[] => {
    const acak = buatAcak(benih)
    return Array.from({ length: 10 }, () => acak.bulat(0, 999))
  }
  expect(sepuluh('harapan')).toEqual(sepuluh('harapan'))
  expect(sepuluh('harapan')).not.toEqual(sepuluh('harapan '))
  expect(sepuluh('harapan')).toEqual([69, 180, 640, 923, 879, 965, 73, 295, 121, 435])
})

test('bilangan bulat mencakup kedua ujungnya dan kira-kira merata', () => {
  const acak = buatAcak('merata')
  const hitung = new Map<number, number>()
  for (let undian = 0; undian < 60_000; undian++) {
    const mata = acak.bulat(1, 6)
    hitung.set(mata, (hitung.get(mata) ?? 0) + 1)
  }
  expect([...hitung.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6])
  for (const banyak of hitung.values()) expect(Math.abs(banyak - 10_000)).toBeLessThan(400)
})

test('tabel berbobot mengikuti bobotnya, dan bobot nol tidak pernah terpilih', () => {
  const acak = buatAcak('bobot')
  const hitung = { a: 0, b: 0, c: 0 }
  const tabel = [
    ['a', 3],
    ['b', 0],
    ['c', 1],
  ] as const
  for (let undian = 0; undian < 40_000; undian++) hitung[acak.berbobot(tabel)]++
  expect(hitung.b).toBe(0)
  expect(Math.abs(hitung.a - 30_000)).toBeLessThan(600)
})

test('memilih dari daftar kosong ditolak', () => {
  expect(() => buatAcak('kosong').pilih([])).toThrow(RangeError)
})

test('sidik berbeda menurut teks dan garamnya', () => {
  const semua = ['16', '17', '1602', ''].flatMap((teks) =>
    [1, 2, 3].map((garam) => sidik(teks, garam)),
  )
  expect(new Set(semua).size).toBe(semua.length)
})
