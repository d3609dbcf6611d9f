import { type Tanggal, tanggalDari } from '@harapan/kode'
import { describe, expect, test } from 'vitest'
import {
  cocokKomponen,
  KOMPONEN_PKH,
  type KomponenPkh,
  komponenYangCocok,
  SYARAT_KOMPONEN,
  usiaPada,
} from './komponen.rules.ts'

const hari = (teks: string): Tanggal => {
  const [tahun = 0, bulan = 0, tanggal = 0] = teks.split('-').map(Number)
  return tanggalDari(tahun, bulan, tanggal)
}

describe('usia pada suatu tanggal', () => {
  test.each([
    ['2010-07-15', '2016-07-14', 5],
    ['2010-07-15', '2016-07-15', 6],
    ['2012-02-29', '2019-02-28', 6],
    ['2012-02-29', '2019-03-01', 7],
    ['2018-05-02', '2018-05-02', 0],
    ['2018-05-02', '2018-05-01', -1],
  ])('lahir %s, pada %s berusia %i', (lahir, tanggal, usia) => {
    expect(usiaPada(hari(lahir), hari(tanggal))).toBe(usia)
  })
})

describe('syarat komponen', () => {
  const padaTanggal = hari('2018-12-31')
  const cocok = (komponen: KomponenPkh, lahir: string, perempuan = true): boolean =>
    cocokKomponen(
      komponen,
      { tanggalLahir: hari(lahir), jenisKelamin: perempuan ? 'PEREMPUAN' : 'LAKI_LAKI' },
      padaTanggal,
    )

  test('anak usia dini sampai sehari sebelum ulang tahun ketujuh', () => {
    expect(cocok('ANAK_USIA_DINI', '2012-01-01')).toBe(true)
    expect(cocok('ANAK_USIA_DINI', '2011-12-31')).toBe(false)
  })

  test.each(['SD', 'SMP', 'SMA'] as const)('%s dari usia 6 sampai 21 tahun penuh', (jenjang) => {
    expect(cocok(jenjang, '2012-12-31')).toBe(true)
    expect(cocok(jenjang, '2013-01-01')).toBe(false)
    expect(cocok(jenjang, '1997-01-01')).toBe(true)
    expect(cocok(jenjang, '1996-12-31')).toBe(false)
  })

  test('lanjut usia sejak ulang tahun keenam puluh', () => {
    expect(cocok('LANJUT_USIA', '1958-12-31')).toBe(true)
    expect(cocok('LANJUT_USIA', '1959-01-01')).toBe(false)
  })

  test('ibu hamil tidak pernah laki-laki', () => {
    expect(cocok('IBU_HAMIL', '1990-05-05')).toBe(true)
    expect(cocok('IBU_HAMIL', '1990-05-05', false)).toBe(false)
  })

  test('yang belum lahir tidak cocok untuk komponen apa pun', () => {
    const orang = { tanggalLahir: hari('2019-01-01'), jenisKelamin: 'PEREMPUAN' } as const
    expect(komponenYangCocok(orang, padaTanggal)).toEqual([])
  })

  test('anak laki-laki enam tahun dapat berupa usia dini, murid, atau penyandang disabilitas', () => {
    const orang = { tanggalLahir: hari('2012-03-03'), jenisKelamin: 'LAKI_LAKI' } as const
    expect(komponenYangCocok(orang, padaTanggal)).toEqual([
      'ANAK_USIA_DINI',
      'SD',
      'SMP',
      'SMA',
      'DISABILITAS_BERAT',
      'KORBAN_PELANGGARAN_HAM_BERAT',
    ])
  })

  test('setiap syarat menyebut aturannya', () => {
    for (const komponen of KOMPONEN_PKH) {
      expect(SYARAT_KOMPONEN[komponen].dasar).toMatch(/^(Permensos|Inpres) \d+\/20\d\d: /)
    }
  })
})
