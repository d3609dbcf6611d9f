import { type KodeWilayah, parseKodeWilayah, wajib } from '@harapan/kode'
import { PELAKU_UJI } from '@harapan/testing'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import type { Peran } from '../../src/akses/peran.ts'

const petugas = (id: string, peran: Peran, ...wilayah: string[]): Pelaku => ({
  id,
  peran,
  wilayah: wilayah.map((teks): KodeWilayah => wajib(parseKodeWilayah(teks))),
  tujuan: 'VERIFIKASI_VALIDASI',
})

/** Everybody who may ask: scopes of every size, and those who are refused in different ways. */
export const PELAKU_BANDING = {
  keduanya: PELAKU_UJI.keduanya,
  oki: PELAKU_UJI.oki,
  kotim: PELAKU_UJI.kotim,
  provinsi: petugas('uji-provinsi', 'DINSOS_PROVINSI', '16'),
  desa: petugas('uji-desa', 'DINSOS_KABUPATEN', '16.02.05.1001'),
  pusat: PELAKU_UJI.pusat,
  camat: PELAKU_UJI.camat,
  pendamping: PELAKU_UJI.pendamping,
  mitra: PELAKU_UJI.mitra,
  tanpaTujuan: PELAKU_UJI.tanpaTujuan,
  siapaPun: undefined,
} satisfies Record<string, Pelaku | undefined>

export type NamaPelaku = keyof typeof PELAKU_BANDING
