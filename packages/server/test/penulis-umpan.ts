import { setTimeout as tunggu } from 'node:timers/promises'
import type pg from 'pg'
import { dalamTransaksiNasional } from '../src/db/transaksi.ts'
import { tanyaAdmin } from './sebagai-admin.ts'

export type Acak = () => number

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function acakDari(benih: number): Acak {
  let keadaan = benih
  return () => {
    keadaan = (keadaan + 0x6d2b79f5) | 0
    let t = Math.imul(keadaan ^ (keadaan >>> 15), 1 | keadaan)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export type Sasaran = { keluarga: string[]; desa: string[]; pendamping: number }

const PENDAMPING = 16_020_501

/** A few families of two regencies, and villages to move them between. */
export async function bacaSasaran(kolam: pg.Pool): Promise<Sasaran> {
  const keluarga = await tanyaAdmin<{ id: string }>(
    kolam,
    `(select keluarga_id as id from kpm where desa_kode between 1602050000 and 1602059999 order by id limit 25)
     union all (select keluarga_id from kpm where desa_kode between 6202000000 and 6202999999 order by id limit 25)`,
  )
  const desa = await tanyaAdmin<{ awal: string }>(
    kolam,
    `(select awal from wilayah where tingkat = 'DESA' and berlaku_sampai is null and awal between 1602050000 and 1602059999 order by awal limit 3)
     union all (select awal from wilayah where tingkat = 'DESA' and berlaku_sampai is null and awal between 6202000000 and 6202999999 order by awal limit 3)`,
  )
  if (desa.length < 6) throw new Error('not enough villages')
  return {
    keluarga: keluarga.map(({ id }) => id),
    desa: desa.map(({ awal }) => awal),
    pendamping: PENDAMPING,
  }
}

type Langkah = (klien: pg.PoolClient, acak: Acak, sasaran: Sasaran) => Promise<unknown>

const pilih = <T>(acak: Acak, dari: readonly T[]): T => dari[Math.floor(acak() * dari.length)] as T
const ANGGOTA = `(select individu_id from anggota_keluarga where keluarga_id = $1 and sampai is null)`

const LANGKAH: readonly Langkah[] = [
  (klien, acak, { keluarga }) =>
    klien.query('update kpm set versi = versi + 1 where keluarga_id = $1', [pilih(acak, keluarga)]),
  async (klien, acak, { keluarga, desa }) => {
    const nilai = [pilih(acak, keluarga), pilih(acak, desa)]
    await klien.query('update keluarga set desa_kode = $2 where id = $1', nilai)
    await klien.query(`update individu set desa_kode = $2 where id in ${ANGGOTA}`, nilai)
  },
  (klien, acak, { keluarga }) =>
    klien.query('update keluarga set alamat = $2 where id = $1', [
      pilih(acak, keluarga),
      `Jalan ${Math.floor(acak() * 1e6)}`,
    ]),
  (klien, acak, { keluarga }) =>
    klien.query(
      'update individu set nama = $2 where id = (select max(pengurus_id) from kpm where keluarga_id = $1)',
      [pilih(acak, keluarga), `Uji ${Math.floor(acak() * 1e6)}`],
    ),
  (klien, acak, { desa }) =>
    klien.query(
      "insert into keluarga (alasan_tanpa_kk, alamat, desa_kode, sintetis) values ('LAIN', $1, $2, true)",
      [`Baru ${Math.floor(acak() * 1e6)}`, pilih(acak, desa)],
    ),
  async (klien) => {
    await klien.query('set local role none')
    await klien.query(`delete from keluarga where id = (select id from keluarga where alamat like 'Baru %'
      order by id limit 1 for update skip locked)`)
  },
  (klien, acak, { keluarga }) =>
    klien.query(
      `update kepesertaan_jkn set kelas_rawat = 1 + kelas_rawat % 3 where individu_id in ${ANGGOTA}`,
      [pilih(acak, keluarga)],
    ),
  (klien, acak, { keluarga }) =>
    klien.query(
      `update anggota_keluarga set sampai = case when sampai is null then current_date end
       where id = (select a.id from anggota_keluarga a where keluarga_id = $1
         and not exists (select from kpm where pengurus_id = a.individu_id) order by a.id limit 1)`,
      [pilih(acak, keluarga)],
    ),
  async (klien, acak, { keluarga, pendamping }) => {
    const nilai = [pilih(acak, keluarga), pendamping]
    const { rowCount } = await klien.query(
      `update pendampingan_kpm set sampai = current_date where sampai is null and pendamping_id = $2
       and kpm_id in (select id from kpm where keluarga_id = $1)`,
      nilai,
    )
    if (rowCount) return
    await klien.query(
      `insert into pendampingan_kpm (pendamping_id, kpm_id, dari, desa_kode)
       select $2, id, current_date, desa_kode from kpm k where keluarga_id = $1
       and not exists (select from pendampingan_kpm p where p.kpm_id = k.id and sampai is null)`,
      nilai,
    )
  },
]

class Mundur extends Error {}

/** One writer: transactions of a few changes each, some of which end late, and some in a rollback. */
export async function menulis(
  kolam: pg.Pool,
  acak: Acak,
  sasaran: Sasaran,
  banyak: number,
): Promise<void> {
  for (let i = 0; i < banyak; i++) {
    await dalamTransaksiNasional(kolam, async (klien) => {
      for (let j = 1 + Math.floor(acak() * 3); j > 0; j--) {
        await pilih(acak, LANGKAH)(klien, acak, sasaran)
        if (acak() < 0.3) await tunggu(acak() * 20)
      }
      await tunggu(acak() < 0.2 ? acak() * 120 : 0)
      if (acak() < 0.1) throw new Mundur()
    }).catch((galat: Error & { code?: string }) => {
      // Two of them may want each other's family, or the same one: then one of them is undone.
      if (!(galat instanceof Mundur) && !['40P01', '23505', '23503'].includes(galat.code ?? ''))
        throw galat
    })
  }
}

/** What each reader must end with: `Type:id` to what was last written. */
export async function keadaan(kolam: pg.Pool, syarat: string): Promise<Map<string, string>> {
  const baris = await tanyaAdmin<{ kunci: string; isi: string }>(
    kolam,
    `select 'Kpm:' || id as kunci, concat_ws('|', versi, status, desa_kode) as isi from kpm t where ${syarat.replaceAll('#', 'kpm')}
     union all select 'Keluarga:' || id, concat_ws('|', alamat, desa_kode) from keluarga t where ${syarat.replaceAll('#', 'keluarga')}
     union all select 'Individu:' || id, concat_ws('|', nama, desa_kode, (select string_agg(kelas_rawat::text, ',' order by mulai desc, id desc)
       from kepesertaan_jkn j where j.individu_id = t.id)) from individu t where ${syarat.replaceAll('#', 'individu')}`,
  )
  return new Map(baris.map(({ kunci, isi }) => [kunci, isi]))
}
