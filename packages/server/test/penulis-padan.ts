import type pg from 'pg'
import type { Acak } from './penulis-umpan.ts'
import { sebagaiAdmin, tanyaAdmin } from './sebagai-admin.ts'

/** A person of the sample whom agencies ask about, with what leads to them by NIK. */
export type OrangTulis = { id: string; hash: Buffer; sandi: Buffer; samaran: string }

export type SasaranPadan = { orang: OrangTulis[]; desa: string[] }

/** Members of some families of two regencies, and villages of both to move them between. */
export async function bacaSasaranPadan(kolam: pg.Pool): Promise<SasaranPadan> {
  const bagian = (dari: number, sampai: number) =>
    `(select i.id::text as id, i.nik_hash as hash, i.nik_sandi as sandi, i.nik_samaran as samaran
      from individu i where i.nik_hash is not null and i.desa_kode between ${dari} and ${sampai} order by i.id limit 40)`
  const orang = await tanyaAdmin<OrangTulis>(
    kolam,
    `${bagian(1602050000, 1602059999)} union all ${bagian(6202000000, 6202999999)}`,
  )
  const desa = await tanyaAdmin<{ awal: string }>(
    kolam,
    `(select awal from wilayah where tingkat = 'DESA' and berlaku_sampai is null and awal between 1602050000 and 1602059999 order by awal limit 2)
     union all (select awal from wilayah where tingkat = 'DESA' and berlaku_sampai is null and awal between 6202000000 and 6202999999 order by awal limit 2)`,
  )
  return { orang, desa: desa.map(({ awal }) => awal) }
}

type Langkah = (
  klien: pg.PoolClient,
  acak: Acak,
  siapa: OrangTulis,
  desa: string,
) => Promise<unknown>

const KPM = `select k.id from kpm k join anggota_keluarga a using (keluarga_id) where a.individu_id = $1`

/** What an answer is made of, and what it is not. */
const LANGKAH: readonly Langkah[] = [
  (klien, _, { id }) =>
    klien.query(
      `update kepesertaan_jkn set sampai = case when sampai is null then date '2026-10-01' end, alasan_akhir = null,
       diperbarui_pada = date_trunc('milliseconds', clock_timestamp())
       where id = (select max(id) from kepesertaan_jkn where individu_id = $1)`,
      [id],
    ),
  (klien, _, { id }) =>
    klien.query(
      'update kepesertaan_jkn set kelas_rawat = 1 + kelas_rawat % 3 where individu_id = $1',
      [id],
    ),
  (klien, _, { id }) =>
    klien.query(
      `update anggota_keluarga set sampai = case when sampai is null then date '2026-09-01' end
       where id = (select max(a.id) from anggota_keluarga a where individu_id = $1
         and not exists (select from kpm where pengurus_id = a.individu_id))`,
      [id],
    ),
  (klien, acak, { id }) =>
    klien.query(`update riwayat_kepesertaan set dari = dari - $2::int where kpm_id in (${KPM})`, [
      id,
      Math.floor(acak() * 3),
    ]),
  (klien, _, { id }) => klien.query(`update kpm set versi = versi + 1 where id in (${KPM})`, [id]),
  (klien, _, { id }, desa) =>
    klien.query('update individu set desa_kode = $2 where id = $1', [id, desa]),
  (klien, acak, { id }) =>
    klien.query('update individu set nama = $2 where id = $1', [
      id,
      `Uji ${Math.floor(acak() * 1e6)}`,
    ]),
  (klien, _, { id }) =>
    klien.query(
      `update individu set nik_hash = null, nik_sandi = null, nik_samaran = null, alasan_tanpa_nik = 'LAIN'
       where id = $1 and nik_hash is not null`,
      [id],
    ),
  (klien, _, { id, hash, sandi, samaran }) =>
    klien.query(
      `update individu set nik_hash = $2, nik_sandi = $3, nik_samaran = $4, alasan_tanpa_nik = null
       where id = $1 and nik_hash is null`,
      [id, hash, sandi, samaran],
    ),
]
/** Once in a while: what leads from a person to a programme is gone for good. */
const JARANG: readonly Langkah[] = [
  (klien, _, { id }) =>
    klien.query(
      `delete from anggota_keluarga where id = (select max(a.id) from anggota_keluarga a where individu_id = $1
       and not exists (select from kpm where pengurus_id = a.individu_id))`,
      [id],
    ),
  (klien, _, { id }) => klien.query('delete from kepesertaan_jkn where individu_id = $1', [id]),
]

class Mundur extends Error {}

/** One writer: transactions of a few changes each, some of which end late, and some in a rollback. */
export async function menulisPadan(
  kolam: pg.Pool,
  acak: Acak,
  { orang, desa }: SasaranPadan,
  banyak: number,
): Promise<void> {
  const pilih = <T>(dari: readonly T[]): T => dari[Math.floor(acak() * dari.length)] as T
  for (let i = 0; i < banyak; i++) {
    await sebagaiAdmin(kolam, async (klien) => {
      for (let j = 1 + Math.floor(acak() * 3); j > 0; j--) {
        await pilih(acak() < 0.02 ? JARANG : LANGKAH)(klien, acak, pilih(orang), pilih(desa))
        await jeda(acak() < 0.3 ? acak() * 20 : 0)
      }
      await jeda(acak() < 0.2 ? acak() * 120 : 0)
      if (acak() < 0.1) throw new Mundur()
    }).catch((galat: Error & { code?: string }) => {
      // Two of them may want each other's rows: then one of them is undone.
      if (!(galat instanceof Mundur) && galat.code !== '40P01') throw galat
    })
  }
}

const jeda = (ms: number) => new Promise((lanjut) => setTimeout(lanjut, ms))
