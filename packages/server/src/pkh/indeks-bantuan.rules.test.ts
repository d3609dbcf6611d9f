import { tanggalDari } from '@harapan/kode'
import { describe, expect, test } from 'vitest'
import { INDEKS_BANTUAN } from './indeks-bantuan.rules.ts'
import { KOMPONEN_PKH } from './komponen.rules.ts'

const jumlahPada = (nama: string, tahun: number, bulan = 6): bigint | undefined => {
  const tanggal = tanggalDari(tahun, bulan, 15)
  return INDEKS_BANTUAN.find(
    ({ jenis, komponen, berlakuDari, berlakuSampai }) =>
      (komponen ?? jenis) === nama &&
      berlakuDari <= tanggal &&
      (berlakuSampai === null || tanggal <= berlakuSampai),
  )?.jumlahPerTahun
}

describe('indeks bantuan', () => {
  test.each([
    ['FLAT', 2018, 1_890_000n],
    ['FLAT_KHUSUS', 2018, 2_000_000n],
    ['TETAP_REGULER', 2019, 550_000n],
    ['TETAP_AKSES', 2019, 1_000_000n],
    ['IBU_HAMIL', 2019, 2_400_000n],
    ['IBU_HAMIL', 2020, 3_000_000n],
    ['ANAK_USIA_DINI', 2023, 3_000_000n],
    ['SD', 2019, 900_000n],
    ['SMP', 2020, 1_500_000n],
    ['SMA', 2026, 2_000_000n],
    ['LANJUT_USIA', 2022, 2_400_000n],
    ['DISABILITAS_BERAT', 2020, 2_400_000n],
    ['KORBAN_PELANGGARAN_HAM_BERAT', 2024, 10_800_000n],
    ['FLAT', 2019, undefined],
    ['TETAP_REGULER', 2020, undefined],
    ['SD', 2018, undefined],
    ['KORBAN_PELANGGARAN_HAM_BERAT', 2023, undefined],
    ['SD', 2027, undefined],
  ])('%s tahun %i: %s', (nama, tahun, jumlah) => {
    expect(jumlahPada(nama, tahun)).toBe(jumlah)
  })

  test('indeks kesehatan naik April 2020, bukan sebelumnya', () => {
    expect([jumlahPada('IBU_HAMIL', 2020, 3), jumlahPada('IBU_HAMIL', 2020, 4)]).toEqual([
      2_400_000n,
      3_000_000n,
    ])
  })

  test('tidak ada dua baris sejenis yang berlaku pada hari yang sama', () => {
    for (const a of INDEKS_BANTUAN) {
      for (const b of INDEKS_BANTUAN) {
        if (a.id >= b.id || a.jenis !== b.jenis || a.komponen !== b.komponen) continue
        const terpisah =
          (a.berlakuSampai !== null && a.berlakuSampai < b.berlakuDari) ||
          (b.berlakuSampai !== null && b.berlakuSampai < a.berlakuDari)
        expect(terpisah, `baris ${a.id} dan ${b.id}`).toBe(true)
      }
    }
  })

  test('sejak 2019 setiap hari ada indeks untuk tujuh komponen lama', () => {
    for (let tahun = 2019; tahun <= 2026; tahun++) {
      for (let bulan = 1; bulan <= 12; bulan++) {
        for (const komponen of KOMPONEN_PKH.slice(0, 7)) {
          expect(jumlahPada(komponen, tahun, bulan), `${komponen} ${tahun}-${bulan}`).toBeTypeOf(
            'bigint',
          )
        }
      }
    }
  })

  test('RESMI hanya bila nomor keputusannya diketahui', () => {
    for (const { keyakinan, dasar } of INDEKS_BANTUAN) {
      expect(dasar.includes('02/SK/LJS/01/2019')).toBe(keyakinan === 'RESMI')
    }
  })

  test('nomor baris berurutan tanpa celah', () => {
    expect(INDEKS_BANTUAN.map(({ id }) => id)).toEqual(
      INDEKS_BANTUAN.map((_, urutan) => urutan + 1),
    )
  })
})
