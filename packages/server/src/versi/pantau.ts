import { setTimeout as tunggu } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { BasisData } from '../db/basis-data.ts'
import { bergiliran } from './bergiliran.ts'
import { dengar } from './dengar.ts'

export type PantauVersi = {
  /** The version of all public data as this process knows it; undefined when that is too long ago. */
  versi(): string | undefined
  /** Reads it once more, from now on: after a write of one's own. Never rejects. */
  segarkan(): Promise<void>
  berhenti(): Promise<void>
}

const JEDA_MS = 5_000
const BASI_MS = 10_000

const SQL_VERSI = `select string_agg(left(nama, 1) || versi, '.' order by nama desc) as versi from versi_data`

/**
 * Keeps this process informed of the version of reference data and publications, for instance
 * `w1764050000000000.r1764050000123456`: woken by NOTIFY on PostgreSQL, and by a read every five
 * seconds everywhere. What is served by it is never more than ten seconds behind the database:
 * after that long without an answer nothing kept is used.
 */
export function pantauVersi(
  basisData: BasisData,
  pencatat?: Logger,
  { jedaMs = JEDA_MS, basiMs = BASI_MS }: { jedaMs?: number; basiMs?: number } = {},
): PantauVersi {
  const { jenis, kolam } = basisData
  let diketahui: { versi: string; pada: number } | undefined
  let gagal = false
  let selesai = false

  const segarkan = bergiliran(async () => {
    if (selesai) return
    try {
      // The listening connection first: it answers also when requests hold the whole pool.
      diketahui =
        (await tanya(() => pendengar?.tanya(SQL_VERSI))) ??
        (await tanya(() => paling(basiMs, kolam.query(SQL_VERSI))))
      gagal = false
    } catch (galat) {
      if (!gagal) pencatat?.warn({ galat: (galat as Error).message }, 'versi data tidak terbaca')
      gagal = true
    }
  })
  const pendengar =
    jenis === 'postgres' ? dengar(kolam, 'harapan_versi', segarkan, pencatat) : undefined
  const jam = setInterval(segarkan, jedaMs).unref()
  segarkan()

  return {
    versi: () =>
      diketahui && performance.now() - diketahui.pada <= basiMs ? diketahui.versi : undefined,
    segarkan,
    async berhenti() {
      selesai = true
      clearInterval(jam)
      pendengar?.berhenti()
      await segarkan()
    },
  }
}

/** The age counts from the question: the answer may have ceased to be true on its way. */
async function tanya(kirim: () => Promise<pg.QueryResult | undefined> | undefined) {
  const pada = performance.now()
  const versi: unknown = (await kirim())?.rows[0]?.versi
  return typeof versi === 'string' ? { versi, pada } : undefined
}

/** A later answer would be too old to use, and waiting for it would keep others from asking. */
function paling<T>(batasMs: number, jawaban: Promise<T>): Promise<T> {
  const lewat = tunggu(batasMs, undefined, { ref: false }).then(() => {
    throw new Error(`no answer in ${batasMs} ms`)
  })
  return Promise.race([jawaban, lewat])
}
