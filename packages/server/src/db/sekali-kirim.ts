import type pg from 'pg'
import { masukAntrean } from './antrean.ts'
import type { BasisData } from './basis-data.ts'
import { batalkan } from './batalkan.ts'
import { bingkaiPermintaan, type Lingkup } from './lingkup.ts'
import { pinjam, sisaWaktu } from './pinjam.ts'
import { type Pernyataan, Rangkaian } from './rangkaian.ts'

/** The one reading statement of an operation, and when to give it up. */
export type Bacaan = Pernyataan & { signal?: AbortSignal | undefined }

// PostgreSQL ends a statement at its own deadline; the rest is given this much longer.
const KELONGGARAN_MS = 500

/**
 * One reading statement inside its frame, in one packet: begin, frame, read, what must be written with
 * it, commit. Nothing leaves before the commit is answered with COMMIT.
 *
 * @returns the text of the statement's one column
 */
export function bacaDalamBingkai(
  basisData: BasisData,
  lingkup: Lingkup,
  bacaan: Bacaan,
  sesudah: readonly Pernyataan[],
): Promise<string | null> {
  return denganKoneksi(basisData, bacaan, async (klien, sisaMs) => {
    const bingkai = bingkaiPermintaan(lingkup, sisaMs)
    const jawaban = await Rangkaian.kirim(klien, [MULAI, bingkai, bacaan, ...sesudah, SIMPAN])
    const perintah = jawaban.at(-1)?.perintah
    if (perintah !== 'COMMIT') throw new Error(`the transaction was not committed: ${perintah}`)
    return jawaban[2]?.kolom ?? null
  })
}

/** The same without a frame: by the role a session starts as, which can read nothing personal. */
export function bacaTanpaBingkai(basisData: BasisData, bacaan: Bacaan): Promise<string | null> {
  return denganKoneksi(basisData, bacaan, async (klien) => {
    const [jawaban] = await Rangkaian.kirim(klien, [bacaan])
    return jawaban?.kolom ?? null
  })
}

const MULAI = { name: 'mulai', text: 'begin', values: [] }
const SIMPAN = { name: 'simpan', text: 'commit', values: [] }

/** The SQLSTATE of an error that the database itself answered; the connection is sound. */
export function kodeSql(galat: unknown): string | undefined {
  const kode = (galat as { code?: unknown } | null)?.code
  return typeof kode === 'string' && /^[0-9A-Z]{5}$/.test(kode) ? kode : undefined
}

/**
 * Lends a connection, and ends what runs on it at the deadline or when the client has left. The deadline
 * is the request's: what was waited for the connection is gone from it.
 */
async function denganKoneksi<T>(
  basisData: BasisData,
  { signal }: Bacaan,
  kerja: (klien: pg.PoolClient, sisaMs: number) => Promise<T>,
): Promise<T> {
  const { jenis, kolam, batasWaktuMs, putuskan } = basisData
  masukAntrean(basisData)
  const mulai = performance.now()
  const klien = await pinjam(kolam, { batasWaktuMs, signal })
  const sisaMs = sisaWaktu(basisData, mulai)
  let pembatalan: Promise<void> | undefined
  const hentikan = () => {
    pembatalan ??= jenis === 'postgres' ? batalkan(klien) : putuskan?.()
  }
  const pengawas = setTimeout(hentikan, sisaMs + KELONGGARAN_MS)
  // The embedded database can only be ended whole, which others would feel: it finishes instead.
  if (jenis === 'postgres') signal?.addEventListener('abort', hentikan, { once: true })
  let putus: Error | undefined
  try {
    signal?.throwIfAborted()
    return await kerja(klien, sisaMs)
  } catch (galat) {
    // Whoever had left before anything was sent leaves the connection as it was.
    if (kodeSql(galat)) putus = await gulungBalik(klien)
    else if (galat !== signal?.reason) putus = galat as Error
    throw galat
  } finally {
    clearTimeout(pengawas)
    signal?.removeEventListener('abort', hentikan)
    await pembatalan
    klien.release(putus)
  }
}

/** Ends the transaction that a failed statement left open. */
async function gulungBalik(klien: pg.PoolClient): Promise<Error | undefined> {
  return klien.query('rollback').then(
    () => undefined,
    (putus: Error) => putus,
  )
}
