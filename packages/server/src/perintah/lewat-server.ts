import { existsSync } from 'node:fs'
import type pg from 'pg'
import { pemegangDirektori } from '../db/kunci-direktori.ts'
import { bacaLingkungan, direktoriTertanam, type Lingkungan } from '../lingkungan.ts'
import { bacaPerkakas } from '../perkakas.ts'
import { denganBasisData } from './dengan-basis-data.ts'

/**
 * Runs a check on the database, or lets the server run it that holds the embedded one open: it
 * answers the same at `jalur`.
 */
export async function sendiriAtauLewatServer<T>(
  jalur: string,
  kerja: (kolam: pg.Pool) => Promise<T>,
  opsi: { koneksi?: number } = {},
): Promise<T> {
  const lingkungan = bacaLingkungan()
  const { databaseUrl, direktori } = lingkungan
  const pemegang = databaseUrl ? undefined : pemegangDirektori(direktori)
  if (pemegang?.port) return lewatServer(pemegang.port, jalur, lingkungan)

  if (!databaseUrl && !existsSync(direktoriTertanam(lingkungan))) {
    throw new Error(
      `Belum ada basis data di ${direktori}; jalankan harapan mulai dulu. / No database there yet; run harapan mulai first.`,
    )
  }
  return denganBasisData(lingkungan, 'databaseUrl', kerja, opsi)
}

async function lewatServer<T>(port: number, jalur: string, lingkungan: Lingkungan): Promise<T> {
  const { kunciPerawatan } = bacaPerkakas(lingkungan)
  const jawaban = await fetch(`http://127.0.0.1:${port}${jalur}`, {
    headers: { authorization: `Bearer ${kunciPerawatan}` },
  })
  if (!jawaban.ok)
    throw new Error(`Server di port ${port} menolak. / The server on port ${port} refused.`)
  return (await jawaban.json()) as T
}
