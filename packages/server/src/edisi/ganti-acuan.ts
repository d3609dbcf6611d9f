import type pg from 'pg'
import { larik } from '../db/larik.ts'
import { awal } from './kode-induk.rules.ts'
import { berpindah } from './pindahkan-data.ts'
import type { Langkah, Rencana } from './rencana.rules.ts'

/**
 * Facts of areas: figures that somebody published, quotas, and since when a regency's data are loaded. Where an
 * area does not go on alone none of them was there, or the edition was not applied.
 */
export async function gantiAcuan(
  klien: pg.ClientBase,
  langkah: readonly Langkah[],
  asalKabupaten: Rencana['asalKabupaten'],
): Promise<void> {
  const pasangan = berpindah(langkah)
  const nilai = [
    larik(pasangan.map(({ lama }) => awal(lama))),
    larik(pasangan.map(({ baru }) => awal(baru))),
  ]
  await klien.query(
    `update angka_terbit t set wilayah_kode = p.baru from unnest($1::bigint[], $2::bigint[]) as p(lama, baru)
     where t.wilayah_kode = p.lama`,
    nilai,
  )
  await ganti(klien, 'kuota', SQL_KUOTA, nilai)
  await ganti(klien, 'cakupan_data', SQL_CAKUPAN, [
    larik(asalKabupaten.map(([lama]) => awal(lama))),
    larik(asalKabupaten.map(([, baru]) => awal(baru))),
  ])
}

/** Rows of regencies, taken out together before they are put back: two may exchange their codes. */
async function ganti(
  klien: pg.ClientBase,
  tabel: string,
  sql: string,
  nilai: readonly string[],
): Promise<void> {
  const { rows } = await klien.query<{ isi: string | null }>(
    `select json_agg(k)::text as isi from (${sql}) k`,
    [...nilai],
  )
  await klien.query(
    `delete from ${tabel} where kabupaten_kode = any($1::bigint[]) or kabupaten_kode = any($2::bigint[])`,
    [...nilai],
  )
  await klien.query(
    `insert into ${tabel} select * from json_populate_recordset(null::${tabel}, coalesce($1::json, '[]'))`,
    [rows[0]?.isi ?? null],
  )
}

const SQL_KUOTA = `select program, p.baru as kabupaten_kode, tahun, jumlah, sumber, tanggal_sumber
  from unnest($1::bigint[], $2::bigint[]) as p(lama, baru) join kuota on kabupaten_kode = p.lama`

/**
 * Each regency keeps which import covers it, unless it is made of several: known since the youngest of them is
 * known, and taken back with none of their imports.
 */
const SQL_CAKUPAN = `with p as (
    select lama, baru, count(*) over (partition by baru) as banyak from unnest($1::bigint[], $2::bigint[]) as p(lama, baru)
  ), c as (
    select program, baru, case when banyak = 1 then impor_id else 0 end as impor_id, min(dari_tahun) as dari_tahun,
      bool_or(sintetis) as sintetis, string_agg(distinct sumber, '; ') as sumber
    from p join cakupan_data on kabupaten_kode = p.lama group by program, baru, 3, p.lama
  ) select program, baru as kabupaten_kode, impor_id, max(dari_tahun) as dari_tahun, bool_or(sintetis) as sintetis,
    string_agg(distinct sumber, '; ') as sumber from c group by 1, 2, 3`
