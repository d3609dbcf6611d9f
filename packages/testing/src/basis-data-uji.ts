import { randomBytes } from 'node:crypto'
import { type BasisData, bukaBasisData } from '@harapan/server/db'
import pg from 'pg'
import { inject } from 'vitest'
import './konteks-uji.ts'
import { bacaSnapshot, denganBasisData } from './snapshot.ts'

/** A loaded database of one's own: areas of the nation and 1,400 sample families. */
export async function bukaBasisDataUji(opsi: { batasWaktuMs?: number } = {}): Promise<BasisData> {
  const url = process.env['HARAPAN_UJI_URL']
  return url
    ? salinTemplat(url, opsi)
    : bukaBasisData({ salinan: bacaSnapshot(inject('snapshot')) }, opsi)
}

async function salinTemplat(url: string, opsi: { batasWaktuMs?: number }): Promise<BasisData> {
  const nama = `harapan_uji_${process.ppid}_${randomBytes(4).toString('hex')}`
  await sebagaiAdmin(url, `create database ${nama} template ${inject('templat')}`)
  const basisData = await bukaBasisData(
    { url: denganBasisData(url, nama) },
    { koneksi: 8, ...opsi },
  )
  return {
    ...basisData,
    async tutup() {
      await basisData.tutup()
      await sebagaiAdmin(url, `drop database if exists ${nama} with (force)`)
    },
  }
}

async function sebagaiAdmin(url: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    // Two copies at once of one template wait for each other instead of failing.
    await admin.query('select pg_advisory_lock(4711)')
    await admin.query(sql)
  } finally {
    await admin.end()
  }
}
