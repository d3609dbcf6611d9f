-- A hand-written server has no documents; it answers the same rows under a fixed name.
select json_build_object('unik__N__', (
  select json_build_object('nomorPeserta', k.nomor_peserta, 'status', k.status, 'keluarga', json_build_object('alamat', f.alamat),
    'anggota', (
      select coalesce(json_agg(json_build_object('hubungan', a.hubungan, 'individu',
        json_build_object('nama', i.nama, 'tanggalLahir', i.tanggal_lahir)) order by a.id), '[]')
      from (select * from anggota_keluarga where keluarga_id = f.id and sampai is null order by id limit 50) a
      join individu i on i.id = a.individu_id
    ))
  from kpm k join keluarga f on f.id = k.keluarga_id where k.nomor_peserta = $1
))::text as data
