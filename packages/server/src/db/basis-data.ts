import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../_generated/prisma/client.ts'
import { ANTREAN_TERPANJANG } from './antrean.ts'
import { EmbeddedDatabase } from './pglite.ts'
import type { WorkerInput } from './pglite-pesan.ts'

/** One open database: the pool for our own SQL, and Prisma on the same pool. */
export type BasisData = {
  jenis: 'tertanam' | 'postgres'
  kolam: pg.Pool
  prisma: PrismaClient
  /** How long a request may hold its transaction. */
  batasWaktuMs: number
  /** How many requests may wait for a connection. */
  antreanTerpanjang: number
  /** Ends a statement that outlived its deadline where the database cannot do so itself. */
  putuskan?: () => Promise<void>
  /** All bytes of the embedded database. */
  salinan?: () => Promise<Uint8Array>
  tutup(): Promise<void>
}

export type Sumber =
  | { url: string }
  | { direktori: string }
  | { salinan: Uint8Array }
  | { memori: true }

type Opsi = { koneksi?: number; batasWaktuMs?: number }

const BATAS_WAKTU_MS = 10_000

/**
 * Opens the database. A session starts as `harapan_publik`, the role that can read nothing
 * personal: whoever forgets the frame of `transaksi.ts` gets no rows.
 */
export async function bukaBasisData(sumber: Sumber, opsi: Opsi = {}): Promise<BasisData> {
  const batas = {
    batasWaktuMs: opsi.batasWaktuMs ?? BATAS_WAKTU_MS,
    antreanTerpanjang: ANTREAN_TERPANJANG,
  }
  if ('url' in sumber) {
    const kolam = buatKolam({ connectionString: sumber.url, max: opsi.koneksi ?? 10 }, [PERAN_AWAL])
    return { jenis: 'postgres', ...batas, ...denganPrisma(kolam) }
  }

  const tertanam = new EmbeddedDatabase(masukanWorker(sumber))
  await tertanam.ready()
  const satuSesi = {
    stream: () => tertanam.socket(),
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
  }
  // The one session outlives a broken connection, so a new one first ends what the old one left.
  const kolam = buatKolam(satuSesi as pg.PoolConfig, ['rollback', 'discard all', PERAN_AWAL])
  return {
    jenis: 'tertanam',
    ...batas,
    ...denganPrisma(kolam, () => tertanam.close()),
    putuskan: () => tertanam.abort(),
    salinan: () => tertanam.dump(),
  }
}

// Compiling a plan costs a second where the statement itself takes ten milliseconds. One plan for a
// statement, not one for its values: planning anew costs more than reading a page, and what would be
// gained by it, the width of the caller's area, is in the statement's name (`nama-pernyataan.ts`).
const PERAN_AWAL = `set jit = off; set plan_cache_mode = force_generic_plan; do $$ begin
  if exists (select from pg_roles where rolname = 'harapan_publik') then set role harapan_publik; end if;
end $$`

function masukanWorker(sumber: Exclude<Sumber, { url: string }>): WorkerInput {
  if ('direktori' in sumber) return { dataDir: sumber.direktori }
  if ('salinan' in sumber) return { snapshot: sumber.salinan }
  // In memory to be copied: a short write-ahead log makes a small copy.
  return { postgresqlconf: ['min_wal_size = 32MB', 'max_wal_size = 32MB'] }
}

function buatKolam(config: pg.PoolConfig, awalSesi: readonly string[]): pg.Pool {
  const onConnect = async (klien: pg.ClientBase) => {
    for (const sql of awalSesi) await klien.query(sql)
  }
  const kolam = new pg.Pool({ ...config, pipeline: true, onConnect } as pg.PoolConfig)
  // A connection lost while idle is replaced at the next checkout; without a listener it ends the process.
  kolam.on('error', () => undefined)
  return kolam
}

/** Prisma sends unnamed statements by default: planned anew each time. */
const namaPernyataan = ({ sql }: { sql: string }) =>
  createHash('sha256').update(sql).digest('base64url').slice(0, 22)

function denganPrisma(kolam: pg.Pool, lalu?: () => Promise<void>) {
  const prisma = new PrismaClient({
    adapter: new PrismaPg(kolam, { statementNameGenerator: namaPernyataan }),
  })
  const tutup = async () => {
    await prisma.$disconnect()
    await kolam.end()
    await lalu?.()
  }
  return { kolam, prisma, tutup }
}
