import type pg from 'pg'
import { type Lingkup, nilaiBingkai, SQL_BINGKAI } from '../../src/db/lingkup.ts'

/** Works in the frame of a caller and undoes it all. */
export function sebagaiPeran<T>(
  kolam: pg.Pool,
  lingkup: Omit<Lingkup, 'pelaku'>,
  kerja: (klien: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return laluBatalkan(kolam, async (klien) => {
    await klien.query(SQL_BINGKAI, nilaiBingkai({ ...lingkup, pelaku: 'uji' }))
    return kerja(klien)
  })
}

/** Works as a role that nobody told which rows it may see. */
export function tanpaBingkai<T>(
  kolam: pg.Pool,
  peran: Lingkup['peran'],
  kerja: (klien: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return laluBatalkan(kolam, async (klien) => {
    await klien.query(`set local role ${peran}`)
    return kerja(klien)
  })
}

/** In a transaction that is rolled back, whatever came of it. */
export async function laluBatalkan<T>(
  kolam: pg.Pool,
  kerja: (klien: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const klien = await kolam.connect()
  try {
    await klien.query('begin')
    return await kerja(klien)
  } finally {
    await klien.query('rollback')
    klien.release()
  }
}

/** The SQLSTATE of what goes wrong, or the number of rows when nothing does. */
export async function sandiGalat(hasil: Promise<pg.QueryResult>): Promise<string | number> {
  try {
    return (await hasil).rowCount ?? 0
  } catch (galat) {
    return (galat as { code?: string }).code ?? String(galat)
  }
}
