import type pg from 'pg'
import type { Segel } from './segel.rules.ts'

type Ujung = Pick<Segel, 'nomor' | 'hash' | 'dibuatPada' | 'potret'>
type Baris = Omit<Segel, 'nomor'> & { nomor: string }

/** What the next seal goes on from; without `isi`, which is as long as the seal is large. */
export async function segelTerakhir(klien: pg.ClientBase): Promise<Ujung | undefined> {
  const { rows } = await klien.query<Omit<Ujung, 'nomor'> & { nomor: string }>(
    'select nomor, hash, dibuat_pada as "dibuatPada", potret from segel order by nomor desc limit 1',
  )
  return rows[0] && { ...rows[0], nomor: BigInt(rows[0].nomor) }
}

/** Some seals after a number, in their order. */
export async function segelSesudah(
  klien: pg.ClientBase,
  nomor: bigint,
  paling: number,
): Promise<Segel[]> {
  const { rows } = await klien.query<Baris>(
    `select nomor, dari, sampai, jumlah, hash, hash_sebelumnya as "hashSebelumnya",
      dibuat_pada as "dibuatPada", potret, lengkap, isi
     from segel where nomor > $1 order by nomor limit $2`,
    [String(nomor), paling],
  )
  return rows.map((baris) => ({ ...baris, nomor: BigInt(baris.nomor) }))
}

export async function tulisSegel(klien: pg.ClientBase, segel: Segel): Promise<void> {
  await klien.query(
    `insert into segel (nomor, dari, sampai, jumlah, hash, hash_sebelumnya, dibuat_pada, potret, lengkap, isi)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      String(segel.nomor),
      segel.dari,
      segel.sampai,
      segel.jumlah,
      segel.hash,
      segel.hashSebelumnya,
      segel.dibuatPada,
      segel.potret,
      segel.lengkap,
      segel.isi,
    ],
  )
}
