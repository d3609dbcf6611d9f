with halaman as materialized (
  select k.id, k.desa_kode, k.nomor_peserta, k.status, k.tanggal_mulai,
    row_number() over (order by k.desa_kode, k.id) as ke from kpm k
  where k.desa_kode between $1 and $2 and (k.desa_kode, k.id) > ($5, $6)
    and k.program = 'PKH' and k.status = any ($3::status_kpm[])
  order by k.desa_kode, k.id limit $4 + 1
), isi as (
  select h.*, d.nama, encode((h.desa_kode || ',' || h.id)::bytea, 'base64') as kursor from halaman h
  join wilayah d on d.awal = h.desa_kode and d.tingkat = 'DESA' and d.berlaku_sampai is null where h.ke <= $4
)
select json_build_object('kabupaten', json_build_object('kpm', json_build_object(
  'edges', coalesce(json_agg(json_build_object('cursor', kursor, 'node', json_build_object('nomorPeserta', nomor_peserta,
    'status', status, 'tanggalMulai', tanggal_mulai, 'desa', json_build_object('nama', nama))) order by ke), '[]'),
  'pageInfo', json_build_object('hasNextPage', (select count(*) > $4 from halaman), 'endCursor', max(kursor) filter (where ke = $4))
)))::text as data from isi
