import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type BasisData, bukaBasisData } from '@harapan/server/db'
import { terapkanMigrasi } from '@harapan/server/migrasi'
import { muat } from '@harapan/server/muat'
import pg from 'pg'
import { PERKAKAS_UJI } from './contoh-kunci.ts'
import { jejakSumber } from './jejak-sumber.ts'

const DIREKTORI = new URL('../../../node_modules/.cache/harapan/', import.meta.url).pathname
const HARI_MUAT = '2026-11-22'

/** The embedded database with areas and the small sample, as bytes; made once per state of the sources. */
export async function snapshotTertanam(): Promise<string> {
  const berkas = join(DIREKTORI, `tertanam-${jejakSumber()}.tar`)
  if (existsSync(berkas)) return berkas
  mkdirSync(DIREKTORI, { recursive: true })
  for (const lama of readdirSync(DIREKTORI))
    if (lama.startsWith('tertanam-')) rmSync(join(DIREKTORI, lama))
  const basisData = await bukaBasisData({ memori: true })
  await isi(basisData)
  await basisData.kolam.query('reset role; checkpoint')
  const isiBerkas = (await basisData.salinan?.()) ?? new Uint8Array()
  await basisData.tutup()
  writeFileSync(`${berkas}.${process.pid}`, isiBerkas)
  renameSync(`${berkas}.${process.pid}`, berkas)
  return berkas
}

/** A template database on PostgreSQL with the same content; its name carries the state of the sources. */
export async function templatPostgres(url: string): Promise<string> {
  const nama = `harapan_templat_${jejakSumber()}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    // Two runs at once: the second waits, and finds the template made.
    await admin.query('select pg_advisory_lock(4712)')
    const { rowCount } = await admin.query(
      'select from pg_database where datname = $1 and datallowconn is false',
      [nama],
    )
    if (rowCount) return nama
    await admin.query(`drop database if exists ${nama} with (force)`)
    await admin.query(`create database ${nama}`)
    const basisData = await bukaBasisData({ url: denganBasisData(url, nama) }, { koneksi: 1 })
    await isi(basisData)
    await basisData.tutup()
    // A finished template takes no connections: that is also the mark that it is finished.
    await admin.query(`alter database ${nama} allow_connections false`)
    return nama
  } finally {
    await admin.end()
  }
}

export function bacaSnapshot(berkas: string): Uint8Array {
  return readFileSync(berkas)
}

export function denganBasisData(url: string, nama: string): string {
  const alamat = new URL(url)
  alamat.pathname = `/${nama}`
  return alamat.href
}

async function isi(basisData: BasisData): Promise<void> {
  await terapkanMigrasi(basisData.kolam)
  await muat({
    kolam: basisData.kolam,
    kunci: PERKAKAS_UJI.kunci,
    demo: 'kecil',
    hariIni: HARI_MUAT,
  })
}
