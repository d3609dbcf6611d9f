select json_build_object('kpm', (
  select json_build_object(
    'nomorPeserta', k.nomor_peserta, 'program', k.program, 'status', k.status, 'tanggalMulai', k.tanggal_mulai,
    'desa', json_build_object('kode', d.kode, 'nama', d.nama, 'leluhur', (
      select json_agg(json_build_object('kode', l.kode, 'nama', l.nama) order by l.tingkat) from wilayah l
      where l.awal in (d.awal / 100000000 * 100000000, d.awal / 1000000 * 1000000, d.awal / 10000 * 10000)
        and l.tingkat <> 'DESA' and l.berlaku_sampai is null
    )),
    'keluarga', json_build_object('alamat', f.alamat, 'rt', f.rt, 'rw', f.rw, 'noKk', f.no_kk_samaran),
    'pengurus', json_build_object('nama', p.nama),
    'anggota', (
      select coalesce(json_agg(json_build_object('hubungan', a.hubungan, 'individu', json_build_object(
        'nama', i.nama, 'nik', i.nik_samaran, 'tanggalLahir', i.tanggal_lahir, 'jenisKelamin', i.jenis_kelamin,
        'jkn', (
          select coalesce(json_agg(json_build_object('segmen', j.segmen, 'kelasRawat', j.kelas_rawat, 'mulai', j.mulai,
            'sampai', j.sampai) order by j.mulai desc), '[]')
          from (select * from kepesertaan_jkn where individu_id = i.id order by mulai desc limit 20) j
        ))) order by a.id), '[]')
      from (select * from anggota_keluarga where keluarga_id = f.id and sampai is null order by id limit 50) a
      join individu i on i.id = a.individu_id
    ),
    'komponen', (
      select coalesce(json_agg(json_build_object('komponen', m.komponen, 'dari', m.dari,
        'individu', json_build_object('nama', i.nama)) order by m.id), '[]')
      from (select * from komponen_kpm where kpm_id = k.id and sampai is null order by id limit 50) m
      join individu i on i.id = m.individu_id
    ),
    'riwayat', (
      select coalesce(json_agg(json_build_object('status', r.status, 'dari', r.dari, 'sampai', r.sampai,
        'alasan', r.alasan) order by r.dari), '[]')
      from (select * from riwayat_kepesertaan where kpm_id = k.id order by dari limit 100) r
    ),
    'pendamping', (
      select json_build_object('nama', n.nama, 'jabatan', n.jabatan)
      from pendampingan_kpm t join pendamping n on n.id = t.pendamping_id where t.kpm_id = k.id and t.sampai is null limit 1
    )
  )
  from kpm k
  join wilayah d on d.awal = k.desa_kode and d.tingkat = 'DESA' and d.berlaku_sampai is null
  join keluarga f on f.id = k.keluarga_id
  join individu p on p.id = k.pengurus_id
  where k.nomor_peserta = $1
))::text as data
