import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { bukaBasisData } from '../../src/db/basis-data.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'

/** Where a command keeps its data: PostgreSQL where the tests have one, else its own directory. */
export type BasisDataPerintah = {
  env: Record<string, string>
  /** One statement past every guard, while no server holds the directory. */
  baca<Baris extends pg.QueryResultRow>(sql: string): Promise<Baris[]>
  hapus(): Promise<void>
}

export async function basisDataPerintah(direktori: string): Promise<BasisDataPerintah> {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) {
    const sumber = { direktori: join(direktori, 'basis-data') }
    return { env: {}, baca: (sql) => baca(sumber, sql), hapus: async () => undefined }
  }
  const nama = `harapan_perintah_${process.pid}_${randomBytes(4).toString('hex')}`
  await sebagaiPembuat(url, `create database ${nama}`)
  const milik = new URL(url)
  milik.pathname = `/${nama}`
  return {
    // PostgreSQL takes no keys from a file: whoever runs several instances gives them to all.
    env: {
      DATABASE_URL: milik.href,
      HARAPAN_KUNCI_HASH: kunciAcak(),
      HARAPAN_KUNCI_SANDI: `1:${kunciAcak()}`,
    },
    baca: (sql) => baca({ url: milik.href }, sql),
    hapus: () => sebagaiPembuat(url, `drop database if exists ${nama} with (force)`),
  }
}

const kunciAcak = () => randomBytes(32).toString('base64')

async function baca<Baris extends pg.QueryResultRow>(
  sumber: Parameters<typeof bukaBasisData>[0],
  sql: string,
): Promise<Baris[]> {
  const basisData = await bukaBasisData(sumber, { koneksi: 1 })
  try {
    return await tanyaAdmin<Baris>(basisData.kolam, sql)
  } finally {
    await basisData.tutup()
  }
}

async function sebagaiPembuat(url: string, sql: string): Promise<void> {
  const klien = new pg.Client({ connectionString: url })
  await klien.connect()
  try {
    await klien.query(sql)
  } finally {
    await klien.end()
  }
}
