import type { Lingkup } from '../db/lingkup.ts'
import type { Kelas } from './kelas.ts'

type AturanPeran = {
  /** Indonesian / English, shown by `saya`. */
  uraian: string
  kelas: readonly Kelas[]
  peranBasisData: Lingkup['peran']
}

/** Who there is and what each may ever see. Rows are narrowed further by row-level security. */
export const PERAN = {
  PUBLIK: {
    uraian: 'Siapa pun, tanpa token / Anyone, without a token',
    kelas: ['publik'],
    peranBasisData: 'harapan_publik',
  },
  DINSOS_KABUPATEN: {
    uraian: 'Petugas dinas sosial kabupaten/kota / Officer of a regency social office',
    kelas: ['publik', 'internal', 'pribadi', 'spesifik', 'identitas'],
    peranBasisData: 'harapan_app',
  },
  MITRA: {
    uraian: 'Instansi mitra dengan perjanjian kerja sama / Partner agency under an agreement',
    kelas: ['publik', 'spesifik', 'identitas'],
    peranBasisData: 'harapan_mitra',
  },
} as const satisfies Record<string, AturanPeran>

export type Peran = keyof typeof PERAN

export const adalahPeran = (teks: string): teks is Peran => Object.hasOwn(PERAN, teks)
