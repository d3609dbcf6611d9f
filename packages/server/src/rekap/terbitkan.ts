import type pg from 'pg'

/** Cells of fewer families than this could point at one of them. */
export const SEL_TERKECIL = 5

/**
 * Makes the published roll-up anew, as the owner: every area of the regencies with data and all
 * above them, every year up to `hariIni`, counts of 1-4 suppressed.
 *
 * @returns how many cells were written
 */
export async function terbitkanRekap(klien: pg.ClientBase, hariIni: string): Promise<number> {
  await klien.query('delete from rekap_terbit')
  const { rowCount } = await klien.query(TERBITKAN, [hariIni, SEL_TERKECIL])
  return rowCount ?? 0
}

const TERBITKAN = `
with tahun as (
  select program, t.tahun, least($1::date, make_date(t.tahun, 12, 31)) as per_tanggal
  from (select program, min(dari_tahun) as awal from cakupan_data group by 1) c,
    generate_series(c.awal, extract(year from $1::date)::int) as t(tahun)
), kejadian as (
  select desa_kode, program, bulan, sum(masuk - keluar) as selisih from (
    select desa_kode, program, bulan, masuk, keluar from rekap_dasar where status = 'AKTIF'
    union all
    select desa_kode, program, bulan, masuk, keluar from rekap_delta where status = 'AKTIF'
  ) semua group by 1, 2, 3
), per_desa as (
  select k.desa_kode, t.program, t.tahun, t.per_tanggal, sum(k.selisih)::int as jumlah
  from kejadian k join tahun t on t.program = k.program and k.bulan <= bulan_dari(t.per_tanggal)
  group by 1, 2, 3, 4
), daerah as (
  select w.awal, w.akhir, c.program, min(c.dari_tahun) as dari_tahun, count(*)::int as berdata, bool_or(c.sintetis) as sintetis,
    array_agg(c.dari_tahun) as semua_dari
  from cakupan_data c
  join (
    select awal, akhir from wilayah where berlaku_sampai is null
    union all select 0, 9999999999
  ) w on c.kabupaten_kode between w.awal / 1000000 * 1000000 and w.akhir
  group by 1, 2, 3
), sel as (
  select d.awal, d.program, t.tahun, t.per_tanggal, d.sintetis,
    (select count(*) from unnest(d.semua_dari) x where x <= t.tahun)::int as berdata,
    coalesce((select sum(p.jumlah) from per_desa p
      where p.desa_kode between d.awal and d.akhir and p.program = d.program and p.tahun = t.tahun), 0)::int as jumlah
  from daerah d join tahun t on t.program = d.program and t.tahun >= d.dari_tahun
)
insert into rekap_terbit (wilayah_kode, program, tahun, per_tanggal, jumlah_kpm, kabupaten_berdata, sintetis, diterbitkan_pada)
select awal, program, tahun, per_tanggal,
  case when jumlah between 1 and $2 - 1 then null else jumlah end, berdata, sintetis, now()
from sel`
