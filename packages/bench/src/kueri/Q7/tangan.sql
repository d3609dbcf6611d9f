select json_build_object('kabupaten', json_build_object('kpm', json_build_object('totalCount', json_build_object('nilai', count(*)))))::text as data
from (
  select from kpm where desa_kode between $1 and $2 and program = 'PKH' and status = any ($3::status_kpm[]) limit 10001
) _
