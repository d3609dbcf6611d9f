import { hariIni } from '@harapan/kode'
import type pg from 'pg'
import type { Logger } from 'pino'
import { dalamTransaksiNasional } from '../db/transaksi.ts'
import { lipatRekap } from './lipat.ts'
import { terbitkanRekap } from './terbitkan.ts'

const JEDA_MS = 60_000

/** Folds roll-up events every minute, and publishes anew when a month has begun, or for the first time. */
export function jadwalkanRekap(
  kolam: pg.Pool,
  pencatat: Logger,
  jedaMs = JEDA_MS,
): { berhenti(): Promise<void> } {
  let berjalan: Promise<void> | undefined
  const jam = setInterval(() => {
    // A fold that takes longer than the pause must not make a queue before everybody else.
    berjalan ??= dalamTransaksiNasional(kolam, lipatBilaGiliran)
      .catch((galat: Error) => pencatat.error({ galat: galat.message }, 'rekap gagal dilipat'))
      .finally(() => {
        berjalan = undefined
      })
  }, jedaMs)
  jam.unref()
  return {
    async berhenti() {
      clearInterval(jam)
      await berjalan
    },
  }
}

async function lipatBilaGiliran(klien: pg.ClientBase): Promise<void> {
  // One instance at a time; the others find nothing to do.
  const { rows } = await klien.query<{ giliran: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('harapan rekap')) as giliran",
  )
  if (!rows[0]?.giliran) return
  await lipatRekap(klien)
  const hari = hariIni(new Date())
  if (await saatnyaTerbit(klien, hari)) await terbitkanRekap(klien, hari)
}

async function saatnyaTerbit(klien: pg.ClientBase, hari: string): Promise<boolean> {
  const { rows } = await klien.query<{ basi: boolean }>(
    // While an edition is being applied some villages stand under old codes: it publishes when it is done.
    `select coalesce(bool_or(bulan_dari(diterbitkan_pada::date) < bulan_dari($1::date)), exists (select from cakupan_data))
       and not exists (select from edisi_wilayah where status = 'BERJALAN') as basi from rekap_terbit`,
    [hari],
  )
  return rows[0]?.basi ?? false
}
