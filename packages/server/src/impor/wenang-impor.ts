import type { KodeWilayah } from '@harapan/kode'
import { berwenang, lingkupPelaku, menjangkau, type Pelaku } from '../akses/pelaku.ts'
import type { SembarangProfil } from '../baris/profil.ts'
import type { Lingkup } from '../db/lingkup.ts'
import { GalatImpor } from './galat-impor.ts'

/**
 * The frame in which a caller's file is written: their own, or a part of it that they name.
 *
 * @throws GalatImpor TIDAK_BERWENANG, TUJUAN_WAJIB, WILAYAH_DI_LUAR
 */
export function lingkupImpor(
  pelaku: Pelaku,
  wilayah?: KodeWilayah,
  profil?: SembarangProfil,
): Lingkup {
  if (!berwenang(pelaku, 'impor:tulis')) throw new GalatImpor('TIDAK_BERWENANG')
  if (profil?.peran && !profil.peran.includes(pelaku.peran)) throw new GalatImpor('TIDAK_BERWENANG')
  if (!pelaku.tujuan) throw new GalatImpor('TUJUAN_WAJIB')
  const lingkup = lingkupPelaku(pelaku)
  if (!wilayah) return lingkup
  if (!menjangkau(pelaku, wilayah)) throw new GalatImpor('WILAYAH_DI_LUAR', wilayah)
  return { ...lingkup, wilayah: [wilayah], nasional: false }
}
