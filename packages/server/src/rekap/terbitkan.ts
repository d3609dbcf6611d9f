import type pg from 'pg'

/** Cells of fewer families than this could point at one of them. */
const SEL_TERKECIL = 5

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
  select c.program, t.tahun, least($1::date, make_date(t.tahun, 12, 31)) as per_tanggal
  from (select program, min(dari_tahun) as awal from cakupan_data group by 1) c,
    generate_series(c.awal, extract(year from $1::date)::int) as t(tahun)
), kejadian as (
  select desa_kode, program, bulan, sum(masuk - keluar) as selisih from (
    select desa_kode, program, bulan, masuk, keluar from rekap_dasar where status = 'AKTIF'
    union all
    select desa_kode, program, bulan, masuk, keluar from rekap_delta where status = 'AKTIF'
  ) semua group by 1, 2, 3
), per_wilayah as (
  -- Each village counts for itself and every area above it; 0 is the nation.
  select desa_kode / satuan * satuan as awal, t.program, t.tahun, sum(selisih)::int as jumlah
  from kejadian k
  join tahun t on t.program = k.program and k.bulan <= bulan_dari(t.per_tanggal)
  cross join unnest(array[1, 10000, 1000000, 100000000, 10000000000]) as s(satuan)
  group by 1, 2, 3
), berdata as (
  select w.awal, c.program, t.tahun, t.per_tanggal, count(*)::int as kabupaten, bool_or(c.sintetis) as sintetis
  from cakupan_data c
  join tahun t on t.program = c.program and t.tahun >= c.dari_tahun
  join (
    select awal, akhir from wilayah where berlaku_sampai is null
    union all select 0, 9999999999
  ) w on c.kabupaten_kode between w.awal / 1000000 * 1000000 and w.akhir
  group by 1, 2, 3, 4
)
insert into rekap_terbit (wilayah_kode, program, tahun, per_tanggal, jumlah_kpm, kabupaten_berdata, sintetis, diterbitkan_pada)
select b.awal, b.program, b.tahun, b.per_tanggal,
  case when p.jumlah between 1 and $2 - 1 then null else coalesce(p.jumlah, 0) end, b.kabupaten, b.sintetis, now()
from berdata b left join per_wilayah p using (awal, program, tahun)`
