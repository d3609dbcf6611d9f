import { type Tanggal, tanggalDari } from '@harapan/kode'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hakTahunan, type KomponenTerbuka } from './hak-tahunan.rules.ts'
import { INDEKS_BANTUAN } from './indeks-bantuan.rules.ts'
import { KOMPONEN_PKH, type KomponenPkh } from './komponen.rules.ts'

const pada2025: Tanggal = tanggalDari(2025, 8, 17)
const orang = (komponen: KomponenPkh, tahunLahir: number): KomponenTerbuka => ({
  komponen,
  tanggalLahir: tanggalDari(tahunLahir, 1, 1),
})
const ringkas = (komponen: readonly KomponenTerbuka[], tanggal = pada2025): string[] =>
  hakTahunan(komponen, INDEKS_BANTUAN, tanggal).baris.map(
    ({ komponen: milik, jumlah }) =>
      `${milik ? `${milik.komponen} ${milik.tanggalLahir.slice(0, 4)}` : 'keluarga'} ${jumlah}`,
  )

describe('hak tahunan', () => {
  test('lima komponen: yang termurah tidak dibayar', () => {
    const lima = [
      orang('SD', 2015),
      orang('SMA', 2009),
      orang('LANJUT_USIA', 1950),
      orang('ANAK_USIA_DINI', 2021),
      orang('SMP', 2012),
    ]
    expect(ringkas(lima)).toEqual([
      'ANAK_USIA_DINI 2021 3000000',
      'LANJUT_USIA 1950 2400000',
      'SMA 2009 2000000',
      'SMP 2012 1500000',
    ])
    expect(hakTahunan(lima, INDEKS_BANTUAN, pada2025).total).toBe(8_900_000n)
  })

  test('jumlah yang sama: yang lahir lebih dahulu didahulukan', () => {
    const anak = [2017, 2014, 2016, 2013, 2015].map((tahun) => orang('SD', tahun))
    expect(ringkas(anak)).toEqual([
      'SD 2013 900000',
      'SD 2014 900000',
      'SD 2015 900000',
      'SD 2016 900000',
    ])
  })

  test('anak usia dini ketiga tidak dibayar, tempatnya untuk komponen lain', () => {
    const keluarga = [
      orang('ANAK_USIA_DINI', 2020),
      orang('ANAK_USIA_DINI', 2022),
      orang('ANAK_USIA_DINI', 2024),
      orang('SD', 2016),
    ]
    expect(ringkas(keluarga)).toEqual([
      'ANAK_USIA_DINI 2020 3000000',
      'ANAK_USIA_DINI 2022 3000000',
      'SD 2016 900000',
    ])
  })

  test('2018 satu jumlah untuk keluarga, lebih besar bila ada lanjut usia', () => {
    const pada2018 = tanggalDari(2018, 8, 1)
    expect(ringkas([orang('SD', 2010), orang('SMP', 2005)], pada2018)).toEqual(['keluarga 1890000'])
    expect(ringkas([orang('LANJUT_USIA', 1950)], pada2018)).toEqual(['keluarga 2000000'])
    expect(ringkas([], pada2018)).toEqual([])
  })

  test('tanpa indeks untuk hari itu hak kosong, tidak dikira-kira', () => {
    expect(hakTahunan([orang('SD', 2018)], INDEKS_BANTUAN, tanggalDari(2027, 1, 1))).toEqual({
      baris: [],
      total: 0n,
    })
  })

  test('berapa pun komponennya: urutan masukan tidak berpengaruh, tidak lebih dari empat, jumlah cocok', () => {
    const daftar = fc.uniqueArray(
      fc.record({
        komponen: fc.constantFrom(...KOMPONEN_PKH),
        tanggalLahir: fc.integer({ min: 1940, max: 2025 }).map((tahun) => tanggalDari(tahun, 3, 3)),
      }),
      { maxLength: 8, selector: ({ tanggalLahir }) => tanggalLahir },
    )
    fc.assert(
      fc.property(daftar, fc.integer({ min: 2018, max: 2026 }), (komponen, tahun) => {
        const tanggal = tanggalDari(tahun, 11, 1)
        const hak = hakTahunan(komponen, INDEKS_BANTUAN, tanggal)
        expect(hak).toEqual(hakTahunan(komponen.toReversed(), INDEKS_BANTUAN, tanggal))
        expect(hak.baris.length).toBeLessThanOrEqual(4)
        expect(hak.total).toBe(hak.baris.reduce((jumlah, baris) => jumlah + baris.jumlah, 0n))
        const jumlah = hak.baris.map((baris) => baris.jumlah)
        expect(jumlah).toEqual(jumlah.toSorted((a, b) => Number(b - a)))
      }),
    )
  })
})
