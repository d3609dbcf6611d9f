import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TitikKemajuan, taksirKemajuan, tambahTitik } from './kemajuan.ts'

const titik = (detik: number, bita: number, baris = bita / 100): TitikKemajuan => ({
  ...{ ms: detik * 1_000, bita, baris },
})
const riwayat = (...semua: TitikKemajuan[]) =>
  semua.reduce<readonly TitikKemajuan[]>((sudah, satu) => tambahTitik(sudah, satu), [])

test('setengah jalan dalam sepuluh detik: sisa sepuluh detik', () => {
  expect(taksirKemajuan(riwayat(titik(0, 0), titik(10, 500)), 1_000)).toEqual({
    ...{ bagian: 0.5, bitaPerDetik: 50, barisPerDetik: 0.5, sisaDetik: 10 },
  })
})

test('yang dilanjutkan tidak menghitung apa yang sudah ada sebagai lajunya', () => {
  const { bitaPerDetik, sisaDetik } = taksirKemajuan(riwayat(titik(0, 900), titik(1, 910)), 1_000)
  expect([bitaPerDetik, sisaDetik]).toEqual([10, 9])
})

test('laju menurut setengah menit terakhir: yang melambat tampak', () => {
  const semua = riwayat(titik(0, 0), titik(10, 1_000), titik(41, 1_010), titik(50, 1_019))
  expect(taksirKemajuan(semua, 2_000).bitaPerDetik).toBeCloseTo(1)
})

test('belum ada yang maju, besarnya tidak diketahui, berkas kosong', () => {
  expect(taksirKemajuan([], 10).sisaDetik).toBeUndefined()
  expect(taksirKemajuan(riwayat(titik(0, 0), titik(5, 0)), 10).sisaDetik).toBeUndefined()
  expect(taksirKemajuan(riwayat(titik(0, 0), titik(5, 9)), undefined)).toMatchObject({
    ...{ bagian: undefined, sisaDetik: undefined, bitaPerDetik: 1.8 },
  })
  expect(taksirKemajuan(riwayat(titik(0, 0)), 0)).toMatchObject({ bagian: 1, sisaDetik: 0 })
})

test('apa pun titiknya: bagian 0 sampai 1, sisa tidak negatif, riwayat terbatas', () => {
  const langkah = fc.array(fc.tuple(fc.nat(5_000), fc.nat(1_000)), { maxLength: 200 })
  fc.assert(
    fc.property(langkah, fc.nat(50_000), (semua, jumlah) => {
      let [ms, bita] = [0, 0]
      let kini: readonly TitikKemajuan[] = []
      for (const [lama, maju] of semua) {
        ;[ms, bita] = [ms + lama + 200, bita + maju]
        kini = tambahTitik(kini, { ms, bita, baris: bita })
      }
      const { bagian, sisaDetik = 0, bitaPerDetik } = taksirKemajuan(kini, jumlah)
      expect((bagian ?? 0) >= 0 && (bagian ?? 0) <= 1).toBe(true)
      expect(sisaDetik).toBeGreaterThanOrEqual(0)
      expect(bitaPerDetik).toBeGreaterThanOrEqual(0)
      expect(kini.length).toBeLessThanOrEqual(152)
    }),
  )
})
