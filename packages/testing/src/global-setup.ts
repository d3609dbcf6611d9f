import pg from 'pg'
import type { TestProject } from 'vitest/node'
import './konteks-uji.ts'
import { snapshotTertanam, templatPostgres } from './snapshot.ts'

/** Prepares what every test file copies: a snapshot, or a template where `TEST_DATABASE_URL` is set. */
export default async function siapkan(proyek: TestProject): Promise<() => Promise<void>> {
  const url = proyek.config.env['HARAPAN_UJI_URL']
  if (!url) {
    proyek.provide('snapshot', await snapshotTertanam())
    return async () => undefined
  }
  proyek.provide('templat', await templatPostgres(url))
  return () => buang(url)
}

/** Drops the copies of this run; the template stays for the next. */
async function buang(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname like 'harapan_uji_${process.pid}_%'`,
  )
  for (const { datname } of rows)
    await admin.query(`drop database if exists ${datname} with (force)`)
  await admin.end()
}
