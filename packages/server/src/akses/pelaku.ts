import type { KodeWilayah } from '@harapan/kode'
import type { Lingkup } from '../db/lingkup.ts'
import { adalahPerorangan, type Kelas } from './kelas.ts'
import { PERAN, type Peran } from './peran.ts'
import type { Tujuan } from './tujuan.ts'

/** Who asks, for which area and for which purpose: one object, made once per request. */
export type Pelaku = {
  id: string
  peran: Peran
  instansi?: string
  wilayah: readonly KodeWilayah[]
  tujuan?: Tujuan
}

export const PELAKU_PUBLIK: Pelaku = { id: 'publik', peran: 'PUBLIK', wilayah: [] }

/** Why a field of this class is refused to the caller, or nothing when it may be read. */
export function alasanTolak(
  pelaku: Pelaku,
  kelas: Kelas,
): 'PERLU_MASUK' | 'TIDAK_BERWENANG' | 'TUJUAN_WAJIB' | undefined {
  const boleh: readonly Kelas[] = PERAN[pelaku.peran].kelas
  if (!boleh.includes(kelas)) return pelaku.peran === 'PUBLIK' ? 'PERLU_MASUK' : 'TIDAK_BERWENANG'
  if (adalahPerorangan(kelas) && !pelaku.tujuan) return 'TUJUAN_WAJIB'
  return undefined
}

/** What the database is told about the caller. */
export function lingkupPelaku(pelaku: Pelaku): Lingkup {
  return {
    peran: PERAN[pelaku.peran].peranBasisData,
    wilayah: pelaku.wilayah,
    pelaku: pelaku.id,
  }
}
