import { describe, expect, it } from 'vitest'
import { pulihPada } from './batas-ungkap.rules.ts'

const KINI = new Date('2026-11-22T05:00:00Z')
const lalu = (menit: number) => new Date(KINI.getTime() - menit * 60_000)
/** So many reveals, the newest first, that many minutes apart. */
const setiap = (menit: number, banyak: number) =>
  Array.from({ length: banyak }, (_, ke) => lalu(ke * menit))

describe('batas pengungkapan', () => {
  it('membolehkan yang pertama, dan yang kedua puluh dalam satu jam', () => {
    expect(pulihPada([], KINI)).toBeUndefined()
    expect(pulihPada(setiap(1, 19), KINI)).toBeUndefined()
  })

  it('menolak yang ke-21 dalam satu jam, sampai yang ke-20 terakhir genap sejam', () => {
    expect(pulihPada(setiap(1, 20), KINI)).toEqual(lalu(19 - 60))
    expect(pulihPada(setiap(1, 100), KINI)).toEqual(lalu(99 - 24 * 60))
  })

  it('tidak menghitung yang sudah genap sejam', () => {
    expect(pulihPada([...setiap(1, 19), lalu(60)], KINI)).toBeUndefined()
  })

  it('menolak yang ke-101 dalam sehari walau tersebar', () => {
    expect(pulihPada(setiap(14, 99), KINI)).toBeUndefined()
    expect(pulihPada(setiap(14, 100), KINI)).toEqual(lalu(99 * 14 - 24 * 60))
    expect(pulihPada(setiap(15, 100), KINI)).toBeUndefined()
  })

  it('menyebut batas yang pulih paling akhir bila keduanya tercapai', () => {
    const tersebar = [...setiap(1, 20), ...Array.from({ length: 80 }, () => lalu(23 * 60 + 55))]
    expect(pulihPada(tersebar, KINI)).toEqual(lalu(19 - 60))
  })
})
