import { type KodeWilayah, mencakup } from '@harapan/kode'
import type { Lingkup } from '../db/lingkup.ts'
import { adalahPerorangan, KELAS, type Kelas } from './kelas.ts'
import { aturanPeran, type Peran } from './peran.ts'
import type { Perjanjian } from './perjanjian.ts'
import { DAFTAR_TUJUAN, type Tujuan } from './tujuan.ts'
import type { Wewenang } from './wewenang.ts'

/** Who asks, for which area and for which purpose: one object, made once per request. */
export type Pelaku = {
  id: string
  peran: Peran
  instansi?: string
  wilayah: readonly KodeWilayah[]
  /** The edition whose codes these are, where the token says so. */
  edisi?: string
  wewenang?: readonly Wewenang[]
  tujuan?: Tujuan
  /** The system of an agency, by the client id of its identity provider, and what it may. */
  klien?: string
  perjanjian?: Perjanjian
  /** Which member of the staff a PENDAMPING is: reaches the families assigned to them. */
  pendamping?: number
}

/** What a field asks of its reader. */
export type Syarat = {
  kelas: Kelas
  wewenang?: Wewenang | undefined
  /** The class for a partner agency, where what it is answered there is other data. */
  kelasMitra?: Kelas | undefined
}

export type AlasanTolak = 'PERLU_MASUK' | 'TIDAK_BERWENANG' | 'TUJUAN_WAJIB'

export const PELAKU_PUBLIK: Pelaku = { id: 'publik', peran: 'PUBLIK', wilayah: [] }

/** Why a field is refused to the caller, or nothing when it may be read. */
export function alasanTolak(pelaku: Pelaku, syarat: Syarat): AlasanTolak | undefined {
  const { wewenang } = syarat
  const kelas = kelasBagi(pelaku, syarat)
  const boleh = kelasMilik(pelaku, kelas) && (!wewenang || berwenang(pelaku, wewenang))
  if (!boleh) return pelaku.peran === 'PUBLIK' ? 'PERLU_MASUK' : 'TIDAK_BERWENANG'
  if (adalahPerorangan(kelas) && !pelaku.tujuan) return 'TUJUAN_WAJIB'
  return undefined
}

/** The class of a field for a caller. */
export const kelasBagi = ({ peran }: Pelaku, { kelas, kelasMitra = kelas }: Syarat): Kelas =>
  peran === 'MITRA' ? kelasMitra : kelas

function kelasMilik({ peran, perjanjian }: Pelaku, kelas: Kelas): boolean {
  if (!aturanPeran(peran).kelas.includes(kelas)) return false
  return peran !== 'MITRA' || kelas === 'publik' || perjanjian?.kelas.includes(kelas) === true
}

export function berwenang({ peran, wewenang = [] }: Pelaku, apa: Wewenang): boolean {
  return wewenang.includes(apa) && aturanPeran(peran).wewenang.includes(apa)
}

/** Classes of data open to the caller as they ask now. */
export const kelasTerbuka = (pelaku: Pelaku): Kelas[] =>
  KELAS.filter((kelas) => alasanTolak(pelaku, { kelas }) === undefined)

/** The purposes a caller may name: those of its agreement, or any where the law is the agreement. */
export function tujuanBoleh({ peran, perjanjian }: Pelaku): readonly Tujuan[] {
  if (peran === 'PUBLIK') return []
  return peran === 'MITRA' ? (perjanjian?.tujuan ?? []) : DAFTAR_TUJUAN
}

/** Whether the caller reaches every row of an area. */
export function menjangkau({ peran, wilayah }: Pelaku, kode: KodeWilayah): boolean {
  if (peran === 'PUSAT') return true
  return peran !== 'PENDAMPING' && wilayah.some((milik) => mencakup(milik, kode))
}

/** What the database is told about the caller. */
export function lingkupPelaku(pelaku: Pelaku): Lingkup {
  return {
    peran: peranBasisData(pelaku),
    wilayah: pelaku.wilayah,
    nasional: pelaku.peran === 'PUSAT',
    pelaku: pelaku.id,
    wewenang: (pelaku.wewenang ?? []).filter((apa) => berwenang(pelaku, apa)),
    ...(pelaku.pendamping !== undefined && { pendamping: pelaku.pendamping }),
    ...(pelaku.klien !== undefined && { klien: pelaku.klien }),
    ...(pelaku.edisi !== undefined && { edisi: pelaku.edisi }),
  }
}

/** To record what was refused: whoever may not even read may leave that behind. */
export const lingkupCatat = ({ id }: Pelaku): Lingkup => ({
  peran: 'harapan_publik',
  wilayah: [],
  pelaku: id,
})

/** Whoever may not change anything works as a role that could not. */
function peranBasisData(pelaku: Pelaku): Lingkup['peran'] {
  if (pelaku.peran === 'PUBLIK') return 'harapan_publik'
  if (pelaku.peran === 'MITRA') return 'harapan_mitra'
  if (pelaku.peran === 'PENDAMPING') return 'harapan_pendamping'
  const menulis = berwenang(pelaku, 'kpm:ubah') || berwenang(pelaku, 'impor:tulis')
  return menulis ? 'harapan_app' : 'harapan_baca'
}
