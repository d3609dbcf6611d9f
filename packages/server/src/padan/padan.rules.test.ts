import { type Tanggal, tanggalDari } from '@harapan/kode'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Masa, padan } from './padan.rules.ts'

type MasaJkn = Masa & { segmen: string; alasanAkhir: string | null; diperbaruiPada: Date }

const hari = (teks: string) => teks as Tanggal

function masa(mulai: string, sampai: string | null, lain: Partial<MasaJkn> = {}): MasaJkn {
  return {
    segmen: 'PBI_APBN',
    mulai: hari(mulai),
    sampai: sampai === null ? null : hari(sampai),
    alasanAkhir: null,
    diperbaruiPada: new Date('2026-01-01T00:00:00Z'),
    ...lain,
  }
}

const status = (daftar: MasaJkn[], pada: string) => padan(daftar, hari(pada)).status

describe('padan', () => {
  test('hari terakhir masih dijamin, hari sesudahnya tidak', () => {
    const pbi = masa('2014-01-01', '2025-05-31', { alasanAkhir: 'TIDAK_ADA_DI_DTSEN' })
    expect(padan([pbi], hari('2025-05-31'))).toEqual({ status: 'AKTIF', masa: pbi })
    expect(padan([pbi], hari('2025-06-01'))).toEqual({ status: 'NONAKTIF', masa: pbi })
  })

  test('hari pertama sudah dijamin, hari sebelumnya belum', () => {
    const pbi = masa('2026-02-01', null)
    expect(padan([pbi], hari('2026-02-01'))).toEqual({ status: 'AKTIF', masa: pbi })
    expect(padan([pbi], hari('2026-01-31'))).toEqual({ status: 'BELUM_MULAI', masa: pbi })
  })

  test('satu hari pun adalah masa', () => {
    const sehari = [masa('2025-03-01', '2025-03-01')]
    expect(['2025-02-28', '2025-03-01', '2025-03-02'].map((pada) => status(sehari, pada))).toEqual([
      ...['BELUM_MULAI', 'AKTIF', 'NONAKTIF'],
    ])
  })

  test('di sela penonaktifan dan pengaktifan kembali: nonaktif menurut masa yang berakhir', () => {
    const lama = masa('2014-01-01', '2025-05-31', { alasanAkhir: 'DESIL_6_10' })
    const baru = masa('2025-09-01', null)
    expect(padan([baru, lama], hari('2025-07-01'))).toEqual({ status: 'NONAKTIF', masa: lama })
    expect(padan([baru, lama], hari('2025-09-01'))).toEqual({ status: 'AKTIF', masa: baru })
  })

  test('dari beberapa masa, yang terakhir berakhir yang menjawab; dari yang akan datang, yang pertama', () => {
    const daftar = [
      ...[masa('2016-01-01', '2016-12-31'), masa('2014-01-01', '2014-12-31')],
      ...[masa('2030-01-01', null), masa('2028-01-01', '2028-12-31')],
    ]
    expect(padan(daftar, hari('2026-11-22')).masa).toBe(daftar[0])
    expect(padan(daftar, hari('2010-01-01')).masa).toBe(daftar[1])
    expect(padan(daftar.slice(2), hari('2026-11-22')).masa).toBe(daftar[3])
  })

  test('pindah segmen tanpa jeda: tidak pernah putus', () => {
    const daftar = [
      masa('2014-01-01', '2022-06-30', { alasanAkhir: 'MENJADI_PPU' }),
      masa('2022-07-01', null, { segmen: 'PPU_BU' }),
    ]
    expect(padan(daftar, hari('2022-06-30')).masa?.segmen).toBe('PBI_APBN')
    expect(padan(daftar, hari('2022-07-01')).masa?.segmen).toBe('PPU_BU')
  })

  test('tanpa masa: tidak ditemukan, tanpa keterangan apa pun', () => {
    expect(padan([], hari('2026-11-22'))).toEqual({ status: 'TIDAK_DITEMUKAN' })
  })

  test('berapa pun masanya dan bagaimanapun urutannya: sama dengan menelusuri hari demi hari', () => {
    const tanggal = (ke: number) => tanggalDari(2025, 1 + Math.floor(ke / 28), 1 + (ke % 28))
    // Spells of one person never overlap (invariant 11): gaps and lengths one after another.
    const daftar = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9)), { maxLength: 5 })
      .chain((langkah) => {
        let ke = 0
        const urut = langkah.map(([jeda, lama], nomor) => {
          const mulai = ke + jeda
          ke = mulai + lama
          const terbuka = nomor === langkah.length - 1 && lama % 2 === 0
          return { mulai, sampai: terbuka ? null : ke }
        })
        return fc.shuffledSubarray(urut, { minLength: urut.length })
      })
    fc.assert(
      fc.property(daftar, fc.integer({ min: 0, max: 100 }), (langkah, ke) => {
        const jawaban = padan(
          langkah.map(({ mulai, sampai }) =>
            masa(tanggal(mulai), sampai === null ? null : tanggal(sampai)),
          ),
          tanggal(ke),
        )
        const dijamin = (pada: number) =>
          langkah.find(({ mulai, sampai }) => pada >= mulai && pada <= (sampai ?? Infinity))
        let mundur = ke
        while (mundur >= 0 && !dijamin(mundur)) mundur--
        let maju = ke
        while (maju <= 100 && !dijamin(maju)) maju++
        const harus = dijamin(ke)
          ? (['AKTIF', ke] as const)
          : mundur >= 0
            ? (['NONAKTIF', mundur] as const)
            : maju <= 100
              ? (['BELUM_MULAI', maju] as const)
              : (['TIDAK_DITEMUKAN', -1] as const)
        const penjawab = dijamin(harus[1])
        expect(jawaban.status).toBe(harus[0])
        expect(jawaban.masa?.mulai).toBe(penjawab && tanggal(penjawab.mulai))
      }),
      { numRuns: 1_000 },
    )
  })
})
