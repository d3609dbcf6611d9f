import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PELAKU_UJI, PERKAKAS_UJI } from '@harapan/testing'
import pg from 'pg'
import { inject } from 'vitest'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import { bukaBasisData, type Sumber } from '../../src/db/basis-data.ts'
import { harapan, type Proses } from '../perintah/jalankan.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'

/** A loaded installation that commands work on, of its own, on the engine of this project. */
export type Instalasi = {
  env: Record<string, string>
  direktori: string
  sumber: Sumber
  /** Writes a file that an office sends; answers its path. */
  berkas(nama: string, isi: string | Uint8Array): string
  mulai(argumen: string[], oleh?: Pelaku | null): Promise<Proses>
  /** A command to its end. */
  jalankan(
    argumen: string[],
    oleh?: Pelaku | null,
  ): Promise<{ kode: number | null; keluaran: string }>
  /** One statement past every guard; no process may hold the embedded database then. */
  baca<Baris extends pg.QueryResultRow>(sql: string): Promise<Baris[]>
  /** The same for work of several statements. */
  denganKolam<T>(kerja: (kolam: pg.Pool) => Promise<T>): Promise<T>
  tutup(): Promise<void>
}

const base64 = (isi: Uint8Array | undefined) => Buffer.from(isi ?? []).toString('base64')
const KUNCI = {
  HARAPAN_KUNCI_HASH: base64(PERKAKAS_UJI.kunci.hash),
  HARAPAN_KUNCI_SANDI: `1:${base64(PERKAKAS_UJI.kunci.sandi.get(1))}`,
}

export const PUSAT: Pelaku = {
  ...{ id: 'uji-pusat-impor', peran: 'PUSAT', wilayah: [], tujuan: 'VERIFIKASI_VALIDASI' },
  wewenang: ['impor:tulis'],
}
export const OKI: Pelaku = { ...PELAKU_UJI.oki, wewenang: ['impor:tulis'] }
export const KOTIM: Pelaku = { ...PELAKU_UJI.kotim, wewenang: ['impor:tulis'] }

export async function bukaInstalasi(): Promise<Instalasi> {
  const direktori = mkdtempSync(join(tmpdir(), 'harapan-impor-'))
  const { env, sumber, hapus } = await siapkanBasisData(direktori)
  const semua = { ...env, ...KUNCI }
  const mulai: Instalasi['mulai'] = async (argumen, oleh = PUSAT) =>
    harapan(direktori, argumen, {
      ...semua,
      ...(oleh && { HARAPAN_TOKEN: await PERKAKAS_UJI.penerbitToken.terbitkan(oleh) }),
    })
  const denganKolam: Instalasi['denganKolam'] = async (kerja) => {
    const basisData = await bukaBasisData(sumber, { koneksi: 1 })
    try {
      return await kerja(basisData.kolam)
    } finally {
      await basisData.tutup()
    }
  }
  return {
    env: semua,
    ...{ direktori, sumber, denganKolam },
    berkas(nama, isi) {
      const jalur = join(direktori, nama)
      writeFileSync(jalur, isi)
      return jalur
    },
    mulai,
    async jalankan(argumen, oleh) {
      const proses = await mulai(argumen, oleh)
      const kode = await proses.selesai
      return { kode, keluaran: proses.keluaran() }
    },
    baca: (sql) => denganKolam((kolam) => tanyaAdmin(kolam, sql)),
    async tutup() {
      await hapus()
      rmSync(direktori, { recursive: true, force: true })
    },
  }
}

async function siapkanBasisData(direktori: string) {
  const url = process.env['HARAPAN_UJI_URL']
  if (!url) {
    const basisData = join(direktori, 'basis-data')
    mkdirSync(basisData)
    execFileSync('tar', ['-xf', inject('snapshot'), '-C', basisData])
    return { env: {}, sumber: { direktori: basisData }, hapus: async () => undefined }
  }
  const nama = `harapan_uji_${process.ppid}_${randomBytes(4).toString('hex')}`
  await sebagaiPembuat(url, `create database ${nama} template ${inject('templat')}`)
  const milik = new URL(url)
  milik.pathname = `/${nama}`
  return {
    env: { DATABASE_URL: milik.href },
    sumber: { url: milik.href },
    hapus: () => sebagaiPembuat(url, `drop database if exists ${nama} with (force)`),
  }
}

async function sebagaiPembuat(url: string, sql: string): Promise<void> {
  const klien = new pg.Client({ connectionString: url })
  await klien.connect()
  try {
    await klien.query('select pg_advisory_lock(4711)')
    await klien.query(sql)
  } finally {
    await klien.end()
  }
}

/** The rows of a report of refused rows, as `line: code`. */
export const bacaTolakan = (jalur: string): string => readFileSync(jalur, 'utf8')
