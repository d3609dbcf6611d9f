import type { Tanggal } from '@harapan/kode'

/** What the articles say of a regency, and what the demo data must therefore count to exactly. */
export interface FaktaKabupaten {
  readonly nama: 'oki' | 'kotim'
  /** Four digits. */
  readonly kabupaten: number
  /** KPM who started together: their number and the days on which they started. None ever ends. */
  readonly gelombang: readonly Gelombang[]
  /** 0 where no figure was published. */
  readonly jumlahPendamping: number
  readonly daerahNama: 'SUMSEL' | 'KALTENG'
}

export interface Gelombang {
  readonly jumlah: number
  /** The same in the small selection, for each kecamatan. */
  readonly jumlahKecil: number
  readonly mulai: readonly Tanggal[]
}

/** OKI 2018: "lebih kurang 200" pendamping, 22.000 KPM in 2017 and 37.083 in 2018. Kotim 2019: 12.136. */
export const FAKTA: readonly FaktaKabupaten[] = [
  {
    nama: 'oki',
    kabupaten: 1602,
    gelombang: [
      { jumlah: 22_000, jumlahKecil: 24, mulai: awalBulan(2017, 1, 12) },
      { jumlah: 15_083, jumlahKecil: 16, mulai: awalBulan(2018, 1, 5) },
    ],
    jumlahPendamping: 200,
    daerahNama: 'SUMSEL',
  },
  {
    nama: 'kotim',
    kabupaten: 6202,
    gelombang: [{ jumlah: 12_136, jumlahKecil: 40, mulai: awalBulan(2019, 1, 10) }],
    jumlahPendamping: 0,
    daerahNama: 'KALTENG',
  },
]

function awalBulan(tahun: number, dari: number, sampai: number): Tanggal[] {
  return Array.from(
    { length: sampai - dari + 1 },
    (_, langkah) => `${tahun}-${String(dari + langkah).padStart(2, '0')}-01` as Tanggal,
  )
}
