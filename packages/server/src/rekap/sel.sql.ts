/**
 * Every cell to be published on day $1, with what the last publication said of it, as a table of this
 * transaction. Of a closed year the villages' figures of the last publication stand: late entries
 * come until the end of March, and a later correction would show as a step in every sum above it.
 */
export const SQL_HITUNG_SEL = `create temp table sel on commit drop as
  with tahun as (
    select c.program, t.tahun, least($1::date, make_date(t.tahun, 12, 31)) as per_tanggal
    from (select program, min(dari_tahun) as awal from cakupan_data group by 1) c,
      generate_series(c.awal, extract(year from $1::date)::int) as t(tahun)
  ), dulu as (
    select t.wilayah_kode, t.program, t.tahun, coalesce(t.jumlah_kpm, s.jumlah) as jumlah, t.jumlah_kpm is null as samar,
      make_date(t.tahun + 1, 4, 1) <= max(t.per_tanggal) over () as tutup
    from rekap_terbit t left join rekap_samar s using (wilayah_kode, program, tahun)
    where t.diterbitkan_pada > 'epoch'
  ), kejadian as (
    select desa_kode, program, bulan / 100 as tahun, sum(masuk - keluar) as selisih from (
      select desa_kode, program, bulan, masuk, keluar from rekap_dasar where status = 'AKTIF'
      union all
      select desa_kode, program, bulan, masuk, keluar from rekap_delta where status = 'AKTIF'
    ) semua where bulan <= bulan_dari($1::date) group by 1, 2, 3
  ), hitungan as (
    select desa_kode as wilayah_kode, program, t.tahun, sum(selisih)::int as jumlah
    from kejadian k join tahun t using (program) where k.tahun <= t.tahun group by 1, 2, 3
  ), desa as (
    select wilayah_kode, program, tahun, coalesce(d.jumlah, h.jumlah) as jumlah
    from hitungan h full join (select * from dulu where tutup and wilayah_kode % 10000 <> 0) d
      using (wilayah_kode, program, tahun)
  ), per_wilayah as (
    -- Each village counts for itself and every area above it; 0 is the nation.
    select wilayah_kode / satuan * satuan as wilayah_kode, program, tahun, sum(jumlah)::int as jumlah
    from desa cross join unnest(array[1, 10000, 1000000, 100000000, 10000000000]) as s(satuan) group by 1, 2, 3
  ), cakupan as (
    -- Of a regency, its province and the nation; areas inside a regency have what it has.
    select kabupaten_kode / satuan * satuan as daerah, program, t.tahun, t.per_tanggal,
      count(distinct kabupaten_kode)::int as kabupaten_berdata,
      bool_or(sintetis) as sintetis
    from cakupan_data join tahun t using (program)
      cross join unnest(array[1000000, 100000000, 10000000000]) as s(satuan)
    where t.tahun >= dari_tahun group by 1, 2, 3, 4
  ), berdata as (
    select w.awal as wilayah_kode, program, tahun, per_tanggal, kabupaten_berdata, sintetis
    from cakupan join (
      select awal from wilayah where berlaku_sampai is null union all select 0
    ) w on daerah = case when w.awal % 100000000 = 0 then w.awal else w.awal / 1000000 * 1000000 end
  )
  select wilayah_kode, program, tahun, b.per_tanggal, coalesce(p.jumlah, 0) as jumlah, b.kabupaten_berdata, b.sintetis,
    d.jumlah as dulu, coalesce(d.samar, false) as samar_dulu, coalesce(d.tutup, false) as tutup
  from berdata b left join per_wilayah p using (wilayah_kode, program, tahun)
    left join dulu d using (wilayah_kode, program, tahun)`

/** The tree of one programme in one year. A count that somebody has published hides nothing. */
export const SQL_BACA_SEL = `select wilayah_kode::float8 as kode, jumlah as nilai, dulu, samar_dulu as "samarDulu", tutup,
    wilayah_kode in (select a.wilayah_kode from angka_terbit a
      where a.program = $1 and a.tahun = $2 and a.indikator = 'JUMLAH_KPM') as diumumkan
  from sel where program = $1 and tahun = $2 order by wilayah_kode`

export const SQL_SAMARKAN_SEL = `insert into rekap_samar (wilayah_kode, program, tahun, jumlah)
  select wilayah_kode, program, tahun, jumlah from sel join unnest($2::int[], $3::bigint[]) as t(tahun, wilayah_kode)
    using (tahun, wilayah_kode) where program = $1`

export const SQL_TERBITKAN_SEL = `insert into rekap_terbit
    (wilayah_kode, program, tahun, per_tanggal, jumlah_kpm, kabupaten_berdata, sintetis, diterbitkan_pada)
  select wilayah_kode, program, tahun, per_tanggal, case when m.wilayah_kode is null then sel.jumlah end,
    kabupaten_berdata, sintetis, now()
  from sel left join rekap_samar m using (wilayah_kode, program, tahun) order by 1, 2, 3`
