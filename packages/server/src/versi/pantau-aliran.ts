import { setTimeout as tunggu } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { BasisData } from '../db/basis-data.ts'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { galatKode } from '../galat.ts'
import { bergiliran } from './bergiliran.ts'
import { dengar, type Pendengar, type Saluran } from './dengar.ts'

export type PantauAliran = {
  /** Takes a place at what is named; whoever has it gives it back. @throws BATAS_LAJU when all are taken */
  masuk(siapa: string, kunci?: string): Tempat
  /** How many follow now. */
  pengikut(): number
  berhenti(): Promise<void>
}

export type Tempat = {
  /** Until what is followed has moved since it was last asked, or the time is over, or nobody waits any more. */
  tunggu(signal: AbortSignal): Promise<void>
  keluar(): void
}

/** What is watched for all followers at once. */
export type Dipantau = {
  saluran: Saluran
  /** Rows of `kunci` and `tanda`: a key whose mark is other than before, or gone, has moved. */
  sql: string
  /** Of the refusal where all places are taken. */
  tempat: string
  jedaMs: number
  /** One that is followed wakes its follower no oftener than this. */
  rapatMs?: number
}

export type OpsiPantau = {
  jedaMs?: number
  rapatMs?: number
  terbanyak?: number
  perPelaku?: number
}

/** Whoever waits looks at least this often whether they still may. */
const LAMA_MS = 30_000
const TERBANYAK = 200
const PER_PELAKU = 5

/**
 * Wakes whoever follows a stream: one listening connection and one question every so often for all of
 * them, and neither while there is nobody. NOTIFY only makes it sooner: who does not hear it asks.
 */
export function pantauAliran(
  { jenis, kolam }: BasisData,
  dipantau: Dipantau,
  pencatat?: Logger,
  opsi: OpsiPantau = {},
): PantauAliran {
  const {
    jedaMs,
    rapatMs = 0,
    terbanyak,
    perPelaku,
  } = {
    ...{ terbanyak: TERBANYAK, perPelaku: PER_PELAKU },
    ...dipantau,
    ...opsi,
  }
  const banyak = new Map<string, number>()
  let tanda: ReadonlyMap<string, string> = new Map()
  let bangunkan = Promise.withResolvers<void>()
  let pendengar: Pendengar | undefined
  let jam: NodeJS.Timeout | undefined

  const lihat = bergiliran(async () => {
    if (banyak.size === 0) return
    try {
      tanda = await sebagaiPemilik(kolam, async (klien) => {
        const { rows } = await klien.query<{ kunci: string; tanda: string }>(dipantau.sql)
        return new Map(rows.map((satu) => [satu.kunci, satu.tanda]))
      })
      bangunkan.resolve()
      bangunkan = Promise.withResolvers()
    } catch (galat) {
      pencatat?.warn({ galat: (galat as Error).message }, `${dipantau.saluran} tidak terbaca`)
    }
  })

  function mulai(): void {
    if (jam) return
    jam = setInterval(lihat, jedaMs).unref()
    if (jenis === 'postgres') pendengar = dengar(kolam, dipantau.saluran, lihat, pencatat)
  }

  function selesai(): void {
    clearInterval(jam)
    jam = undefined
    pendengar?.berhenti()
    pendengar = undefined
  }

  const pengikut = () => [...banyak.values()].reduce((jumlah, satu) => jumlah + satu, 0)

  return {
    pengikut,
    masuk(siapa, kunci = '') {
      const milik = banyak.get(siapa) ?? 0
      if (milik >= perPelaku || pengikut() >= terbanyak)
        throw galatKode('BATAS_LAJU', { tempat: dipantau.tempat, http: PENUH })
      banyak.set(siapa, milik + 1)
      mulai()
      let keluar = false
      let terlihat: string | undefined
      const kini = () => tanda.get(kunci)
      // What was known before says nothing of what its first answer has seen.
      let pertama: Promise<void> | undefined = lihat()
      return {
        async tunggu(signal) {
          if (pertama) {
            await pertama
            pertama = undefined
            terlihat = kini()
            return
          }
          const lewat = tunggu(LAMA_MS, 'lewat', { signal, ref: false }).catch(() => 'lewat')
          if (rapatMs > 0) await tunggu(rapatMs, undefined, { signal, ref: false }).catch(() => 0)
          while (kini() === terlihat && !signal.aborted && banyak.size > 0)
            if ((await Promise.race([bangunkan.promise, lewat])) === 'lewat') break
          terlihat = kini()
        },
        keluar() {
          if (keluar) return
          keluar = true
          const sisa = (banyak.get(siapa) ?? 1) - 1
          if (sisa > 0) banyak.set(siapa, sisa)
          else banyak.delete(siapa)
          if (banyak.size === 0) selesai()
        },
      }
    },
    async berhenti() {
      selesai()
      banyak.clear()
      bangunkan.resolve()
      await lihat()
    },
  }
}

const PENUH = { status: 429, ulangiDetik: 30 }
