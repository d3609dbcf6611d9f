import { beforeEach, describe, expect, it } from 'vitest'
import { cocok, etag } from './etag.ts'
import { buatSimpananTeks, type SimpananTeks } from './simpanan-teks.ts'

let kini: string | undefined
let simpanan: SimpananTeks
beforeEach(() => {
  kini = 'w1.r1'
  simpanan = buatSimpananTeks({ versi: () => kini, bita: 2_000 })
})

describe('simpanan teks', () => {
  it('memberi kembali teks yang disimpan, dan menghitung kena dan luput', () => {
    expect(simpanan.ambil('a', 'w1.r1')).toBeUndefined()
    simpanan.simpan('a', 'w1.r1', '{"n":1}')
    expect(simpanan.ambil('a', 'w1.r1')).toBe('{"n":1}')
    expect(simpanan.ambil('b', 'w1.r1')).toBeUndefined()
    expect(simpanan.hitungan()).toMatchObject({ kena: 1, luput: 2, jumlah: 1 })
  })

  it('tidak menyimpan teks yang versinya berubah selagi dibaca', () => {
    kini = 'w2.r1'
    simpanan.simpan('a', 'w1.r1', 'lama')
    expect(simpanan.ambil('a', 'w1.r1')).toBeUndefined()
    expect(simpanan.ambil('a', 'w2.r1')).toBeUndefined()
  })

  it('tidak menyimpan apa pun selama versi tidak diketahui', () => {
    kini = undefined
    simpanan.simpan('a', 'w1.r1', 'entah')
    kini = 'w1.r1'
    expect(simpanan.ambil('a', 'w1.r1')).toBeUndefined()
  })

  it('membuang semua teks begitu versinya berubah, juga yang tidak diminta lagi', () => {
    simpanan.simpan('a', 'w1.r1', 'satu')
    simpanan.simpan('b', 'w1.r1', 'dua')
    kini = 'w2.r1'
    expect(simpanan.ambil('a', 'w2.r1')).toBeUndefined()
    expect(simpanan.hitungan()).toMatchObject({ jumlah: 0, bita: 0 })
  })

  it('tidak memberi teks baru kepada permintaan yang masih memegang versi lama', () => {
    kini = 'w2.r1'
    simpanan.simpan('a', 'w2.r1', 'baru')
    expect(simpanan.ambil('a', 'w1.r1')).toBeUndefined()
    expect(simpanan.ambil('a', 'w2.r1')).toBe('baru')
  })

  it('tetap di bawah batas bita, dan membuang yang paling lama tidak dipakai', () => {
    for (const kunci of ['a', 'b', 'c']) simpanan.simpan(kunci, 'w1.r1', kunci.repeat(500))
    simpanan.ambil('a', 'w1.r1')
    simpanan.simpan('d', 'w1.r1', 'd'.repeat(500))
    expect(simpanan.hitungan().bita).toBeLessThanOrEqual(2_000)
    const ada = ['a', 'b', 'c', 'd'].filter((kunci) => simpanan.ambil(kunci, 'w1.r1'))
    expect(ada).toEqual(['a', 'c', 'd'])
  })

  it('menghitung huruf di luar ASCII dua bita, dan teks yang diganti sekali saja', () => {
    simpanan.simpan('a', 'w1.r1', 'x'.repeat(100))
    const { bita } = simpanan.hitungan()
    simpanan.simpan('a', 'w1.r1', 'y'.repeat(100))
    expect(simpanan.hitungan()).toMatchObject({ bita, jumlah: 1 })
    simpanan.simpan('a', 'w1.r1', 'é'.repeat(100))
    expect(simpanan.hitungan().bita).toBe(bita + 100)
  })

  it('tidak mengosongkan diri demi satu teks yang lebih besar dari batasnya', () => {
    simpanan.simpan('a', 'w1.r1', 'kecil')
    simpanan.simpan('b', 'w1.r1', 'b'.repeat(3_000))
    expect(simpanan.ambil('b', 'w1.r1')).toBeUndefined()
    expect(simpanan.ambil('a', 'w1.r1')).toBe('kecil')
  })

  it('membuang teks lama sebuah kunci yang teks barunya terlalu besar', () => {
    simpanan.simpan('a', 'w1.r1', 'lama')
    simpanan.simpan('a', 'w1.r1', 'b'.repeat(3_000))
    expect(simpanan.ambil('a', 'w1.r1')).toBeUndefined()
    expect(simpanan.hitungan()).toMatchObject({ jumlah: 0, bita: 0 })
  })
})

describe('ETag', () => {
  const milik = etag('a', 'w1.r1')

  it('kuat, tetap, dan berbeda menurut kunci dan versi', () => {
    expect(milik).toMatch(/^"[\w-]{22}"$/)
    expect(etag('a', 'w1.r1')).toBe(milik)
    const lain = [etag('a', 'w1.r2'), etag('b', 'w1.r1'), etag('1\na', 'w1.r')]
    expect(new Set([milik, ...lain]).size).toBe(4)
  })

  it.each([milik, `W/${milik}`, `"x", ${milik}`, `"x",W/${milik} , "y"`, '*', ' * '])(
    'cocok dengan If-None-Match: %s',
    (kepala) => expect(cocok(kepala, milik)).toBe(true),
  )

  it.each([undefined, null, '', '"x"', 'W/"x", "y*"', milik.slice(1, -1), milik.toLowerCase()])(
    'tidak cocok dengan If-None-Match: %s',
    (kepala) => expect(cocok(kepala, milik)).toBe(false),
  )
})
