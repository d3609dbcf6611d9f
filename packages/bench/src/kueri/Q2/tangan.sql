-- The bounds as parameters: joined to the area's row, PostgreSQL reads the caller's whole scope.
with halaman as materialized (
  select * from kpm where desa_kode between $1 and $2 and program = 'PKH' and status = 'AKTIF'
  order by desa_kode, id limit $3 + 1
)
select json_build_object('kecamatan', json_build_object('kpm', json_build_object(
  'edges', (
    select coalesce(json_agg(json_build_object('node', n)), '[]') from (
      select k.nomor_peserta as "nomorPeserta", k.status, k.tanggal_mulai as "tanggalMulai",
        json_build_object('kode', d.kode, 'nama', d.nama) as desa,
        json_build_object('nama', p.nama, 'nik', p.nik_samaran) as pengurus,
        (select coalesce(json_agg(x), '[]') from (
          select a.hubungan, (select i from (
            select i.nama, i.nik_samaran as nik, i.tanggal_lahir as "tanggalLahir", i.jenis_kelamin as "jenisKelamin",
            (select coalesce(json_agg(j), '[]') from (
              select segmen, kelas_rawat as "kelasRawat", mulai, sampai, alasan_akhir as "alasanAkhir"
              from kepesertaan_jkn j where individu_id = i.id order by j.mulai desc limit 20) j
            ) as jkn) i
          ) as individu
          from anggota_keluarga a join individu i on i.id = a.individu_id
          where a.keluarga_id = k.keluarga_id and a.sampai is null order by a.id limit 50) x
        ) as anggota
      from (select * from halaman limit $3) k
      join wilayah d on d.awal = k.desa_kode and d.tingkat = 'DESA' and d.berlaku_sampai is null
      join individu p on p.id = k.pengurus_id
      order by k.desa_kode, k.id
    ) n
  ),
  'pageInfo', json_build_object('hasNextPage', (select count(*) > $3 from halaman))
)))::text as data
