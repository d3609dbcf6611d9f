import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  kepalaLaju,
  kuotaKlien,
  lamaMengisi,
  palingBanyak,
  sesudahAmbil,
  tersedia,
  ukuranSewa,
} from './laju.rules.ts'

const MENIT_US = 60_000_000
const kuota = fc.integer({ min: 1, max: 1_000_000 })
const permintaan = fc.array(
  fc.record({
    jedaUs: fc.integer({ min: 0, max: MENIT_US }),
    bagian: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 60 },
)

describe('kuota yang mengalir', () => {
  it('dalam selang mana pun keluar paling banyak satu menit penuh dan yang mengalir selama itu', () => {
    fc.assert(
      fc.property(kuota, permintaan, (q, semua) => {
        let tat = 0
        let kini = 1_800_000_000_000_000
        const keluar: { pada: number; poin: number }[] = []
        for (const { jedaUs, bagian } of semua) {
          kini += jedaUs
          const poin = Math.ceil(bagian * q)
          if (poin < 1 || poin > tersedia(tat, kini, q)) continue
          tat = sesudahAmbil(tat, kini, q, poin)
          keluar.push({ pada: kini, poin })
        }
        for (const [ke, { pada }] of keluar.entries()) {
          let jumlah = 0
          for (const satu of keluar.slice(ke)) {
            jumlah += satu.poin
            expect(jumlah).toBeLessThanOrEqual(q + (q * (satu.pada - pada)) / MENIT_US + 1)
          }
        }
      }),
    )
  })

  it('yang ditolak diberi sesudah selama yang disebut, dan tidak lama sebelumnya', () => {
    fc.assert(
      fc.property(
        kuota,
        fc.nat(MENIT_US),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (q, utang, bagian) => {
          const kini = 1_800_000_000_000_000
          const tat = kini + utang
          const poin = Math.max(1, Math.ceil(bagian * q))
          const ada = tersedia(tat, kini, q)
          if (poin <= ada) return
          const tunggu = lamaMengisi(poin - ada, q)
          expect(tersedia(tat, kini + tunggu * 1_000, q)).toBeGreaterThanOrEqual(poin)
          // One point more than is whole may be on its way already.
          const lebihCepat = tunggu - Math.ceil(60_000 / q) - 1
          expect(tersedia(tat, kini + lebihCepat * 1_000, q)).toBeLessThan(poin)
        },
      ),
    )
  })

  it('yang dikira kembali selagi tidak bertanya tidak pernah kurang dari yang sebenarnya lebih dari satu poin', () => {
    fc.assert(
      fc.property(kuota, fc.nat(MENIT_US), fc.nat(120_000), (q, utang, sejakMs) => {
        const kini = 1_800_000_000_000_000
        const dulu = tersedia(kini + utang, kini, q)
        const nanti = tersedia(kini + utang, kini + sejakMs * 1_000, q)
        expect(palingBanyak(dulu, q, sejakMs)).toBeGreaterThanOrEqual(nanti - 1)
        expect(palingBanyak(dulu, q, sejakMs)).toBeLessThanOrEqual(nanti)
      }),
    )
  })
})

describe('sewa', () => {
  it.each([
    ['yang pertama hanya yang perlu', { poin: 0, terpakai: 0, habis: false }, 7, 7],
    ['yang habis berlipat dua', { poin: 7, terpakai: 5, habis: true }, 3, 14],
    ['yang kedaluwarsa kembali ke yang terpakai', { poin: 80, terpakai: 12, habis: false }, 3, 12],
    ['paling banyak jatah sedetik', { poin: 90, terpakai: 90, habis: true }, 3, 100],
    ['kecuali operasinya sendiri lebih mahal', { poin: 90, terpakai: 90, habis: true }, 500, 500],
  ])('%s', (_, lalu, butuh, harus) => {
    expect(ukuranSewa(lalu, butuh, 6_000)).toBe(harus)
  })

  it('satu dari beberapa klien tidak dapat menghabiskan kuota instansinya', () => {
    expect([kuotaKlien(1_000, 1), kuotaKlien(1_000, 2), kuotaKlien(1, 2)]).toEqual([1_000, 750, 1])
  })
})

describe('header', () => {
  it('menyebut semua kuota, dan sisa yang paling sempit', () => {
    const kuota = [
      { nama: 'instansi', kuota: 1_000 },
      { nama: 'klien', kuota: 750 },
    ] as const
    expect(kepalaLaju({ kuota, tersisa: [100, 650] })).toEqual({
      'ratelimit-policy': '"instansi";q=1000;w=60, "klien";q=750;w=60',
      ratelimit: '"instansi";r=100;t=54',
      'ratelimit-limit': '1000',
      'ratelimit-remaining': '100',
      'ratelimit-reset': '54',
    })
  })

  it('kuota yang penuh tidak menyebut apa pun untuk ditunggu', () => {
    const penuh = { kuota: [{ nama: 'petugas', kuota: 60 }] as const, tersisa: [60] }
    expect(kepalaLaju(penuh)['ratelimit']).toBe('"petugas";r=60;t=0')
  })
})
