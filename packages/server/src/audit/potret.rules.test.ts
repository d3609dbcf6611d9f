import { describe, expect, it } from 'vitest'
import {
  geserPotret,
  POTRET_KOSONG,
  potongPotret,
  terlihat,
  tulisPotret,
  uraikanPotret,
} from './potret.rules.ts'

const dilihat = (teks: string, sampai = 30) =>
  Array.from({ length: sampai }, (_, n) => n).filter((n) =>
    terlihat(uraikanPotret(teks), BigInt(n)),
  )

describe('potret transaksi', () => {
  it('melihat semua yang mulai sebelumnya, kecuali yang masih berjalan', () => {
    expect(dilihat('5:9:5,7')).toEqual([0, 1, 2, 3, 4, 6, 8])
    expect(dilihat('5:5:')).toEqual([0, 1, 2, 3, 4])
  })

  it('tetap sama setelah ditulis dan diuraikan', () => {
    for (const teks of ['5:9:5,7', '5:5:']) expect(tulisPotret(uraikanPotret(teks))).toBe(teks)
    expect(uraikanPotret(tulisPotret(POTRET_KOSONG))).toEqual(POTRET_KOSONG)
  })

  it('kosong tidak melihat apa pun, juga bukan baris dari sebelum ada segel', () => {
    expect(terlihat(POTRET_KOSONG, -1_000_000n)).toBe(false)
  })

  it('digeser melihat nomor yang digeser', () => {
    expect(tulisPotret(geserPotret(uraikanPotret('5:9:5,7'), 100n))).toBe('105:109:105,107')
  })

  it('dipotong melihat tidak lebih dari batasnya, dan tidak kurang dari potret sebelumnya', () => {
    const potong = (terakhir: bigint, lama: string) =>
      tulisPotret(potongPotret(uraikanPotret('8:20:8,11'), terakhir, uraikanPotret(lama)))
    expect(potong(12n, '8:9:8')).toBe('8:13:8,11')
    // Rows of a late transaction come first by number; what was seen before stays seen.
    expect(potong(3n, '8:9:8')).toBe('8:9:8')
    expect(potong(-5n, '-9:-9:')).toBe('-4:-4:')
    expect(potong(19n, '8:9:8')).toBe('8:20:8,11')
  })
})
