-- One index range counted once for the whole subtree instead of once per village.
with hitung as materialized (
  select desa_kode, count(*) as nilai from kpm where desa_kode between $3 and $4 and program = 'PKH' and status = any ($2::status_kpm[]) group by 1
)
select json_build_object('kabupaten', (
  select json_build_object('nama', b.nama, 'kecamatan', (
    select coalesce(json_agg(json_build_object('kode', c.kode, 'nama', c.nama, 'desa', (
      select coalesce(json_agg(json_build_object('kode', d.kode, 'nama', d.nama,
        'kpm', json_build_object('totalCount', json_build_object('nilai', least(coalesce(h.nilai, 0), 10001)))) order by d.kode), '[]')
      from wilayah d left join hitung h on h.desa_kode = d.awal
      where d.induk_id = c.id and d.berlaku_sampai is null
    )) order by c.kode), '[]')
    from wilayah c where c.induk_id = b.id and c.berlaku_sampai is null
  )) from wilayah b where b.kode = $1 and b.berlaku_sampai is null
))::text as data
