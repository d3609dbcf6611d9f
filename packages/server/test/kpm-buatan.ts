import type pg from 'pg'
import { dalamTransaksiNasional } from '../src/db/transaksi.ts'
import { sebagaiAdmin } from './sebagai-admin.ts'

export type KpmBuatan = {
  /** Ten digits. */
  desa: number
  nama: string
  mulai: string
}

/** Families of one member each, enrolled from a day on; answers their numbers in the order given. */
export async function tambahKpm(kolam: pg.Pool, kpm: readonly KpmBuatan[]): Promise<string[]> {
  const { rows } = await dalamTransaksiNasional(kolam, (klien) =>
    klien.query<{ nomor: string }>(TAMBAH, [
      kpm.map(({ desa }) => desa),
      kpm.map(({ nama }) => nama),
      kpm.map(({ mulai }) => mulai),
    ]),
  )
  return rows.map(({ nomor }) => nomor)
}

/** Deletes enrolments as if they had never been; the application itself never deletes one. */
export async function hapusKpm(kolam: pg.Pool, nomor: readonly string[]): Promise<void> {
  await sebagaiAdmin(kolam, async (klien) => {
    for (const tabel of ['riwayat_kepesertaan', 'komponen_kpm', 'pendampingan_kpm']) {
      await klien.query(
        `delete from ${tabel} where kpm_id in (select id from kpm where nomor_peserta = any($1))`,
        [nomor],
      )
    }
    await klien.query('delete from kpm where nomor_peserta = any($1)', [nomor])
  })
}

const TAMBAH = `
with baru as materialized (
  select desa, nama, mulai, urutan, nextval('individu_id_seq') as individu,
    nextval('keluarga_id_seq') as keluarga, nextval('kpm_id_seq') as kpm
  from unnest($1::bigint[], $2::text[], $3::date[]) with ordinality t(desa, nama, mulai, urutan)
), orang as (
  insert into individu (id, alasan_tanpa_nik, nama, tanggal_lahir, jenis_kelamin, punya_ktp_el, desa_kode, sintetis)
  select individu, 'LAIN', nama, '1985-01-01', 'PEREMPUAN', false, desa, true from baru
), rumah as (
  insert into keluarga (id, alasan_tanpa_kk, alamat, desa_kode, sintetis)
  select keluarga, 'LAIN', 'Alamat uji', desa, true from baru
), anggota as (
  insert into anggota_keluarga (keluarga_id, individu_id, hubungan, dari, desa_kode)
  select keluarga, individu, 'KEPALA_KELUARGA', mulai, desa from baru
), peserta as (
  insert into kpm (id, nomor_peserta, program, keluarga_id, pengurus_id, nama_pengurus, status, tanggal_mulai, desa_kode, sintetis)
  select kpm, 'UJI-' || kpm, 'PKH', keluarga, individu, nama, 'AKTIF', mulai, desa, true from baru
), masa as (
  insert into riwayat_kepesertaan (kpm_id, program, desa_kode, status, dari, alasan, oleh)
  select kpm, 'PKH', desa, 'AKTIF', mulai, 'Uji', 'uji' from baru
)
select 'UJI-' || kpm as nomor from baru order by urutan`
