import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sesudahAmbil, tersedia } from './laju.rules.ts'
import { Rekening } from './rekening-laju.ts'

const KUOTA = [{ nama: 'petugas', kuota: 6_000 }] as const

/** Instances on one store that keeps the rules, by a clock that only moves when it is told. */
function banyakInstans(banyak: number) {
  let kini = 0
  let tat = 0
  const toko = { pertanyaan: 0, diberi: 0 }
  const minta = async (butuh: number, mau: number) => {
    toko.pertanyaan++
    const us = kini * 1_000
    const ada = Math.min(mau, tersedia(tat, us, 6_000))
    const diberi = ada < butuh ? 0 : ada
    if (diberi > 0) tat = sesudahAmbil(tat, us, 6_000, diberi)
    toko.diberi += diberi
    return { diberi, tersisa: [tersedia(tat, us, 6_000)] }
  }
  const instans = Array.from({ length: banyak }, () => new Rekening(KUOTA, minta, () => kini))
  return {
    toko,
    maju: (ms: number) => {
      kini += ms
    },
    kini: () => kini,
    tagih: (ke: number, poin: number) =>
      (instans[ke % banyak] ?? new Rekening(KUOTA, minta)).tagih(poin),
  }
}

describe('banyak instans', () => {
  it('bersama-sama tidak pernah membelanjakan lebih dari kuota semenit dan yang mengalir', async () => {
    const langkah = fc.record({
      jedaMs: fc.nat(400),
      serentak: fc.array(fc.record({ ke: fc.nat(9), poin: fc.integer({ min: 1, max: 400 }) }), {
        maxLength: 8,
      }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 10 }),
        fc.array(langkah, { maxLength: 120 }),
        async (n, semua) => {
          const dunia = banyakInstans(n)
          let terpakai = 0
          for (const { jedaMs, serentak } of semua) {
            dunia.maju(jedaMs)
            const hasil = await Promise.all(
              serentak.map(async ({ ke, poin }) =>
                (await dunia.tagih(ke, poin)).tungguMs > 0 ? 0 : poin,
              ),
            )
            terpakai += hasil.reduce((a, b) => a + b, 0)
            expect(terpakai).toBeLessThanOrEqual(6_000 + dunia.kini() / 10)
          }
          expect(terpakai).toBeLessThanOrEqual(dunia.toko.diberi)
          // What a lease may lose is bounded by what was spent.
          expect(dunia.toko.diberi).toBeLessThanOrEqual(3 * terpakai)
        },
      ),
    )
  })

  it('yang jarang bertanya kepada banyak instans tidak kehilangan kuotanya', async () => {
    const dunia = banyakInstans(10)
    for (let ke = 0; ke < 600; ke++) {
      dunia.maju(1_000)
      expect((await dunia.tagih(ke, 50)).tungguMs).toBe(0)
    }
    expect(dunia.toko.diberi).toBe(600 * 50)
  })

  it('yang sering bertanya jarang menyentuh basis data', async () => {
    const dunia = banyakInstans(1)
    for (let ke = 0; ke < 1_000; ke++) {
      dunia.maju(10)
      await dunia.tagih(0, 1)
    }
    expect(dunia.toko.pertanyaan).toBeLessThan(25)
  })

  it('yang melampaui kuota ditolak tanpa pertanyaan, sampai selama yang disebut', async () => {
    const dunia = banyakInstans(1)
    await dunia.tagih(0, 6_000)
    const { tungguMs, kuitansi } = await dunia.tagih(0, 100)
    expect([tungguMs, kuitansi.tersisa]).toEqual([1_000, [0]])
    for (let ke = 0; ke < 99; ke++) {
      dunia.maju(10)
      expect((await dunia.tagih(0, 100)).tungguMs).toBe(990 - 10 * ke)
    }
    expect(dunia.toko.pertanyaan).toBe(1)
    dunia.maju(10)
    expect((await dunia.tagih(0, 100)).tungguMs).toBe(0)
  })
})

it('basis data yang tidak menjawab gagal bagi semua yang menunggu, lalu ditanya lagi', async () => {
  let rusak = true
  const rekening = new Rekening(KUOTA, async (butuh) => {
    if (rusak) throw new Error('putus')
    return { diberi: butuh, tersisa: [0] }
  })
  const hasil = await Promise.allSettled([rekening.tagih(5), rekening.tagih(7)])
  expect(hasil.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  rusak = false
  expect((await rekening.tagih(5)).tungguMs).toBe(0)
})
