import type pg from 'pg'
import type { BasisData } from './basis-data.ts'
import { type Lingkup, nilaiBingkai, SQL_BINGKAI_PERMINTAAN } from './lingkup.ts'

export type Pernyataan = { text: string; values: readonly unknown[]; name?: string }

// PostgreSQL ends a statement at its own deadline; the embedded database is given this much longer.
const KELONGGARAN_MS = 500

/**
 * One reading statement inside its frame, in one flush: begin, frame, read, what must be written with
 * it, commit. Nothing leaves before the commit is answered with COMMIT: after a failure in the middle
 * PostgreSQL answers ROLLBACK, without an error.
 *
 * @returns the text of the statement's one column
 */
export async function bacaDalamBingkai(
  basisData: BasisData,
  lingkup: Lingkup,
  baca: Pernyataan,
  sesudah: readonly Pernyataan[],
): Promise<string | null> {
  const { kolam, batasWaktuMs, putuskan } = basisData
  const klien = await kolam.connect()
  const pengawas = setTimeout(() => putuskan?.(), batasWaktuMs + KELONGGARAN_MS)
  let putus: Error | undefined
  try {
    const bingkai = {
      name: 'bingkai',
      text: SQL_BINGKAI_PERMINTAAN,
      values: [...nilaiBingkai(lingkup), String(batasWaktuMs)],
    }
    const dikirim = [
      klien.query('begin'),
      klien.query(bingkai),
      kirim(klien, baca),
      ...sesudah.map((satu) => kirim(klien, satu)),
    ]
    const simpan = klien.query('commit')
    const jawaban = await Promise.allSettled([...dikirim, simpan])
    const gagal = jawaban.find((satu) => satu.status === 'rejected')
    if (gagal) throw gagal.reason
    const { command } = await simpan
    if (command !== 'COMMIT') throw new Error(`the transaction was not committed: ${command}`)
    return teks(await dikirim[2])
  } catch (galat) {
    if (!kodeSql(galat)) putus = galat as Error
    throw galat
  } finally {
    clearTimeout(pengawas)
    klien.release(putus)
  }
}

/** One reading statement by the role a session starts as, which can read nothing personal. */
export async function bacaUmum({ kolam }: BasisData, baca: Pernyataan): Promise<string | null> {
  return teks(await kolam.query({ ...kueri(baca) }))
}

/** The SQLSTATE of an error that the database itself answered; the connection is sound. */
export function kodeSql(galat: unknown): string | undefined {
  const kode = (galat as { code?: unknown } | null)?.code
  return typeof kode === 'string' && /^[0-9A-Z]{5}$/.test(kode) ? kode : undefined
}

const kirim = (klien: pg.PoolClient, pernyataan: Pernyataan) => klien.query(kueri(pernyataan))

function kueri({ text, values, name }: Pernyataan): pg.QueryArrayConfig {
  return { text, values: [...values], rowMode: 'array', ...(name && { name }) }
}

function teks(hasil: pg.QueryResult | undefined): string | null {
  const [baris] = (hasil?.rows ?? []) as unknown as (string | null)[][]
  return baris?.[0] ?? null
}
