import type pg from 'pg'

/** As who made the database, past every policy: what no role of the application may do. */
export async function sebagaiAdmin<T>(
  kolam: pg.Pool,
  kerja: (klien: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const klien = await kolam.connect()
  try {
    await klien.query('begin')
    await klien.query('set local role none')
    const hasil = await kerja(klien)
    await klien.query('commit')
    return hasil
  } catch (galat) {
    await klien.query('rollback')
    throw galat
  } finally {
    klien.release()
  }
}

/** One statement as the admin; the rows. */
export async function tanyaAdmin<Baris extends pg.QueryResultRow>(
  kolam: pg.Pool,
  sql: string,
  nilai: unknown[] = [],
): Promise<Baris[]> {
  return sebagaiAdmin(kolam, async (klien) => (await klien.query<Baris>(sql, nilai)).rows)
}
