import { type Tanggal, tanggalDari } from '@harapan/kode'
import type { KomponenPkh } from './komponen.rules.ts'

export type JenisIndeks = 'FLAT' | 'FLAT_KHUSUS' | 'TETAP_REGULER' | 'TETAP_AKSES' | 'KOMPONEN'
export type Keyakinan = 'RESMI' | 'MEDIA' | 'PERKIRAAN'

/** A row of the reference table IndeksBantuan: rupiah a year, with the last day it is valid. */
export interface BarisIndeksBantuan {
  readonly id: number
  readonly jenis: JenisIndeks
  readonly komponen: KomponenPkh | null
  readonly jumlahPerTahun: bigint
  readonly berlakuDari: Tanggal
  readonly berlakuSampai: Tanggal | null
  readonly dasar: string
  readonly keyakinan: Keyakinan
}

type Isi = Readonly<Partial<Record<KomponenPkh | Exclude<JenisIndeks, 'KOMPONEN'>, bigint>>>
interface Masa {
  readonly dari: Tanggal
  readonly sampai: Tanggal
  readonly keyakinan: Keyakinan
  readonly dasar: string
  readonly isi: Isi
}

const SEKOLAH = { SD: 900_000n, SMP: 1_500_000n, SMA: 2_000_000n } as const
const KESEJAHTERAAN = { LANJUT_USIA: 2_400_000n, DISABILITAS_BERAT: 2_400_000n } as const
const INDEKS_2019 = {
  IBU_HAMIL: 2_400_000n,
  ANAK_USIA_DINI: 2_400_000n,
  ...SEKOLAH,
  ...KESEJAHTERAAN,
} as const
const KESEHATAN_2020 = { IBU_HAMIL: 3_000_000n, ANAK_USIA_DINI: 3_000_000n } as const
const INDEKS_2021 = { ...KESEHATAN_2020, ...SEKOLAH, ...KESEJAHTERAAN } as const

const HAM_BERAT = { KORBAN_PELANGGARAN_HAM_BERAT: 10_800_000n } as const
const BELUM_ADA_SUMBER =
  'Sumber belum ditemukan; cocokkan dengan keputusan tahun itu / No source found yet; check against that year’s decree'

/** Periods in which amounts held, oldest first. Rows are only ever added at the end: ids count them. */
const JADWAL: readonly Masa[] = [
  {
    dari: tanggalDari(2018, 1, 1),
    sampai: tanggalDari(2018, 12, 31),
    keyakinan: 'PERKIRAAN',
    dasar: BELUM_ADA_SUMBER,
    isi: { FLAT: 1_890_000n, FLAT_KHUSUS: 2_000_000n },
  },
  {
    dari: tanggalDari(2019, 1, 1),
    sampai: tanggalDari(2019, 12, 31),
    keyakinan: 'RESMI',
    dasar: 'Keputusan Dirjen Perlindungan dan Jaminan Sosial 02/SK/LJS/01/2019 (7 Januari 2019)',
    isi: { TETAP_REGULER: 550_000n, TETAP_AKSES: 1_000_000n, ...INDEKS_2019 },
  },
  {
    dari: tanggalDari(2020, 1, 1),
    sampai: tanggalDari(2020, 3, 31),
    keyakinan: 'PERKIRAAN',
    // Sources disagree whether the health index rose in January or in April 2020.
    dasar:
      'Indeks 2019 dianggap berlanjut sampai kenaikan April 2020 / The 2019 index, taken to last until April 2020',
    isi: INDEKS_2019,
  },
  {
    dari: tanggalDari(2020, 4, 1),
    sampai: tanggalDari(2020, 12, 31),
    keyakinan: 'MEDIA',
    dasar: 'tagar.id dan tirto.id, 2020',
    isi: { ...KESEHATAN_2020, DISABILITAS_BERAT: 2_400_000n },
  },
  {
    dari: tanggalDari(2020, 4, 1),
    sampai: tanggalDari(2020, 12, 31),
    keyakinan: 'PERKIRAAN',
    dasar: BELUM_ADA_SUMBER,
    isi: { ...SEKOLAH, LANJUT_USIA: 2_400_000n },
  },
  {
    dari: tanggalDari(2021, 1, 1),
    sampai: tanggalDari(2024, 12, 31),
    keyakinan: 'MEDIA',
    dasar: 'okezone.com, 12 Januari 2021; suara.com, 12 April 2023',
    isi: INDEKS_2021,
  },
  {
    dari: tanggalDari(2024, 1, 1),
    sampai: tanggalDari(2024, 12, 31),
    keyakinan: 'MEDIA',
    dasar: 'Inpres 2/2023; pikiran-rakyat.com, 30 Mei 2024',
    isi: HAM_BERAT,
  },
  {
    dari: tanggalDari(2025, 1, 1),
    sampai: tanggalDari(2026, 12, 31),
    keyakinan: 'MEDIA',
    dasar: 'tempo.co dan viva.co.id, 2025; untuk 2026 katalog sekunder, Agustus 2026',
    isi: { ...INDEKS_2021, ...HAM_BERAT },
  },
]

/** All rows of IndeksBantuan, 2018 to 2026. No two of one kind are valid on the same day. */
export const INDEKS_BANTUAN: readonly BarisIndeksBantuan[] = JADWAL.flatMap(({ isi, ...masa }) =>
  Object.entries(isi).map(([nama, jumlahPerTahun]) => ({ nama, jumlahPerTahun, ...masa })),
).map(({ nama, jumlahPerTahun, dari, sampai, dasar, keyakinan }, urutan) => ({
  id: urutan + 1,
  ...jenisDan(nama as keyof Isi),
  jumlahPerTahun,
  berlakuDari: dari,
  berlakuSampai: sampai,
  dasar,
  keyakinan,
}))

function jenisDan(nama: keyof Isi): Pick<BarisIndeksBantuan, 'jenis' | 'komponen'> {
  switch (nama) {
    case 'FLAT':
    case 'FLAT_KHUSUS':
    case 'TETAP_REGULER':
    case 'TETAP_AKSES':
      return { jenis: nama, komponen: null }
    default:
      return { jenis: 'KOMPONEN', komponen: nama }
  }
}
