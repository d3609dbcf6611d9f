import type { Keyakinan } from './indeks-bantuan.rules.ts'

export type KanalPenyaluran = 'HIMBARA' | 'POS' | 'SEMUA'

/** A row of the reference table PeriodePenyaluran; months 1 to 12, both inclusive. */
export interface BarisPeriodePenyaluran {
  readonly id: number
  readonly tahun: number
  readonly tahap: number
  readonly kanal: KanalPenyaluran
  readonly bulanAwal: number
  readonly bulanAkhir: number
  /** The month of payment; null where no source names it. */
  readonly bulanBayar: number | null
  readonly sumber: string
  readonly keyakinan: Keyakinan
}

interface Kalender {
  readonly tahun: readonly number[]
  readonly kanal: KanalPenyaluran
  /** First and last month of each tahap. A tahap is not always a quarter. */
  readonly bulan: readonly (readonly [awal: number, akhir: number])[]
  readonly bayar?: readonly (number | null)[]
  readonly sumber: string
  readonly keyakinan: Keyakinan
}

const TRIWULAN = [
  [1, 3],
  [4, 6],
  [7, 9],
  [10, 12],
] as const
const DUA_BULANAN = [
  [1, 2],
  [3, 4],
  [5, 6],
  [7, 8],
  [9, 10],
  [11, 12],
] as const
const APRIL_SAMPAI_DESEMBER = [4, 5, 6, 7, 8, 9, 10, 11, 12] as const

const KALENDER: readonly Kalender[] = [
  {
    tahun: [2018],
    kanal: 'SEMUA',
    bulan: TRIWULAN,
    bayar: [2, 5, 8, 11],
    sumber: 'Paparan jadwal penyaluran PKH 2018 (slideshare 91396740)',
    keyakinan: 'MEDIA',
  },
  {
    tahun: [2019],
    kanal: 'SEMUA',
    bulan: TRIWULAN,
    bayar: [1, 4, 7, 10],
    sumber: 'kompas.com, 6 Maret 2019',
    keyakinan: 'MEDIA',
  },
  {
    // Paid every month from April because of the pandemic.
    tahun: [2020],
    kanal: 'SEMUA',
    bulan: [[1, 3], ...APRIL_SAMPAI_DESEMBER.map((bulan) => [bulan, bulan] as const)],
    bayar: [null, ...APRIL_SAMPAI_DESEMBER],
    sumber: 'tirto.id, 2020',
    keyakinan: 'MEDIA',
  },
  {
    tahun: [2021],
    kanal: 'SEMUA',
    bulan: TRIWULAN,
    bayar: [1, 4, 7, 10],
    sumber: 'okezone.com, 12 Januari 2021',
    keyakinan: 'MEDIA',
  },
  {
    tahun: [2022, 2023],
    kanal: 'SEMUA',
    bulan: TRIWULAN,
    sumber: 'Sumber belum ditemukan; dianggap triwulanan / No source found yet; taken as quarterly',
    keyakinan: 'PERKIRAAN',
  },
  {
    tahun: [2024],
    kanal: 'HIMBARA',
    bulan: DUA_BULANAN,
    sumber: 'ayobogor.com, 2024',
    keyakinan: 'MEDIA',
  },
  {
    tahun: [2024],
    kanal: 'POS',
    bulan: TRIWULAN,
    sumber: 'ayobogor.com, 2024',
    keyakinan: 'MEDIA',
  },
  {
    tahun: [2025, 2026],
    kanal: 'SEMUA',
    bulan: TRIWULAN,
    sumber: 'Katalog sekunder, Agustus 2026',
    keyakinan: 'MEDIA',
  },
]

const NOMOR_KANAL = { SEMUA: 0, HIMBARA: 1, POS: 2 } as const satisfies Record<
  KanalPenyaluran,
  number
>

/** All rows of PeriodePenyaluran, 2018 to 2026. The id says year, tahap and channel. */
export const KALENDER_PENYALURAN: readonly BarisPeriodePenyaluran[] = KALENDER.flatMap(
  ({ tahun, kanal, bulan, bayar, sumber, keyakinan }) =>
    tahun.flatMap((tahunIni) =>
      bulan.map(([bulanAwal, bulanAkhir], urutan) => ({
        id: tahunIni * 1000 + (urutan + 1) * 10 + NOMOR_KANAL[kanal],
        tahun: tahunIni,
        tahap: urutan + 1,
        kanal,
        bulanAwal,
        bulanAkhir,
        bulanBayar: bayar?.[urutan] ?? null,
        sumber,
        keyakinan,
      })),
    ),
)
