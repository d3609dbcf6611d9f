import type pg from 'pg'
import { terbesar, uraikanPotret } from './potret.rules.ts'
import { potretKini } from './potret-kini.ts'
import { segelTerakhir } from './simpan-segel.ts'

/**
 * Before anything is served: a dump restored into a cluster whose own count of transactions is
 * lower would give numbers a second time, and new rows would stand where a seal has been. Then all
 * numbers are moved past the highest that was given.
 *
 * @returns whether they were moved
 */
export async function lanjutkanTransaksi(klien: pg.ClientBase): Promise<boolean> {
  await klien.query("select pg_advisory_xact_lock(hashtext('harapan segel'))")
  const segel = await segelTerakhir(klien)
  const { potret, tertinggi } = await potretKini(klien)
  const disegel = segel ? uraikanPotret(segel.potret).xmax : potret.xmax
  const terkecil = [disegel, (tertinggi ?? 0n) + 1n].reduce(terbesar, potret.xmax)
  if (terkecil === potret.xmax) return false
  await klien.query('select majukan_transaksi($1)', [String(terkecil)])
  return true
}
