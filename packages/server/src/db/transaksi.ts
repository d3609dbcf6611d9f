import type pg from 'pg'
import type { Prisma } from '../_generated/prisma/client.ts'
import { masukAntrean, terlaluSibuk } from './antrean.ts'
import type { BasisData } from './basis-data.ts'
import { galatBingkai } from './galat-bingkai.ts'
import { sandiPrisma } from './galat-sql.ts'
import {
  BINGKAI_NASIONAL,
  bingkaiPermintaan,
  type Lingkup,
  nilaiBingkai,
  SQL_BINGKAI,
} from './lingkup.ts'
import { sisaWaktu } from './pinjam.ts'
import { kodeSql } from './sekali-kirim.ts'

export type Transaksi = Prisma.TransactionClient

// PostgreSQL ends a statement at its own deadline; the embedded database is given this much longer.
const KELONGGARAN_MS = 500

/**
 * One transaction with role and scope set locally. `tx` is the only database handle its work may
 * use: Prisma joins look-ups of one tick by transaction, so two callers never share a statement.
 *
 * @throws BASIS_DATA_SIBUK with 503 and Retry-After, where no connection came within the deadline
 */
export async function dalamTransaksi<T>(
  basisData: BasisData,
  lingkup: Lingkup,
  kerja: (tx: Transaksi) => Promise<T>,
): Promise<T> {
  const { prisma, batasWaktuMs, putuskan } = basisData
  masukAntrean(basisData)
  const mulai = performance.now()
  let pengawas: NodeJS.Timeout | undefined
  try {
    return await prisma.$transaction(
      async (tx) => {
        const sisaMs = sisaWaktu(basisData, mulai)
        pengawas = setTimeout(() => putuskan?.(), sisaMs + KELONGGARAN_MS)
        const { text, values } = bingkaiPermintaan(lingkup, sisaMs)
        await tx.$queryRawUnsafe(text, ...values).catch(ditolakBingkai)
        return kerja(tx)
      },
      { maxWait: batasWaktuMs, timeout: batasWaktuMs },
    )
  } catch (galat) {
    if (pengawas === undefined && (galat as { code?: unknown }).code === 'P2028')
      throw terlaluSibuk()
    throw galat
  } finally {
    clearTimeout(pengawas)
  }
}

/** @throws PERJANJIAN_TIDAK_BERLAKU, TOKEN_TIDAK_SAH as the frame says */
function ditolakBingkai(galat: unknown): never {
  throw galatBingkai(sandiPrisma(galat) ?? kodeSql(galat)) ?? galat
}

/** The same frame on a bare connection, over the whole nation: loads and checks. */
export function dalamTransaksiNasional<T>(
  kolam: pg.Pool,
  kerja: (klien: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return dalamTransaksiPg(kolam, (klien) => klien.query(SQL_BINGKAI, BINGKAI_NASIONAL), kerja)
}

/**
 * The frame of a caller on a bare connection, without a deadline: imports and exports of their area. Text
 * that is compared later is written the same in every session.
 */
export function dalamTransaksiLingkup<T>(
  kolam: pg.Pool,
  lingkup: Lingkup,
  kerja: (klien: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const bingkai = async (klien: pg.PoolClient) => {
    await klien.query(SQL_BINGKAI, nilaiBingkai(lingkup)).catch(ditolakBingkai)
    await klien.query("set local timezone = 'UTC'; set local datestyle = 'ISO'")
  }
  return dalamTransaksiPg(kolam, bingkai, kerja)
}

/** As the owner of the tables: reference data, folds, publication. */
export function sebagaiPemilik<T>(
  kolam: pg.Pool,
  kerja: (klien: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return dalamTransaksiPg(kolam, (klien) => klien.query('set local role harapan_pemilik'), kerja)
}

async function dalamTransaksiPg<T>(
  kolam: pg.Pool,
  bingkai: (klien: pg.PoolClient) => Promise<unknown>,
  kerja: (klien: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const klien = await kolam.connect()
  let putus: Error | undefined
  try {
    await klien.query('begin')
    await bingkai(klien)
    const hasil = await kerja(klien)
    await klien.query('commit')
    return hasil
  } catch (galat) {
    await klien.query('rollback').catch((galatPutus: Error) => {
      putus = galatPutus
    })
    throw galat
  } finally {
    klien.release(putus)
  }
}
