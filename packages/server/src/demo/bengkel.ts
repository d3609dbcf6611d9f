import type { Acak } from './acak.ts'
import type { BarisTahap } from './baris.ts'
import type { Hari } from './hari.ts'
import type { PembuatNomor } from './nomor.ts'
import type { RencanaTahap } from './rencana.ts'

/** What the families of one stage share while it is written. */
export interface Bengkel {
  readonly acak: Acak
  readonly rencana: RencanaTahap
  readonly hariIni: Hari
  readonly nomor: PembuatNomor
  readonly baris: BarisTahap
}

/**
 * The first id of each table inside a kecamatan's block of 100,000. Parent and child differ, so that a
 * join on the wrong column finds nothing.
 */
export const AWAL_ID = {
  keluarga: 50_000,
  individu: 0,
  anggotaKeluarga: 30_000,
  kpm: 80_000,
  riwayatKepesertaan: 70_000,
  komponenKpm: 10_000,
  pendampinganKpm: 20_000,
  kepesertaanJkn: 5_000,
} as const satisfies Record<Exclude<keyof BarisTahap, 'pendamping'>, number>

/** The block of ids of this kecamatan: the same whatever is loaded beside it. */
export function idBaris({ rencana, baris }: Bengkel, tabel: keyof typeof AWAL_ID): number {
  return rencana.kecamatan * 100_000 + AWAL_ID[tabel] + baris[tabel].length + 1
}
