import type pg from 'pg'
import { sebagaiAdmin } from '../sebagai-admin.ts'

/**
 * Every row of every table as text, as whoever holds a dump sees it: all schemas but the system's,
 * partitions by themselves; beside them comments, defaults and functions.
 */
export function tumpahkan(kolam: pg.Pool): Promise<Map<string, string>> {
  return sebagaiAdmin(kolam, async (klien) => {
    const { rows } = await klien.query<{ tabel: string }>(TABEL)
    const isi = new Map<string, string>()
    for (const { tabel } of rows) {
      const hasil = await klien.query<{ baris: string }>(`select t::text as baris from ${tabel} t`)
      isi.set(tabel, hasil.rows.map(({ baris }) => baris).join('\n'))
    }
    return isi
  })
}

const TABEL = `select format('%I.%I', n.nspname, c.relname) as tabel
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'm', 'v') and n.nspname not in ('pg_catalog', 'information_schema')
    and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'
  union all
  select unnest('{pg_catalog.pg_description,pg_catalog.pg_attrdef,pg_catalog.pg_proc}'::text[])`
