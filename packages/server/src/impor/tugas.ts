import type { KodeWilayah } from '@harapan/kode'
import type { CursorCodec } from '@harapan/pothos-sql'
import type { Pelaku } from '../akses/pelaku.ts'
import { GalatImpor } from './galat-impor.ts'

/** What a job runs with: its uploader as they were when they asked, and what they asked for. */
export type Tugas = {
  pelaku: Pelaku
  profil: string
  wilayah?: KodeWilayah
  tetap: Record<string, string>
  sidik: string
  coba: boolean
  /** Until when it may be begun or gone on with, in milliseconds. */
  sampai: number
}

/** As long as an upload is kept. */
export const MASA_TUGAS_MS = 24 * 3_600_000

const daftar = (unggahan: string) => `impor tugas ${unggahan}`

/** Sealed with this installation's key, for one upload: a row somebody else wrote does not open. */
export const segelTugas = (kursor: CursorCodec, unggahan: string, tugas: Tugas): string =>
  kursor(daftar(unggahan)).seal(JSON.stringify(tugas))

/** @throws GalatImpor TUGAS_TIDAK_DIPERCAYA where it was not sealed here, for this, or is too old */
export function bukaTugas(
  kursor: CursorCodec,
  unggahan: string,
  segel: string,
  kini = Date.now(),
): Tugas {
  const teks = kursor(daftar(unggahan)).open(segel)
  if (teks === undefined) throw new GalatImpor('TUGAS_TIDAK_DIPERCAYA')
  const tugas = JSON.parse(teks) as Tugas
  if (tugas.sampai < kini) throw new GalatImpor('TUGAS_TIDAK_DIPERCAYA')
  return tugas
}
