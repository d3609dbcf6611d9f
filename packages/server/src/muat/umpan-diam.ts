import type pg from 'pg'

/**
 * Turns the triggers of the change feed off for the first load: nobody follows yet, and a third of the
 * load would go into rows that nobody reads.
 */
export const diamkanUmpan = (klien: pg.ClientBase): Promise<number> => atur(klien, 'disable')

/**
 * Turns them on again. What was loaded meanwhile no change tells of, so whoever began before must
 * start over: that is what a dropped row after every token says.
 */
export async function bunyikanUmpan(klien: pg.ClientBase): Promise<number> {
  await klien.query(`insert into perubahan_terbuang (transaksi, urutan, waktu)
    select nomor_transaksi(), nextval('perubahan_urutan_seq'), clock_timestamp()`)
  return atur(klien, 'enable')
}

async function atur(klien: pg.ClientBase, sikap: 'enable' | 'disable'): Promise<number> {
  const { rows } = await klien.query<{ tabel: string; nama: string }>(
    `select tgrelid::regclass::text as tabel, quote_ident(tgname) as nama from pg_trigger
     where tgname like 'perubahan\\_%' order by 1, 2`,
  )
  for (const { tabel, nama } of rows)
    await klien.query(`alter table ${tabel} ${sikap} trigger ${nama}`)
  return rows.length
}
