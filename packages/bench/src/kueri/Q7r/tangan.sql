select json_build_object('kabupaten', json_build_object('kpm', json_build_object('totalCount', json_build_object('nilai', sum(nilai)))))::text as data
from (
  select sum(masuk - keluar) as nilai from rekap_dasar
  where desa_kode between $1 and $2 and program = 'PKH' and status = 'AKTIF' and bulan <= $3
  union all
  select sum(masuk - keluar) from rekap_delta
  where desa_kode between $1 and $2 and program = 'PKH' and status = 'AKTIF' and bulan <= $3
) _
