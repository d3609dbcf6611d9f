import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../_generated/prisma/client.ts'
import { EmbeddedDatabase } from './pglite.ts'

/** One open database: the pool for our own SQL, and Prisma on the same pool. */
export type BasisData = {
  jenis: 'tertanam' | 'postgres'
  kolam: pg.Pool
  prisma: PrismaClient
  /** All bytes of the embedded database; nothing on PostgreSQL. */
  salinan?: () => Promise<Uint8Array>
  tutup(): Promise<void>
}

export type Sumber =
  | { url: string }
  | { direktori: string }
  | { salinan: Uint8Array }
  | { memori: true }

/**
 * Opens the database. A session starts as `harapan_publik`, the role that can read nothing
 * personal: whoever forgets the frame of `transaksi.ts` gets no rows.
 */
export async function bukaBasisData(
  sumber: Sumber,
  opsi: { koneksi?: number } = {},
): Promise<BasisData> {
  if ('url' in sumber) return atasKolam('postgres', kolamPostgres(sumber.url, opsi.koneksi ?? 10))

  const tertanam = await EmbeddedDatabase.open(
    'direktori' in sumber
      ? { dataDir: sumber.direktori }
      : 'salinan' in sumber
        ? { snapshot: sumber.salinan }
        : {},
  )
  const kolam = buatKolam({
    stream: () => tertanam.socket(),
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
  })
  return { ...atasKolam('tertanam', kolam, () => tertanam.close()), salinan: () => tertanam.dump() }
}

function kolamPostgres(url: string, max: number): pg.Pool {
  return buatKolam({ connectionString: url, max })
}

function buatKolam(config: pg.PoolConfig & { stream?: () => unknown }): pg.Pool {
  const kolam = new pg.Pool({
    ...(config as pg.PoolConfig),
    onConnect: async (klien: pg.ClientBase) => {
      await klien.query(`do $$ begin
        if exists (select from pg_roles where rolname = 'harapan_publik') then set role harapan_publik; end if;
      end $$`)
    },
  } as pg.PoolConfig)
  // A connection lost while idle is replaced at the next checkout; without a listener it ends the process.
  kolam.on('error', () => undefined)
  return kolam
}

function atasKolam(
  jenis: BasisData['jenis'],
  kolam: pg.Pool,
  lalu?: () => Promise<void>,
): BasisData {
  const prisma = new PrismaClient({ adapter: new PrismaPg(kolam) })
  return {
    jenis,
    kolam,
    prisma,
    async tutup() {
      await prisma.$disconnect()
      await kolam.end()
      await lalu?.()
    },
  }
}
