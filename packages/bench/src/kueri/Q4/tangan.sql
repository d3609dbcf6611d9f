select json_build_object('kabupaten', (
  select json_build_object('kecamatan', (
    select coalesce(json_agg(json_build_object('nama', c.nama, 'kpm', json_build_object('totalCount', json_build_object('nilai', (
      select count(*) from (
        select from kpm where desa_kode between c.awal and c.akhir and program = 'PKH' and status = any ($2::status_kpm[]) limit 10001
      ) _
    )))) order by c.kode), '[]')
    from wilayah c where c.induk_id = b.id and c.berlaku_sampai is null
  )) from wilayah b where b.kode = $1 and b.berlaku_sampai is null
))::text as data
