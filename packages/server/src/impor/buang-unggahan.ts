import type pg from 'pg'
import { sebagaiPemilik } from '../db/transaksi.ts'

/** Unused for so long, an upload goes. */
const JAM_SIMPAN = 24
/** One that has stopped growing: whoever sent it is gone, or its server is. */
const MENIT_DIAM = 60

/** Removes one, unless an import waits for it. */
export async function buangUnggahan(kolam: pg.Pool, id: string): Promise<boolean> {
  const hapus = await sebagaiPemilik(kolam, (klien) =>
    klien.query(
      'delete from unggahan u where id = $1 and not exists (select from impor i where i.unggahan_id = u.id)',
      [id],
    ),
  )
  return hapus.rowCount === 1
}

/** Removes uploads that nobody used and those that broke off; a job removes its own. Says how many. */
export async function buangUnggahanLama(kolam: pg.Pool): Promise<number> {
  const hapus = await sebagaiPemilik(kolam, (klien) =>
    klien.query(
      `delete from unggahan u where not exists (select from impor i where i.unggahan_id = u.id)
        and (u.dibuat_pada < now() - make_interval(hours => $1)
          or u.sidik is null and u.diubah_pada < now() - make_interval(mins => $2))`,
      [JAM_SIMPAN, MENIT_DIAM],
    ),
  )
  return hapus.rowCount ?? 0
}
