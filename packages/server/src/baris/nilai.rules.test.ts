import { describe, expect, it } from 'vitest'
import {
  bacaBilangan,
  bacaDesa,
  bacaNik,
  bacaNoKartu,
  bacaPilihan,
  bacaTanggal,
  bersih,
  pilihan,
  samarkanSel,
} from './nilai.rules.ts'

describe('sel', () => {
  it.each([
    ["'9916021707842971", '9916021707842971'],
    [' \u00a09916021707842971\u200b ', '9916021707842971'],
    ['’9916021707842971', '9916021707842971'],
    ["D'Angelo", "D'Angelo"],
    ['', ''],
  ])('%j dibersihkan menjadi %j', (tulis, jadi) => {
    expect(bersih(tulis)).toBe(jadi)
  })

  it.each([
    ['9916 0217 0784 2971', { nilai: '9916021707842971' }],
    ['9.91602E+15', { kode: 'NOTASI_ILMIAH' }],
    ['9,91602e15', { kode: 'NOTASI_ILMIAH' }],
    ['991602170784297', { kode: 'NIK_TIDAK_SAH' }],
    ['9916021707842971.0', { kode: 'NIK_TIDAK_SAH' }],
    ['NIK', { kode: 'NIK_TIDAK_SAH' }],
  ])('NIK %j', (tulis, hasil) => {
    expect(bacaNik(tulis)).toEqual(hasil)
  })

  it.each([
    ['31/12/2018', { nilai: '2018-12-31' }],
    ['1/2/2026', { nilai: '2026-02-01' }],
    ['01-02-2026', { nilai: '2026-02-01' }],
    ['2026-02-01', { nilai: '2026-02-01' }],
    ['2026-02-01T00:00:00', { nilai: '2026-02-01' }],
    ['2026-02-01T07:30:00', { kode: 'TANGGAL_TIDAK_SAH' }],
    ['12/31/2018', { kode: 'TANGGAL_TIDAK_SAH' }],
    ['31/02/2018', { kode: 'TANGGAL_TIDAK_SAH' }],
    ['01/02/26', { kode: 'TANGGAL_TIDAK_SAH' }],
    ['01/02-2026', { kode: 'TANGGAL_TIDAK_SAH' }],
    ['01/01/0020', { kode: 'TANGGAL_TIDAK_SAH' }],
    ['43831', { kode: 'TANGGAL_ANGKA_SERI' }],
  ])('tanggal %j', (tulis, hasil) => {
    expect(bacaTanggal(tulis)).toEqual(hasil)
  })

  it('pilihan ditemukan bagaimana pun ditulis, dan tidak ditebak', () => {
    const segmen = pilihan({ PBI_APBN: ['PBI (APBN)'], PPU_BU: [] })
    expect(
      ['pbi-apbn', 'PBI (APBN)', ' Pbi  Apbn'].map((satu) => bacaPilihan(satu, segmen)),
    ).toEqual(Array(3).fill({ nilai: 'PBI_APBN' }))
    expect(bacaPilihan('PBI', segmen)).toEqual({ kode: 'NILAI_TIDAK_DIKENAL' })
  })

  it('nomor kartu, bilangan dan desa punya batasnya sendiri', () => {
    expect(bacaNoKartu('0001261832477')).toEqual({ nilai: '0001261832477' })
    expect(bacaNoKartu('1261832477')).toEqual({ kode: 'NO_KARTU_TIDAK_SAH' })
    expect(bacaBilangan('10', { min: 1, maks: 10 })).toEqual({ nilai: 10 })
    for (const bukan of ['11', '0', '1.0', '-1', '1e1'])
      expect(bacaBilangan(bukan, { min: 1, maks: 10 })).toEqual({ kode: 'ANGKA_TIDAK_SAH' })
    expect(bacaDesa('1602051001')).toEqual({ nilai: '16.02.05.1001' })
    expect(bacaDesa('16.02.05')).toEqual({ kode: 'KODE_WILAYAH_TIDAK_SAH' })
  })

  it('yang ditolak ditunjukkan paling banyak empat angkanya', () => {
    expect(samarkanSel('9,91602E+15', 4)).toBe('9,916**E+**')
    expect(samarkanSel('991602170784297', 4)).toBe('9916***********')
    expect(samarkanSel('0001261832477', 0)).toBe('*'.repeat(13))
  })
})
