import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import type pg from 'pg'
import { periksaPeran, siapkanPeran } from './peran.ts'

const MIGRASI = new URL('../../migrations/', import.meta.url)

/**
 * Brings the database to the newest migration, as the owner, with Prisma's own engine compiled to
 * WebAssembly; it writes the standard `_prisma_migrations`, so `prisma migrate deploy` stays usable.
 * The pool must hold one connection only: the engine works in the session that took the owner's role.
 *
 * @returns the names of the migrations that were applied now
 */
export async function terapkanMigrasi(kolam: pg.Pool): Promise<string[]> {
  if (kolam.options.max !== 1) throw new Error('terapkanMigrasi needs a pool of one connection')
  const klien = await kolam.connect()
  try {
    await siapkanPeran(klien)
    await periksaPeran(klien)
    await klien.query('set role harapan_pemilik')
    await lupakanTerputus(klien)
  } finally {
    klien.release()
  }
  const penyebab: { galat?: unknown } = {}
  const adapter = bindMigrationAwareSqlAdapterFactory(naskahUtuh(kolam, penyebab))
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
  try {
    const hasil = await engine.applyMigrations({
      migrationsList: daftarMigrasi(),
      filters: { externalTables: [], externalEnums: [] },
    })
    return hasil.appliedMigrationNames
  } catch (galat) {
    throw new Error(`Migrasi gagal / Migration failed: ${penyebab.galat ?? galat}`, {
      cause: galat,
    })
  } finally {
    await kolam.query('set role harapan_publik')
  }
}

/** The lock that Prisma's engine holds while it migrates. */
const KUNCI_PRISMA = 72_707_369

/**
 * A process that was killed in the middle of a migration left its mark and nothing else, for a script is one
 * transaction: without the mark it is begun anew. Not while another process migrates.
 */
async function lupakanTerputus(klien: pg.PoolClient): Promise<void> {
  const { rows } = await klien.query<{ ada: boolean; sendiri: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as ada, pg_try_advisory_lock($1) as sendiri`,
    [KUNCI_PRISMA],
  )
  if (!rows[0]?.sendiri) return
  try {
    if (rows[0].ada)
      await klien.query(
        'delete from _prisma_migrations where finished_at is null and rolled_back_at is null',
      )
  } finally {
    await klien.query('select pg_advisory_unlock($1)', [KUNCI_PRISMA])
  }
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside function bodies. PostgreSQL takes
 * the script whole, and then a migration that fails leaves nothing behind.
 */
function naskahUtuh(kolam: pg.Pool, penyebab: { galat?: unknown }): PrismaPg {
  const pabrik = new PrismaPg(kolam)
  const sambung = pabrik.connect.bind(pabrik)
  pabrik.connect = async () => {
    const adapter = await sambung()
    adapter.executeScript = async (naskah) => {
      const klien = await kolam.connect()
      try {
        await klien.query(naskah)
      } catch (galat) {
        penyebab.galat = galat
        throw galat
      } finally {
        klien.release()
      }
    }
    return adapter
  }
  return pabrik
}

export function daftarMigrasi() {
  const nama = readdirSync(MIGRASI, { withFileTypes: true })
    .filter((entri) => entri.isDirectory())
    .map((entri) => entri.name)
    .sort()
  return {
    baseDir: fileURLToPath(MIGRASI),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: nama.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: readFileSync(new URL(`${path}/migration.sql`, MIGRASI), 'utf8'),
        },
      },
    })),
  }
}
