import type pg from 'pg'
import { Rangkaian } from '../src/db/rangkaian.ts'

type Tanya = (...isi: unknown[]) => unknown

/**
 * Writes down every statement that leaves for the database while `kerja` runs, the constant frame
 * (begin, scope, audit row, commit), the agreement, asked for once in five seconds, and leases of
 * points left out.
 */
export async function catatSql<T>(
  kolam: pg.Pool,
  kerja: () => Promise<T>,
): Promise<{ hasil: T; sql: string[] }> {
  const sql: string[] = []
  const dengar = (klien: pg.PoolClient) => {
    if (Object.hasOwn(klien, 'query')) return
    const asli = (klien.query as Tanya).bind(klien)
    const catat: Tanya = (...isi) => {
      sql.push(...teksDari(isi[0]).filter((teks) => !BINGKAI.test(teks.trim())))
      return asli(...isi)
    }
    Object.assign(klien, { query: catat })
    disadap.push(klien)
  }
  const disadap: pg.PoolClient[] = []
  kolam.on('acquire', dengar)
  try {
    return { hasil: await kerja(), sql }
  } finally {
    kolam.off('acquire', dengar)
    for (const klien of disadap) delete (klien as { query?: unknown }).query
  }
}

function teksDari(kiriman: unknown): string[] {
  if (typeof kiriman === 'string') return [kiriman]
  if (kiriman instanceof Rangkaian) return kiriman.pernyataan.map(({ text }) => text)
  return [(kiriman as { text: string }).text]
}

const BINGKAI =
  /^(begin|commit|rollback|select set_config\('role'|insert into audit_akses|select \(perjanjian_klien|select ambil_laju)/i
