import type pg from 'pg'
import { GalatEdisi } from './galat-edisi.ts'

let dipegang = false

/**
 * One application at a time. Commands on PostgreSQL hold a lock on a connection of their own, gone with them
 * however they end; the embedded database has one connection and one process, so a mark in it is enough.
 *
 * @throws GalatEdisi SEDANG_DITERAPKAN
 */
export async function denganKunciEdisi<T>(kolam: pg.Pool, kerja: () => Promise<T>): Promise<T> {
  if (dipegang) throw new GalatEdisi('SEDANG_DITERAPKAN')
  dipegang = true
  const klien = kolam.options.max > 1 ? await kolam.connect() : undefined
  try {
    if (klien && !(await ambil(klien))) throw new GalatEdisi('SEDANG_DITERAPKAN')
    return await kerja()
  } finally {
    dipegang = false
    await klien?.query('select pg_advisory_unlock_all()').catch(() => undefined)
    klien?.release()
  }
}

async function ambil(klien: pg.PoolClient): Promise<boolean> {
  const { rows } = await klien.query<{ dapat: boolean }>(
    "select pg_try_advisory_lock(hashtext('harapan edisi')) as dapat",
  )
  return rows[0]?.dapat ?? false
}
