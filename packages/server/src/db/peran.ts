import type pg from 'pg'

/**
 * The database roles, made once per cluster by someone who may create roles.
 * - `harapan_pemilik` owns and migrates; no superuser, no BYPASSRLS.
 * - `harapan_app` serves officers who may change data: rows of their territory by row-level security.
 * - `harapan_baca` serves those who may only read it.
 * - `harapan_pendamping` serves facilitators: only the families assigned to them.
 * - `harapan_mitra` serves partner agencies: only persons whose NIK they asked for.
 * - `harapan_publik` reads areas, reference tables and published figures, and nothing else.
 */
const PERAN = [
  'harapan_pemilik',
  'harapan_app',
  'harapan_baca',
  'harapan_pendamping',
  'harapan_mitra',
  'harapan_publik',
] as const
const PERMINTAAN = PERAN.slice(1).join(', ')

const BUAT_PERAN = PERAN.map(
  (peran) => `
  if not exists (select from pg_roles where rolname = '${peran}') then
    begin
      create role ${peran} nologin noinherit nosuperuser nobypassrls nocreaterole nocreatedb;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;`,
).join('')

/** Makes the roles that are missing and lets the connected login take each of them. */
export async function siapkanPeran(klien: pg.ClientBase): Promise<void> {
  await klien.query('reset role')
  await klien.query(`do $$ begin ${BUAT_PERAN}
  if not (select rolsuper from pg_roles where rolname = session_user) then
    ${PERAN.map((peran) => `if not pg_has_role(session_user, '${peran}', 'member') then execute format('grant ${peran} to %I', session_user); end if;`).join('\n    ')}
  end if;
  if not has_schema_privilege('harapan_pemilik', 'public', 'create') then
    grant usage, create on schema public to harapan_pemilik;
  end if;
  if not has_schema_privilege('harapan_pendamping', 'public', 'usage') then
    grant usage on schema public to ${PERMINTAAN};
  end if;
  end $$`)
}

/** Refuses to serve when a role could see past row-level security. */
export async function periksaPeran(klien: pg.ClientBase): Promise<void> {
  const { rows } = await klien.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)`,
    [PERAN],
  )
  if (rows.length === 0) return
  throw new Error(
    `Peran ${rows.map((baris) => baris.rolname).join(', ')} melewati keamanan baris; cabut SUPERUSER dan BYPASSRLS. / These roles bypass row-level security; revoke SUPERUSER and BYPASSRLS.`,
  )
}
