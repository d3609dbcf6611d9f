import type pg from 'pg'

/** Areas, reference tables and published figures: what anybody may read. */
/** Tables that anyone may read. */
export const TERBUKA = [
  'wilayah',
  'edisi_wilayah',
  'perubahan_wilayah',
  'kode_wilayah_eksternal',
  'kuota',
  'indeks_bantuan',
  'periode_penyaluran',
  'rekap_terbit',
  'angka_terbit',
  'cakupan_data',
  'versi_data',
]

/** Markers of loads and migrations: no person, and no request reads them. */
const URUSAN_OPERATOR = ['tahap_muat', '_prisma_migrations']

/** Every table and view that is not known to be free of persons: a new one is in it by itself. */
export async function tabelPerorangan(klien: pg.ClientBase): Promise<string[]> {
  const { rows } = await klien.query<{ nama: string }>(
    `select relname as nama from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') and relname <> all($1)
     order by 1`,
    [[...TERBUKA, ...URUSAN_OPERATOR]],
  )
  return rows.map(({ nama }) => nama)
}

/**
 * Of those, the ones that row security does not hold for everybody, their owner included. A view that reads
 * with the rights of whoever asks is held by what holds its tables.
 */
export async function tabelTakTerjaga(klien: pg.ClientBase): Promise<string[]> {
  const { rows } = await klien.query<{ nama: string }>(
    `select relname as nama from pg_class c
     where relname = any($1) and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity
       and exists (select from pg_policy where polrelid = c.oid))
       and not (relkind = 'v' and coalesce(reloptions, '{}') @> '{security_invoker=true}')
     order by 1`,
    [await tabelPerorangan(klien)],
  )
  return rows.map(({ nama }) => nama)
}

/** Columns that speak of a person or of a family's place, in a table that everybody may read. */
export async function kolomPeroranganTerbuka(klien: pg.ClientBase): Promise<string[]> {
  const { rows } = await klien.query<{ nama: string }>(
    `select table_name || '.' || column_name as nama from information_schema.columns
     where table_schema = 'public' and table_name = any($1)
       and column_name ~ '(^desa_kode$|_hash$|_sandi$|_samaran$|^(individu|keluarga|kpm)_id$|^nama_pengurus$|lahir|pelaku)'`,
    [[...TERBUKA, ...URUSAN_OPERATOR]],
  )
  return rows.map(({ nama }) => nama)
}

/** What a role may do, as `table: PRIVILEGE`, whole tables and single columns alike. */
export async function izinPeran(klien: pg.ClientBase, peran: string): Promise<string[]> {
  const { rows } = await klien.query<{ izin: string }>(
    `select relname || ': ' || p as izin from pg_class c
     cross join unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) p
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
       and case when p in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') then has_any_column_privilege($1, c.oid, p)
         else has_table_privilege($1, c.oid, p) end
     order by 1`,
    [peran],
  )
  return rows.map(({ izin }) => izin)
}
