-- Fills one database with synthetic families, every value a function of the row's id: the first
-- 37,083 families live in Ogan Komering Ilir (16.02), the figure of 2018, and are the same in every
-- size; all others spread over the other villages of the nation. {lain} is how many those are.
create function pg_temp.acak(id bigint, benih bigint, n int) returns int language sql immutable
  as $$ select (abs(hashint8extended(id, benih) % n))::int $$;
create function pg_temp.pilih(id bigint, benih bigint, dari text[]) returns text language sql immutable
  as $$ select dari[1 + abs(hashint8extended(id, benih) % cardinality(dari))::int] $$;

-- Foreign keys are checked once by construction, not by 12 million look-ups.
set session_replication_role = replica;

-- >> desa
create temp table desa as
with berbobot as (
  select awal, awal between 1602000000 and 1602999999 as oki, 50 + pg_temp.acak(awal, 1, 100) as bobot
  from wilayah where tingkat = 'DESA' and berlaku_sampai is null
), berurut as (
  select awal, oki, case when oki then 37083 else {lain} end::bigint as banyak,
    sum(bobot) over (partition by oki order by awal) as sampai, bobot,
    sum(bobot) over (partition by oki) as semua
  from berbobot
)
select awal, oki, (banyak * sampai / semua - banyak * (sampai - bobot) / semua)::int as keluarga
from berurut;

create temp table k as
select row_number() over (order by not oki, awal, n) as id, awal as desa_kode
from desa, generate_series(1, keluarga) n where keluarga > 0;
alter table k add besar int, add pertama bigint, add mulai date;
-- Families enter in cohorts, two a year, and change state at the end of a quarter.
update k set besar = 2 + pg_temp.acak(id, 2, 4),
  mulai = make_date(2016 + pg_temp.acak(id, 3, 10), 1 + 6 * pg_temp.acak(id, 8, 2), 10);
update k set pertama = urut.pertama from (
  select id, 1 + sum(besar) over (order by id) - besar as pertama from k
) urut where urut.id = k.id;
analyze k;

-- >> keluarga
insert into keluarga (id, no_kk_hash, no_kk_sandi, no_kk_samaran, alamat, rt, rw, desa_kode, sintetis)
select id, sha256(('kk' || id)::bytea), '\x01', '9901************',
  'Jalan ' || pg_temp.pilih(id, 4, '{Merdeka,Melati,Kenanga,Sungai,Pasar,Masjid}') || ' ' || 1 + pg_temp.acak(id, 5, 90),
  lpad((1 + pg_temp.acak(id, 6, 9))::text, 3, '0'), lpad((1 + pg_temp.acak(id, 7, 5))::text, 3, '0'), desa_kode, true
from k order by id;

-- >> individu
create temp table orang as
select pertama + n - 1 as id, k.id as keluarga_id, n as ke, desa_kode, mulai,
  case n when 1 then date '1965-01-01' + pg_temp.acak(k.id, 10, 9000)
    when 2 then date '1968-01-01' + pg_temp.acak(k.id, 11, 9000)
    else date '2004-01-01' + pg_temp.acak(pertama + n, 12, 7600) end as lahir,
  pg_temp.pilih(pertama + n, 13, '{Adi,Budi,Citra,Dewi,Eka,Fitri,Gilang,Hadi,Indah,Joko,Kartika,Lestari,Maya,Nur,Oki,Putri,Rahmat,Sari,Tono,Wati}')
    || ' ' || pg_temp.pilih(pertama + n, 14, '{Saputra,Wijaya,Lestari,Hidayat,Susanti,Pratama,Rahayu,Utami,Kurniawan,Handayani,Siregar,Nasution}') as nama
from k, generate_series(1, besar) n order by 1;
create index on orang (id);
analyze orang;

-- Only people the NIK queries ask about carry the server's real hash; `nik_contoh` is made by muat.ts.
insert into individu (id, nik_hash, nik_sandi, nik_samaran, nama, tanggal_lahir, jenis_kelamin, punya_ktp_el, desa_kode, sintetis)
select o.id, coalesce(c.hash, sha256(('nik' || o.id)::bytea)), '\x01', '9901************', o.nama, o.lahir,
  case when ke = 1 then 'LAKI_LAKI' when ke = 2 or o.id % 2 = 0 then 'PEREMPUAN' else 'LAKI_LAKI' end::jenis_kelamin,
  ke <= 2, o.desa_kode, true
from orang o left join nik_contoh c on c.individu_id = o.id order by o.id;

insert into anggota_keluarga (id, keluarga_id, individu_id, hubungan, dari, desa_kode)
select id, keluarga_id, id, (array['KEPALA_KELUARGA', 'ISTRI', 'ANAK'])[least(ke, 3)]::hubungan, lahir, desa_kode
from orang order by id;

