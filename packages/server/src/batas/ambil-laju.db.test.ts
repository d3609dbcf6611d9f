import { bukaBasisDataUji, PERKAKAS_UJI } from '@harapan/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laluBatalkan } from '../../test/keamanan/sebagai-peran.ts'
import { perjanjianBuatan } from '../../test/perjanjian-buatan.ts'
import { sebagaiAdmin, tanyaAdmin } from '../../test/sebagai-admin.ts'
import type { BasisData } from '../db/basis-data.ts'
import { sesudahAmbil, tersedia } from './laju.rules.ts'
import { buatPembatasLaju } from './pembatas-laju.ts'
import type { Sewa } from './rekening-laju.ts'

let basisData: BasisData
beforeAll(async () => {
  basisData = await bukaBasisDataUji()
})
afterAll(() => basisData.tutup())

const kini = '(extract(epoch from clock_timestamp()) * 1000000)::bigint::text as kini'

/** One call on rows that are so far ahead, and the clock around it. */
async function ambil(
  utangUs: readonly number[],
  kuota: readonly number[],
  poin: number,
  mau: number,
) {
  return sebagaiAdmin(basisData.kolam, async (klien) => {
    const baris = utangUs.map((_, ke) => `uji-${ke}`)
    const jam = async () => Number((await klien.query(`select ${kini}`)).rows[0].kini)
    const mulai = await jam()
    const dulu = utangUs.map((utang) => mulai + utang)
    await klien.query('delete from laju')
    await klien.query('insert into laju select * from unnest($1::text[], $2::bigint[])', [
      baris,
      dulu,
    ])
    const { rows } = await klien.query<{ j: Sewa }>('select ambil_laju($1, $2, $3, $4) as j', [
      ...[baris, kuota, poin, mau],
    ])
    const { rows: tat } = await klien.query<{ tat: string }>('select tat from laju order by kunci')
    return {
      mulai,
      selesai: await jam(),
      dulu,
      nanti: tat.map((satu) => Number(satu.tat)),
      ...rows[0]?.j,
    }
  })
}

describe('ambil_laju', () => {
  it('menghitung seperti laju.rules.ts', async () => {
    const MENIT_US = 60_000_000
    const kuota = fc.integer({ min: 1, max: 1_000_000 })
    const satu = fc.record({
      kuota,
      utang: fc.integer({ min: -MENIT_US, max: MENIT_US + 1_000_000 }),
    })
    const bagian = fc.double({ min: 0, max: 1, noNaN: true })
    await fc.assert(
      fc.asyncProperty(
        fc.array(satu, { minLength: 1, maxLength: 3 }),
        bagian,
        bagian,
        async (semua, a, b) => {
          const batas = semua.map((milik) => milik.kuota)
          const poin = Math.max(1, Math.ceil(a * Math.min(...batas)))
          const mau = poin + Math.ceil(b * Math.min(...batas))
          const hasil = await ambil(
            semua.map(({ utang }) => utang),
            batas,
            poin,
            mau,
          )
          const { mulai, selesai, dulu, nanti, diberi = -1, tersisa = [] } = hasil
          // The function read its clock somewhere between ours.
          const ada = [mulai, selesai].map((pada) =>
            Math.min(mau, ...batas.map((satuan, ke) => tersedia(dulu[ke] ?? 0, pada, satuan))),
          )
          const [paling = 0, terbanyak = 0] = ada
          if (diberi === 0) expect(paling).toBeLessThan(poin)
          if (diberi > 0) {
            expect(diberi).toBeGreaterThanOrEqual(Math.max(poin, paling))
            expect(diberi).toBeLessThanOrEqual(terbanyak)
          }
          for (const [ke, satuan] of batas.entries()) {
            const [lama = 0, baru = 0, sisa = -1] = [dulu[ke], nanti[ke], tersisa[ke]]
            if (diberi === 0) expect(baru).toBe(lama)
            if (diberi > 0) {
              expect(baru).toBeGreaterThanOrEqual(sesudahAmbil(lama, mulai, satuan, diberi))
              expect(baru).toBeLessThanOrEqual(sesudahAmbil(lama, selesai, satuan, diberi))
            }
            expect(sisa).toBeGreaterThanOrEqual(Math.max(0, tersedia(baru, mulai, satuan)))
            expect(sisa).toBeLessThanOrEqual(Math.max(0, tersedia(baru, selesai, satuan)))
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it.each([
    ['poin nol', [['a'], [10], 0, 5]],
    ['mau kurang dari poin', [['a'], [10], 5, 4]],
    ['kuota nol', [['a'], [0], 1, 1]],
    ['kuota yang kurang', [['a', 'b'], [10], 1, 1]],
    ['tanpa kuota', [[], [], 1, 1]],
  ])('menolak %s', async (_, nilai) => {
    const hasil = laluBatalkan(basisData.kolam, (klien) =>
      klien.query('select ambil_laju($1, $2, $3, $4)', nilai),
    )
    await expect(hasil).rejects.toMatchObject({ code: '22023' })
  })
})

describe('banyak instans atas satu basis data', () => {
  it('bersama-sama tidak melampaui kuota, dan menghabiskannya', async () => {
    const kuotaPerMenit = 3_000
    const [satu, dua] = await perjanjianBuatan(basisData, 'PKS/LAJU/1', {
      kuotaPerMenit,
      klien: ['laju-1', 'laju-2'],
    })
    const perjanjian = { nomor: 'PKS/LAJU/1', kuotaPerMenit, banyakKlien: 2 }
    const pelaku = [satu, dua].map((milik) => ({ ...milik, perjanjian }) as never)
    const instans = Array.from({ length: 12 }, () =>
      buatPembatasLaju({ basisData, kunciSidik: PERKAKAS_UJI.kunciSidik, petugas: 60_000 }),
    )
    const mulai = performance.now()
    const terpakai = [0, 0]
    const banyak = async (pembatas: (typeof instans)[number], ke: number) => {
      for (let kali = 0; kali < 60; kali++) {
        const poin = 1 + ((kali * 37 + ke * 11) % 60)
        const putusan = await pembatas.tagih(pelaku[ke % 2] as never, poin)
        if (putusan?.tungguMs === 0) terpakai[ke % 2] = (terpakai[ke % 2] ?? 0) + poin
      }
    }
    await Promise.all(
      instans.flatMap((pembatas, ke) => [banyak(pembatas, ke), banyak(pembatas, ke + 1)]),
    )
    const mengalir = (kuotaPerMenit * (performance.now() - mulai)) / 60_000
    const [a = 0, b = 0] = terpakai
    expect(a + b).toBeLessThanOrEqual(kuotaPerMenit + mengalir)
    for (const milik of [a, b])
      expect(milik).toBeLessThanOrEqual(0.75 * (kuotaPerMenit + mengalir) + 1)
    // What is short of it lies in leases, at most a second's share for each client in each instance.
    expect(a + b).toBeGreaterThan(kuotaPerMenit - 24 * 50)
  })

  it('barisnya tidak menyebut siapa', async () => {
    const baris = await tanyaAdmin<{ kunci: string }>(basisData.kolam, 'select kunci from laju')
    expect(baris.length).toBeGreaterThan(0)
    for (const { kunci } of baris) expect(kunci).not.toMatch(/PKS|laju-/)
  })
})
