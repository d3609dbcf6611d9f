import type { JenisKelamin, Tanggal } from '@harapan/kode'

/** The components of PKH, in the wording of the programme (Permensos 1/2018; the last since 2024). */
export const KOMPONEN_PKH = [
  'IBU_HAMIL',
  'ANAK_USIA_DINI',
  'SD',
  'SMP',
  'SMA',
  'LANJUT_USIA',
  'DISABILITAS_BERAT',
  'KORBAN_PELANGGARAN_HAM_BERAT',
] as const
export type KomponenPkh = (typeof KOMPONEN_PKH)[number]

export interface SyaratKomponen {
  /** Completed years, both inclusive. */
  readonly usiaMin?: number
  readonly usiaMaks?: number
  readonly jenisKelamin?: JenisKelamin
  /** How many of one family may be paid at once; the family's own limit stands above it. */
  readonly maksPerKeluarga?: number
  readonly dasar: string
}

/** At most four components of a family are paid at once. */
export const MAKS_KOMPONEN_DIBAYAR = 4

const SEKOLAH = {
  usiaMin: 6,
  usiaMaks: 21,
  dasar: 'Permensos 1/2018: usia 6-21 tahun yang belum menyelesaikan wajib belajar',
} as const satisfies SyaratKomponen

/**
 * What a person must be for a component. Facts a birth date cannot tell (pregnancy, disability,
 * the school attended, being a victim) are not judged here: the pendamping verifies them.
 */
export const SYARAT_KOMPONEN: Readonly<Record<KomponenPkh, SyaratKomponen>> = {
  IBU_HAMIL: { jenisKelamin: 'PEREMPUAN', dasar: 'Permensos 1/2018: ibu hamil, nifas, menyusui' },
  ANAK_USIA_DINI: {
    usiaMin: 0,
    usiaMaks: 6,
    maksPerKeluarga: 2,
    dasar: 'Permensos 1/2018: anak 0-6 tahun yang belum bersekolah, paling banyak dua anak',
  },
  SD: SEKOLAH,
  SMP: SEKOLAH,
  SMA: SEKOLAH,
  // Payments of 2020-2022 asked for 70 years, as the press reported; the rule itself stayed at 60.
  LANJUT_USIA: { usiaMin: 60, dasar: 'Permensos 1/2018: usia 60 tahun ke atas' },
  DISABILITAS_BERAT: { dasar: 'Permensos 1/2018: penyandang disabilitas berat' },
  KORBAN_PELANGGARAN_HAM_BERAT: { dasar: 'Inpres 2/2023: korban pelanggaran HAM yang berat' },
}

export interface OrangKomponen {
  readonly tanggalLahir: Tanggal
  readonly jenisKelamin: JenisKelamin
}

/** Whether age on that day and sex allow the component. Someone not yet born fits none. */
export function cocokKomponen(
  komponen: KomponenPkh,
  orang: OrangKomponen,
  tanggal: Tanggal,
): boolean {
  const {
    usiaMin = 0,
    usiaMaks = Number.POSITIVE_INFINITY,
    jenisKelamin,
  } = SYARAT_KOMPONEN[komponen]
  if (jenisKelamin !== undefined && orang.jenisKelamin !== jenisKelamin) return false
  const usia = usiaPada(orang.tanggalLahir, tanggal)
  return usia >= usiaMin && usia <= usiaMaks
}

/** Every component that age on that day and sex allow, in the programme's order. */
export function komponenYangCocok(orang: OrangKomponen, tanggal: Tanggal): KomponenPkh[] {
  return KOMPONEN_PKH.filter((komponen) => cocokKomponen(komponen, orang, tanggal))
}

/** Completed years on that day; negative before birth. Born on 29 February: a year older on 1 March. */
export function usiaPada(tanggalLahir: Tanggal, tanggal: Tanggal): number {
  const tahun = Number(tanggal.slice(0, 4)) - Number(tanggalLahir.slice(0, 4))
  return tanggal.slice(5) < tanggalLahir.slice(5) ? tahun - 1 : tahun
}
