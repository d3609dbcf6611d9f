import type pg from 'pg'

/**
 * Takes the foreign keys of the person tables away for the first load and notes how to put them
 * back: checked row by row they cost a quarter of the load, checked together almost nothing. The
 * port is still closed, and a killed load goes on before anything is served.
 */
export async function lepasKunciAsing(klien: pg.ClientBase): Promise<number> {
  await klien.query('create table kunci_asing_dilepas (tabel text, nama text, definisi text)')
  const { rowCount } = await klien.query(`
    insert into kunci_asing_dilepas
    select conrelid::regclass::text, conname, pg_get_constraintdef(c.oid)
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    where c.contype = 'f' and t.relforcerowsecurity and t.relowner = 'harapan_pemilik'::regrole`)
  await untukSetiap(klien, ({ tabel, nama }) => `alter table ${tabel} drop constraint ${nama}`)
  return rowCount ?? 0
}

/**
 * Puts them back, which checks every row loaded meanwhile. PostgreSQL checks as the owner, who under
 * FORCE sees no row and would find nothing wrong: so FORCE rests until the end of this transaction.
 */
export async function pasangKunciAsing(klien: pg.ClientBase): Promise<number> {
  const terjaga = await tabelTerjaga(klien)
  await aturForce(klien, terjaga, 'no force')
  const jumlah = await untukSetiap(
    klien,
    ({ tabel, nama, definisi }) => `alter table ${tabel} add constraint ${nama} ${definisi}`,
  )
  await aturForce(klien, terjaga, 'force')
  await klien.query('drop table kunci_asing_dilepas')
  return jumlah
}

/** Only these get FORCE back: a table that the migrations left without it stays visibly so. */
async function tabelTerjaga(klien: pg.ClientBase): Promise<string[]> {
  const { rows } = await klien.query<{ tabel: string }>(`
    select oid::regclass::text as tabel from pg_class
    where relforcerowsecurity and relkind = 'r' and relowner = 'harapan_pemilik'::regrole order by 1`)
  return rows.map(({ tabel }) => tabel)
}

async function aturForce(
  klien: pg.ClientBase,
  tabel: readonly string[],
  sikap: 'force' | 'no force',
): Promise<void> {
  for (const satu of tabel) await klien.query(`alter table ${satu} ${sikap} row level security`)
}

type Kunci = { tabel: string; nama: string; definisi: string }

async function untukSetiap(klien: pg.ClientBase, sql: (kunci: Kunci) => string): Promise<number> {
  const { rows } = await klien.query<Kunci>(
    'select tabel, quote_ident(nama) as nama, definisi from kunci_asing_dilepas order by 1, 2',
  )
  for (const kunci of rows) await klien.query(sql(kunci))
  return rows.length
}
