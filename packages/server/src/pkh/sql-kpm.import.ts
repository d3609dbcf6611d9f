type Sidik = Record<'individu' | 'keluarga' | 'anggota' | 'kpm' | 'riwayat' | 'komponen', string>

/** Rows of families: what each family and person is already, what speaks against a row, what is added. */
export const sqlKpm = (sidik: Sidik): string => `${MENILAI}, ${menulis(sidik)}, ${AKHIR}`

const MENILAI = `rumah as materialized (
    select distinct on (peserta) * from masuk order by peserta, nomor
  ), dikenal as materialized (
    select r.*, k.id as kpm_lama, coalesce(k.keluarga_id, kk.id) as keluarga_lama, k.tanggal_selesai,
      case when k.id is null and kk.id is null then nextval('keluarga_id_seq') end as keluarga_baru,
      case when k.id is null then nextval('kpm_id_seq') end as kpm_baru,
      case
        when not exists (select from wilayah w where w.awal = r.desa_kode and w.tingkat = 'DESA' and w.berlaku_sampai is null) then 'WILAYAH_TIDAK_DIKENAL'
        when not r.desa_kode <@ current_setting('h.scope')::int8multirange then 'DI_LUAR_WILAYAH'
        when f.id is not null and (f.desa_kode <> r.desa_kode or f.no_kk_hash is distinct from r.kk_hash) then 'KELUARGA_BERBEDA'
        when k.tanggal_selesai is not null then 'SUDAH_TERDAFTAR'
        when k.id is null and exists (select from kpm x where x.keluarga_id = kk.id and x.program = 'PKH' and x.tanggal_selesai is null) then 'SUDAH_TERDAFTAR'
      end as halangan
    from rumah r left join kpm k on k.nomor_peserta = r.peserta
    left join keluarga kk on kk.no_kk_hash = r.kk_hash
    left join keluarga f on f.id = coalesce(k.keluarga_id, kk.id)
  ), orang as materialized (
    select m.*, d.kpm_lama, d.kpm_baru, d.keluarga_lama, d.keluarga_baru, i.id as individu_lama, a.id as anggota_lama,
      case when i.id is null then nextval('individu_id_seq') end as individu_baru,
      case
        when d.halangan is not null then d.halangan
        when (m.kk_hash, m.desa_kode, m.mulai) is distinct from (d.kk_hash, d.desa_kode, d.mulai) then 'KELUARGA_BERBEDA'
        when i.id is not null and (i.nama, i.tanggal_lahir, i.jenis_kelamin, i.desa_kode) is distinct from (m.nama, m.lahir, m.kelamin, m.desa_kode) then 'DATA_BERBEDA'
        when a.id is not null and a.keluarga_id is distinct from d.keluarga_lama then 'ANGGOTA_KELUARGA_LAIN'
        when m.hubungan = 'KEPALA_KELUARGA' and (
          exists (select from anggota_keluarga x where x.keluarga_id = d.keluarga_lama and x.sampai is null
            and x.hubungan = 'KEPALA_KELUARGA' and x.individu_id is distinct from i.id)
          or exists (select from masuk x where x.peserta = m.peserta and x.nomor < m.nomor and x.hubungan = 'KEPALA_KELUARGA')) then 'KEPALA_GANDA'
        when d.kpm_lama is not null and m.pengurus and not exists (select from kpm x where x.id = d.kpm_lama and x.pengurus_id = i.id) then 'PENGURUS_TIDAK_JELAS'
      end as halangan
    from masuk m join dikenal d on d.peserta = m.peserta
    left join lateral (
      select i.id, i.nama, i.tanggal_lahir, i.jenis_kelamin, i.desa_kode from individu i where i.nik_hash = m.nik_hash
      union all
      select i.id, i.nama, i.tanggal_lahir, i.jenis_kelamin, i.desa_kode
      from anggota_keluarga x join individu i on i.id = x.individu_id
      where m.nik_hash is null and x.keluarga_id = d.keluarga_lama and x.sampai is null
        and i.nik_hash is null and i.nama = m.nama and i.tanggal_lahir = m.lahir
      limit 1) i on true
    left join anggota_keluarga a on a.individu_id = i.id and a.sampai is null
  ), diputus as materialized (
    select o.*, coalesce(o.keluarga_lama, o.keluarga_baru) as keluarga_id, coalesce(o.individu_lama, o.individu_baru) as individu_id,
      coalesce(o.kpm_lama, o.kpm_baru) as kpm_id,
      coalesce(o.halangan, case when o.kpm_lama is null
        and count(*) filter (where o.pengurus and o.halangan is null) over (partition by o.peserta) <> 1 then 'PENGURUS_TIDAK_JELAS' end) as putusan
    from orang o
  )`

