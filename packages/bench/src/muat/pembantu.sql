-- What PostGraphile needs beside the tables: one view per level, which gives each its own type, and
-- computed columns for what counts over a subtree of codes, since a range is no foreign key. Scalar
-- functions measured faster here than set-returning ones that PostgreSQL inlines.
drop schema if exists pembantu cascade;
create schema pembantu;

create function pembantu.bulan_akhir(tahun int) returns int language sql stable
  return least(tahun * 100 + 12, bulan_dari(current_date));

-- The last year that is over; what came after it is read by months.
create function pembantu.tahun_penuh(tahun int) returns int language sql stable as
  'select (pembantu.bulan_akhir(tahun) + 88) / 100 - 1';

do $$
declare
  tingkat text;
begin
  foreach tingkat in array array['provinsi', 'kabupaten', 'kecamatan', 'desa'] loop
    execute format($f$
      create view pembantu.%1$I with (security_invoker = true) as
        select id, kode, awal, akhir, nama, induk_id from wilayah
        where tingkat = %2$L and berlaku_sampai is null;

      -- PostGraphile's own totalCount has no bound; ours stops at 10,001, so both sides do.
      create function pembantu.%1$s_hitung_kpm(w pembantu.%1$I, status status_kpm[]) returns int
      language sql stable as $s$
        select count(*)::int from (
          select from kpm where desa_kode between w.awal and w.akhir and program = 'PKH' and kpm.status = any (%1$s_hitung_kpm.status)
          limit 10001
        ) _
      $s$;

      create function pembantu.%1$s_jumlah_kpm(w pembantu.%1$I, program program, tahun int) returns int
      language sql stable as $s$
        select case when exists (
          select from cakupan_data c where c.program = %1$s_jumlah_kpm.program and dari_tahun <= tahun
            and kabupaten_kode between w.awal / 1000000 * 1000000 and w.akhir
        ) then (
          select coalesce(sum(masuk - keluar), 0)::int from (
            select masuk, keluar from rekap_tahunan r where desa_kode between w.awal and w.akhir
              and r.program = %1$s_jumlah_kpm.program and status = 'AKTIF' and r.tahun <= pembantu.tahun_penuh(%1$s_jumlah_kpm.tahun)
            union all
            select masuk, keluar from rekap_dasar r where desa_kode between w.awal and w.akhir
              and r.program = %1$s_jumlah_kpm.program and status = 'AKTIF'
              and bulan between %1$s_jumlah_kpm.tahun * 100 and pembantu.bulan_akhir(%1$s_jumlah_kpm.tahun)
              and %1$s_jumlah_kpm.tahun > pembantu.tahun_penuh(%1$s_jumlah_kpm.tahun)
            union all
            select masuk, keluar from rekap_delta r where desa_kode between w.awal and w.akhir
              and r.program = %1$s_jumlah_kpm.program and status = 'AKTIF' and bulan <= pembantu.bulan_akhir(tahun)
          ) _
        ) end
      $s$;
    $f$, tingkat, upper(tingkat));
  end loop;
end $$;

create function pembantu.desa_leluhur(d pembantu.desa) returns setof wilayah language sql stable as $$
  select * from wilayah where awal in (d.awal / 100000000 * 100000000, d.awal / 1000000 * 1000000, d.awal / 10000 * 10000)
    and tingkat <> 'DESA' and berlaku_sampai is null order by tingkat
$$;

create type pembantu.jawaban_padan as (
  nik text, status text, segmen segmen_jkn, sejak date, alasan alasan_akhir_pbi, diperbarui_pada timestamptz
);

-- The caller's frame already holds the hashes of the asked NIKs, in the order asked, and the row
-- policy shows nobody else; see kueri/Q5/tangan.sql.
create function pembantu.padan_jkn(nik text[], pada_tanggal date) returns setof pembantu.jawaban_padan
language sql stable as $$
  with orang as materialized (select id, nik_hash from individu),
  masa as (
    select distinct on (individu_id) individu_id, segmen, mulai, sampai, alasan_akhir, diperbarui_pada,
      case when mulai <= pada_tanggal and (sampai is null or sampai >= pada_tanggal) then 'AKTIF'
        when sampai < pada_tanggal then 'NONAKTIF' else 'BELUM_MULAI' end as status
    from kepesertaan_jkn where individu_id = any (array(select id from orang))
    order by individu_id,
      case when mulai <= pada_tanggal and (sampai is null or sampai >= pada_tanggal) then 0 when sampai < pada_tanggal then 1 else 2 end,
      case when mulai > pada_tanggal then mulai - date '2000-01-01' else date '2000-01-01' - mulai end, id desc
  )
  select left(d.nik, 4) || '************', coalesce(m.status, 'TIDAK_DITEMUKAN'), m.segmen,
    case m.status when 'NONAKTIF' then m.sampai + 1 else m.mulai end,
    case m.status when 'NONAKTIF' then m.alasan_akhir end, m.diperbarui_pada
  from rows from (unnest(nik), unnest(current_setting('h.padan')::bytea[])) with ordinality d(nik, hash, ke)
  left join orang o on o.nik_hash = d.hash left join masa m on m.individu_id = o.id
  order by d.ke
$$;

grant usage on schema pembantu to harapan_app, harapan_baca, harapan_mitra, harapan_publik;
grant select on all tables in schema pembantu to harapan_app, harapan_baca, harapan_mitra, harapan_publik;
