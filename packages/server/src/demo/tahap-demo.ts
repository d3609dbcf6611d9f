import type { Tanggal } from '@harapan/kode'
import type { BarisTahap } from './baris.ts'
import { isiTahap } from './isi-tahap.ts'
import { type DesaDemo, type PilihanDemo, rencanaDemo } from './rencana.ts'

export interface TahapDemo extends BarisTahap {
  /** The key under which a loader notes that this stage is done. */
  readonly nama: string
}

/** Fixed, so that the data of today is the data of tomorrow. */
export const HARI_INI_DEMO = '2026-01-01' as Tanggal

/**
 * Synthetic families, one kecamatan at a time: only one stage is ever in memory. A loader that goes on
 * after a stop takes `rencanaDemo` and asks `isiTahap` for the missing stages alone.
 */
export function* tahapDemo(
  pilihan: PilihanDemo,
  wilayah: readonly DesaDemo[],
  hariIni: Tanggal = HARI_INI_DEMO,
): Generator<TahapDemo> {
  for (const rencana of rencanaDemo(pilihan, wilayah)) {
    yield { nama: rencana.nama, ...isiTahap(rencana, hariIni) }
  }
}
