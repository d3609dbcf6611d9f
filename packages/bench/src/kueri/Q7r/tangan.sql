-- Whole years, then the months of a year that is not over, then what is not folded yet.
select json_build_object('kabupaten', json_build_object('kpm', json_build_object('totalCount', json_build_object('nilai', sum(nilai)))))::text as data
from (
  select sum(masuk - keluar) as nilai from rekap_tahunan
  where desa_kode between $1 and $2 and program = 'PKH' and status = 'AKTIF' and tahun <= ($3 + 88) / 100 - 1
  union all
  select sum(masuk - keluar) from rekap_dasar
  where desa_kode between $1 and $2 and program = 'PKH' and status = 'AKTIF' and bulan between $3 / 100 * 100 and $3 and $3 % 100 < 12
  union all
  select sum(masuk - keluar) from rekap_delta
  where desa_kode between $1 and $2 and program = 'PKH' and status = 'AKTIF' and bulan <= $3
) _