-- >> kpm
create temp table p as
select k.*, k.pertama + 1 as pengurus_id, date_trunc('quarter', mulai + 200 + pg_temp.acak(id, 20, 500))::date as ubah,
  case when acak < 920 then 'AKTIF' when acak < 970 then 'DITANGGUHKAN' when acak < 980 then 'GRADUASI_MANDIRI'
    when acak < 990 then 'GRADUASI_ALAMIAH' else 'DIKELUARKAN' end::status_kpm as status
from (select *, pg_temp.acak(id, 21, 1000) as acak from k) k;

insert into kpm (id, nomor_peserta, program, keluarga_id, pengurus_id, nama_pengurus, status, tanggal_mulai, tanggal_selesai, desa_kode, sintetis)
select p.id, 'PKH-' || lpad(p.id::text, 10, '0'), 'PKH', p.id, pengurus_id, o.nama, status, p.mulai,
  case when status in ('AKTIF', 'DITANGGUHKAN') then null else ubah end, p.desa_kode, true
from p join orang o on o.id = p.pengurus_id order by p.id;

-- >> riwayat
-- With its triggers: they append the roll-up's events, which the owner then folds.
set session_replication_role = origin;
insert into riwayat_kepesertaan (kpm_id, program, desa_kode, status, dari, sampai, alasan, oleh)
select p.id, 'PKH', desa_kode, s.status, s.dari, s.sampai, s.alasan, 'bench'
from p cross join lateral (
  select 1 as ke, 'AKTIF'::status_kpm as status, mulai as dari, case when p.status <> 'AKTIF' then ubah - 1 end as sampai, 'Penetapan' as alasan
  union all
  select 2, p.status, ubah, null, 'Pemutakhiran' where p.status <> 'AKTIF'
) s order by p.id, s.ke;
set session_replication_role = replica;
select lipat_rekap();

-- >> komponen
insert into komponen_kpm (kpm_id, individu_id, komponen, dari, desa_kode)
select keluarga_id, id,
  case when lahir > '2020-01-01' then 'ANAK_USIA_DINI' when lahir > '2014-01-01' then 'SD'
    when lahir > '2010-06-01' then 'SMP' else 'SMA' end::komponen_pkh,
  greatest(mulai, lahir + 1), desa_kode
from orang where ke > 2 order by id;

-- >> jkn
-- Six in ten people are registered; of those a sixth changed segment once and a tenth is out.
insert into kepesertaan_jkn (individu_id, segmen, kelas_rawat, no_kartu_hash, no_kartu_sandi, no_kartu_samaran, mulai, sampai, alasan_akhir, sumber, diperbarui_pada, desa_kode)
select o.id, s.segmen::segmen_jkn, s.kelas, sha256(('kartu' || o.id)::bytea), '\x01', '*************', s.mulai, s.sampai,
  s.alasan::alasan_akhir_pbi, 'BPJS Kesehatan', timestamptz '2026-10-01 00:00+00' + o.id % 1000 * interval '1 min', o.desa_kode
from (select *, pg_temp.acak(id, 30, 100) as acak, date '2014-01-01' + pg_temp.acak(id, 31, 3000) as awal from orang) o
cross join lateral (
  select 1 as ke, 'PBI_APBN' as segmen, 3 as kelas, awal as mulai, case when acak < 16 then awal + 900 end as sampai,
    case when acak < 6 then 'DESIL_6_10' when acak < 16 then 'MENJADI_PPU' end as alasan
  union all
  select 2, 'PPU_BU', 1 + o.acak % 2, awal + 950, null, null where acak between 6 and 15
) s where o.acak < 60 order by o.id, s.ke;

-- >> pendamping
insert into pendamping (nama, jabatan, wilayah_kode, dari, sintetis)
select 'Pendamping ' || kode || ' ' || n, 'PENDAMPING_SOSIAL', awal, date '2016-01-01' + pg_temp.acak(awal, n, 2000), true
from wilayah, generate_series(1, 4) n
where tingkat = 'KECAMATAN' and berlaku_sampai is null order by awal, n;
insert into pendampingan_kpm (pendamping_id, kpm_id, dari, desa_kode)
select d.id, p.id, p.mulai, p.desa_kode
from p join lateral (
  select id from pendamping where wilayah_kode = p.desa_kode / 10000 * 10000 order by id offset p.id % 4 limit 1
) d on true where p.id % 10 <> 0 order by p.id;

-- >> cakupan
insert into cakupan_data (program, kabupaten_kode, dari_tahun, sintetis, sumber)
select 'PKH', desa_kode / 1000000 * 1000000, 2016, true, 'bench' from k group by 2;
set session_replication_role = origin;

-- >> statistik
vacuum analyze;
