select json_build_object('kabupaten', (
  select json_build_object('kode', b.kode, 'nama', b.nama, 'kecamatan', (
    select coalesce(json_agg(json_build_object('kode', c.kode, 'nama', c.nama) order by c.kode), '[]')
    from wilayah c where c.induk_id = b.id and c.berlaku_sampai is null
  )) from wilayah b where b.kode = $1 and b.berlaku_sampai is null
))::text as data