/** What collides with rows that the caller cannot see is not added; such families are then left out whole. */
const menulis = (sidik: Sidik) => `keluarga_ditambah as (
    insert into keluarga as t (id, no_kk_hash, no_kk_sandi, no_kk_samaran, alasan_tanpa_kk, alamat, rt, rw, desa_kode, sintetis)
    select keluarga_baru, kk_hash, kk_sandi, kk_samaran, alasan_kk, alamat, rt, rw, desa_kode, sintetis from dikenal d
    where keluarga_baru is not null and exists (select from diputus p where p.peserta = d.peserta and p.putusan is null)
    order by nomor on conflict do nothing returning t.id, ${sidik.keluarga} as sidik
  ), individu_ditambah as (
    insert into individu as t (id, nik_hash, nik_sandi, nik_samaran, alasan_tanpa_nik, nama, tanggal_lahir, jenis_kelamin, punya_ktp_el, desa_kode, sintetis)
    select individu_baru, nik_hash, nik_sandi, nik_samaran, alasan_nik, nama, lahir, kelamin, ktp, desa_kode, sintetis from diputus
    where individu_baru is not null and putusan is null
    order by nomor on conflict do nothing returning t.id, ${sidik.individu} as sidik
  ), siap as materialized (
    select p.* from diputus p where putusan is null
      and (keluarga_baru is null or keluarga_baru in (select id from keluarga_ditambah))
      and (individu_baru is null or individu_baru in (select id from individu_ditambah))
  ), anggota_ditambah as (
    insert into anggota_keluarga as t (keluarga_id, individu_id, hubungan, dari, desa_kode)
    select keluarga_id, individu_id, hubungan, greatest(mulai, lahir), desa_kode from siap where anggota_lama is null
    order by nomor returning t.id, t.individu_id, ${sidik.anggota} as sidik
  ), kpm_ditambah as (
    insert into kpm as t (id, nomor_peserta, program, keluarga_id, pengurus_id, nama_pengurus, status, tanggal_mulai, desa_kode, sintetis)
    select kpm_baru, peserta, 'PKH', keluarga_id, individu_id, nama, 'AKTIF', mulai, desa_kode, sintetis from siap
    where kpm_lama is null and pengurus
    order by nomor on conflict do nothing returning t.id, t.tanggal_mulai, t.desa_kode, ${sidik.kpm} as sidik
  ), riwayat_ditambah as (
    insert into riwayat_kepesertaan as t (kpm_id, program, desa_kode, status, dari, alasan, oleh)
    select id, 'PKH', desa_kode, 'AKTIF', tanggal_mulai, 'Impor berkas', current_setting('h.pelaku') from kpm_ditambah order by id
    returning t.id, ${sidik.riwayat} as sidik
  ), komponen_ditambah as (
    insert into komponen_kpm as t (kpm_id, individu_id, komponen, dari, desa_kode)
    select kpm_id, individu_id, komponen, komponen_dari, desa_kode from siap s
    where komponen is not null and (kpm_lama is not null or kpm_baru in (select id from kpm_ditambah))
      and not exists (select from komponen_kpm x where x.individu_id = s.individu_id and x.komponen = s.komponen and x.sampai is null)
    order by nomor on conflict do nothing returning t.id, t.individu_id, ${sidik.komponen} as sidik
  ), dijejak as (
    insert into impor_jejak (tabel, baris_id, impor_id, jenis, sesudah)
    select 'keluarga', id, $1, 'TAMBAH'::jenis_jejak, sidik from keluarga_ditambah
    union all select 'individu', id, $1, 'TAMBAH', sidik from individu_ditambah
    union all select 'anggota_keluarga', id, $1, 'TAMBAH', sidik from anggota_ditambah
    union all select 'kpm', id, $1, 'TAMBAH', sidik from kpm_ditambah
    union all select 'riwayat_kepesertaan', id, $1, 'TAMBAH', sidik from riwayat_ditambah
    union all select 'komponen_kpm', id, $1, 'TAMBAH', sidik from komponen_ditambah
  )`

const AKHIR = `akhir as (
    select p.nomor, case
        when s.nomor is not null and (p.kpm_lama is not null or p.kpm_baru in (select id from kpm_ditambah)) then
          case when p.anggota_lama is null or p.kpm_lama is null
            or exists (select from komponen_ditambah k where k.individu_id = p.individu_id) then 'DITERIMA' else 'SAMA' end
        when p.putusan in ('KELUARGA_BERBEDA', 'SUDAH_TERDAFTAR', 'DATA_BERBEDA', 'ANGGOTA_KELUARGA_LAIN') or p.putusan is null then 'PERLU_TINJAUAN'
        else 'DITOLAK' end as hasil,
      coalesce(p.putusan, 'PERLU_PEMERIKSAAN_PUSAT') as kode,
      case p.putusan when 'WILAYAH_TIDAK_DIKENAL' then 'desa' when 'DI_LUAR_WILAYAH' then 'desa' when 'KEPALA_GANDA' then 'hubungan'
        when 'PENGURUS_TIDAK_JELAS' then 'pengurus' when 'DATA_BERBEDA' then 'nama' when 'ANGGOTA_KELUARGA_LAIN' then 'nik'
        else 'nomor_peserta' end as kolom,
      case when s.nomor is not null or p.individu_lama is not null then 'i' || p.individu_id end as subjek
    from diputus p left join siap s on s.nomor = p.nomor
  )`
