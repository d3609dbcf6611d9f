import { expect, test } from 'vitest'
import { KALENDER_PENYALURAN } from './kalender.rules.ts'

const tahapTahun = (tahun: number, kanal: string): string[] =>
  KALENDER_PENYALURAN.filter((baris) => baris.tahun === tahun && baris.kanal === kanal).map(
    ({ tahap, bulanAwal, bulanAkhir, bulanBayar }) =>
      `${tahap}: ${bulanAwal}-${bulanAkhir} bayar ${bulanBayar}`,
  )

test('2018 dibayar Februari, Mei, Agustus, November', () => {
  expect(tahapTahun(2018, 'SEMUA')).toEqual([
    '1: 1-3 bayar 2',
    '2: 4-6 bayar 5',
    '3: 7-9 bayar 8',
    '4: 10-12 bayar 11',
  ])
})

test('2020 satu triwulan lalu sembilan bulan', () => {
  const tahap = tahapTahun(2020, 'SEMUA')
  expect(tahap).toHaveLength(10)
  expect(tahap[0]).toBe('1: 1-3 bayar null')
  expect(tahap[1]).toBe('2: 4-4 bayar 4')
  expect(tahap[9]).toBe('10: 12-12 bayar 12')
})

test('2024 dua bulanan lewat bank, triwulanan lewat Pos', () => {
  expect(tahapTahun(2024, 'HIMBARA')).toHaveLength(6)
  expect(tahapTahun(2024, 'POS')).toHaveLength(4)
  expect(tahapTahun(2024, 'SEMUA')).toEqual([])
})

test('di setiap tahun dan kanal tahapnya menutup dua belas bulan, masing-masing sekali', () => {
  for (let tahun = 2018; tahun <= 2026; tahun++) {
    const tahunIni = KALENDER_PENYALURAN.filter((baris) => baris.tahun === tahun)
    expect(tahunIni.length).toBeGreaterThan(0)
    for (const kanal of new Set(tahunIni.map((baris) => baris.kanal))) {
      const bulan = tahunIni
        .filter((baris) => baris.kanal === kanal)
        .flatMap(({ bulanAwal, bulanAkhir }) =>
          Array.from({ length: bulanAkhir - bulanAwal + 1 }, (_, langkah) => bulanAwal + langkah),
        )
      expect(bulan, `${tahun} ${kanal}`).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    }
  }
})

test('nomor baris unik', () => {
  const nomor = KALENDER_PENYALURAN.map(({ id }) => id)
  expect(new Set(nomor).size).toBe(nomor.length)
})
