-- `individu` without a condition: the row policy already shows only the asked hashes, and a second
-- condition on them makes PostgreSQL read the setting once per row (800 ms for 1,000).
with orang as materialized (select id, nik_hash from individu),
masa as (
  select distinct on (individu_id) individu_id, segmen, mulai, sampai, alasan_akhir, diperbarui_pada,
    case when mulai <= $3::date and (sampai is null or sampai >= $3::date) then 'AKTIF'
      when sampai < $3::date then 'NONAKTIF' else 'BELUM_MULAI' end as status
  from kepesertaan_jkn where individu_id = any (array(select id from orang))
  order by individu_id,
    case when mulai <= $3::date and (sampai is null or sampai >= $3::date) then 0 when sampai < $3::date then 1 else 2 end,
    case when mulai > $3::date then mulai - date '2000-01-01' else date '2000-01-01' - mulai end, id desc
)
select json_build_object('padanJkn', (
  select json_agg(json_build_object('nik', d.nik, 'status', coalesce(m.status, 'TIDAK_DITEMUKAN'), 'segmen', m.segmen,
    'sejak', case m.status when 'NONAKTIF' then m.sampai + 1 else m.mulai end,
    'alasan', case m.status when 'NONAKTIF' then m.alasan_akhir end, 'diperbaruiPada', m.diperbarui_pada) order by d.ke)
  from unnest($1::text[], $2::bytea[]) with ordinality d(nik, hash, ke)
  left join orang o on o.nik_hash = d.hash left join masa m on m.individu_id = o.id
))::text as data
