-- The villages' sums are read once; each level above adds them up: whole years, then the months of a
-- year that is not over, then what is not folded yet.
with w as (select id, nama from wilayah where kode = $1 and berlaku_sampai is null),
jumlah as materialized (
  select desa_kode, sum(selisih)::int as nilai from (
    select desa_kode, masuk - keluar as selisih from rekap_tahunan
    where desa_kode between $4 and $5 and program = 'PKH' and status = 'AKTIF' and tahun <= ($3 + 88) / 100 - 1
    union all
    select desa_kode, masuk - keluar from rekap_dasar
    where desa_kode between $4 and $5 and program = 'PKH' and status = 'AKTIF' and bulan between $3 / 100 * 100 and $3 and $3 % 100 < 12
    union all
    select desa_kode, masuk - keluar from rekap_delta
    where desa_kode between $4 and $5 and program = 'PKH' and status = 'AKTIF' and bulan <= $3
  ) _ group by 1
),
berdata as (
  select count(*) > 0 as ada from cakupan_data where program = 'PKH' and dari_tahun <= $2
    and kabupaten_kode between $4 and $5
)
select json_build_object('kabupaten', (
  select json_build_object('nama', w.nama, 'kecamatan', (
    select coalesce(json_agg(json_build_object('kode', c.kode, 'nama', c.nama,
      'rekap', case when ada then json_build_object('jumlahKpm', isi.jumlah) end, 'desa', isi.desa) order by c.kode), '[]')
    from wilayah c, lateral (
      select coalesce(sum(j.nilai), 0) as jumlah, coalesce(json_agg(json_build_object('kode', d.kode, 'nama', d.nama,
        'rekap', case when ada then json_build_object('jumlahKpm', coalesce(j.nilai, 0)) end) order by d.kode), '[]') as desa
      from wilayah d left join jumlah j on j.desa_kode = d.awal
      where d.induk_id = c.id and d.berlaku_sampai is null
    ) isi where c.induk_id = w.id and c.berlaku_sampai is null
  )) from w, berdata
))::text as data
