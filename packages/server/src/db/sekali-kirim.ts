import type { Duplex } from 'node:stream'
import type pg from 'pg'
import type { BasisData } from './basis-data.ts'
import { batalkan } from './batalkan.ts'
import { type Lingkup, nilaiBingkai, SQL_BINGKAI_PERMINTAAN } from './lingkup.ts'

export type Pernyataan = { text: string; values: readonly unknown[]; name?: string | undefined }

/** The one reading statement of an operation, and when to give it up. */
export type Bacaan = Pernyataan & { signal?: AbortSignal | undefined }

// PostgreSQL ends a statement at its own deadline; the rest is given this much longer.
const KELONGGARAN_MS = 500

/**
 * One reading statement inside its frame, in one flush: begin, frame, read, what must be written with
 * it, commit. Nothing leaves before the commit is answered with COMMIT: after a failure in the middle
 * PostgreSQL answers ROLLBACK, without an error.
 *
 * @returns the text of the statement's one column
 */
export function bacaDalamBingkai(
  basisData: BasisData,
  lingkup: Lingkup,
  bacaan: Bacaan,
  sesudah: readonly Pernyataan[],
): Promise<string | null> {
  return denganKoneksi(basisData, bacaan, async (klien) => {
    const bingkai = {
      name: 'bingkai',
      text: SQL_BINGKAI_PERMINTAAN,
      values: [...nilaiBingkai(lingkup), String(basisData.batasWaktuMs)],
    }
    // The order in which they are sent is the order in which they run; corked, they are one packet.
    const { stream } = (klien as unknown as { connection: { stream: Duplex } }).connection
    stream.cork()
    const awal = [klien.query('begin'), klien.query(bingkai)]
    const baca = klien.query<(string | null)[]>(kueri(bacaan))
    const lalu = sesudah.map((satu) => klien.query(kueri(satu)))
    const simpan = klien.query('commit')
    stream.uncork()
    const jawaban = await Promise.allSettled([...awal, baca, ...lalu, simpan])
    const gagal = jawaban.find((satu) => satu.status === 'rejected')
    if (gagal) throw gagal.reason
    const { command } = await simpan
    if (command !== 'COMMIT') throw new Error(`the transaction was not committed: ${command}`)
    return (await baca).rows[0]?.[0] ?? null
  })
}

/** The same without a frame: by the role a session starts as, which can read nothing personal. */
export function bacaTanpaBingkai(basisData: BasisData, bacaan: Bacaan): Promise<string | null> {
  return denganKoneksi(basisData, bacaan, async (klien) => {
    const { rows } = await klien.query<(string | null)[]>(kueri(bacaan))
    return rows[0]?.[0] ?? null
  })
}

/** The SQLSTATE of an error that the database itself answered; the connection is sound. */
export function kodeSql(galat: unknown): string | undefined {
  const kode = (galat as { code?: unknown } | null)?.code
  return typeof kode === 'string' && /^[0-9A-Z]{5}$/.test(kode) ? kode : undefined
}

/** Lends a connection, and ends what runs on it at the deadline or when the client has left. */
async function denganKoneksi<T>(
  { jenis, kolam, batasWaktuMs, putuskan }: BasisData,
  { signal }: Bacaan,
  kerja: (klien: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const klien = await kolam.connect()
  let pembatalan: Promise<void> | undefined
  const hentikan = () => {
    pembatalan ??= jenis === 'postgres' ? batalkan(klien) : putuskan?.()
  }
  const pengawas = setTimeout(hentikan, batasWaktuMs + KELONGGARAN_MS)
  // The embedded database can only be ended whole, which others would feel: it finishes instead.
  if (jenis === 'postgres') signal?.addEventListener('abort', hentikan, { once: true })
  let putus: Error | undefined
  try {
    signal?.throwIfAborted()
    return await kerja(klien)
  } catch (galat) {
    if (!kodeSql(galat) && !signal?.aborted) putus = galat as Error
    throw galat
  } finally {
    clearTimeout(pengawas)
    signal?.removeEventListener('abort', hentikan)
    await pembatalan
    klien.release(putus)
  }
}

function kueri({ text, values, name }: Pernyataan): pg.QueryArrayConfig {
  return { text, values: [...values], rowMode: 'array', ...(name && { name }) }
}
