import type { TingkatWilayah } from '@harapan/kode'
import { KELAS, type Kelas } from './kelas.ts'
import type { Wewenang } from './wewenang.ts'

type AturanPeran = {
  /** Indonesian / English, shown by `saya`. */
  uraian: string
  kelas: readonly Kelas[]
  /** What a token of this role may name at most. */
  wewenang: readonly Wewenang[]
  /** The widest area a token of this role may name; without one it names none. */
  terluas?: TingkatWilayah
}

const TANPA_SPESIFIK = ['publik', 'internal', 'pribadi'] as const satisfies readonly Kelas[]

/**
 * Who there is and what each may ever see (research of the programme's structure: Permensos 1/2018,
 * SIKS-NG roles). Rows are narrowed further by row-level security, verbs by the token's `scope`.
 */
export const PERAN = {
  PUBLIK: {
    uraian: 'Siapa pun, tanpa token / Anyone, without a token',
    kelas: ['publik'],
    wewenang: [],
  },
  PUSAT: {
    uraian: 'Kementerian Sosial, seluruh Indonesia / Ministry of Social Affairs, the whole nation',
    kelas: KELAS,
    wewenang: [
      ...(['kpm:ubah', 'impor:tulis', 'identitas:buka', 'perjanjian:usul'] as const),
      ...(['perjanjian:putus', 'audit:baca', 'subjek:layani', 'webhook:kelola'] as const),
      'pengembangan',
    ],
  },
  KORWIL: {
    uraian: 'Koordinator wilayah PKH, satu provinsi / PKH coordinator of a province',
    kelas: KELAS,
    wewenang: ['pengembangan'],
    terluas: 'PROVINSI',
  },
  DINSOS_PROVINSI: {
    uraian:
      'Petugas dinas sosial provinsi, membaca dan memantau / Officer of a provincial social office',
    kelas: KELAS,
    wewenang: ['webhook:kelola', 'pengembangan'],
    terluas: 'PROVINSI',
  },
  DINSOS_KABUPATEN: {
    uraian: 'Petugas dinas sosial kabupaten/kota / Officer of a regency social office',
    kelas: KELAS,
    wewenang: [
      ...(['kpm:ubah', 'impor:tulis', 'identitas:buka', 'subjek:layani'] as const),
      ...(['webhook:kelola', 'pengembangan'] as const),
    ],
    terluas: 'KABUPATEN',
  },
  KORKAB: {
    uraian: 'Koordinator kabupaten/kota PKH / PKH coordinator of a regency',
    kelas: KELAS,
    wewenang: ['kpm:ubah', 'identitas:buka', 'webhook:kelola', 'pengembangan'],
    terluas: 'KABUPATEN',
  },
  APD: {
    uraian: 'Administrator pangkalan data PKH / PKH data administrator of a regency',
    kelas: KELAS,
    wewenang: ['kpm:ubah', 'impor:tulis', 'identitas:buka', 'webhook:kelola', 'pengembangan'],
    terluas: 'KABUPATEN',
  },
  CAMAT: {
    uraian: 'Camat dan petugas kecamatan / Head and officers of a kecamatan',
    kelas: TANPA_SPESIFIK,
    wewenang: [],
    terluas: 'KECAMATAN',
  },
  TKSK: {
    uraian: 'Tenaga kesejahteraan sosial kecamatan / Social welfare worker of a kecamatan',
    kelas: [...TANPA_SPESIFIK, 'spesifik'],
    wewenang: [],
    terluas: 'KECAMATAN',
  },
  PENDAMPING: {
    uraian:
      'Pendamping PKH, hanya KPM dampingannya / PKH facilitator, only the families assigned to them',
    kelas: KELAS,
    wewenang: [],
    terluas: 'KECAMATAN',
  },
  OPERATOR_DESA: {
    uraian: 'Operator data desa atau kelurahan / Data operator of a village',
    kelas: KELAS,
    wewenang: [],
    terluas: 'DESA',
  },
  MITRA: {
    uraian: 'Instansi mitra dengan perjanjian kerja sama / Partner agency under an agreement',
    kelas: ['publik', 'spesifik', 'identitas'],
    wewenang: ['orang:pantau'],
  },
} as const satisfies Record<string, AturanPeran>

export type Peran = keyof typeof PERAN

export const adalahPeran = (teks: string): teks is Peran => Object.hasOwn(PERAN, teks)

/** The same table with the general type, where a role is only known when it runs. */
export const aturanPeran = (peran: Peran): AturanPeran => PERAN[peran]
