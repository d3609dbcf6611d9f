import { setTimeout as tunggu } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { BasisData } from '../db/basis-data.ts'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { galatKode } from '../galat.ts'
import { bergiliran } from '../versi/bergiliran.ts'
import { dengar, type Pendengar } from '../versi/dengar.ts'

export type PantauUmpan = {
  /** Takes a place; whoever has it gives it back. @throws BATAS_LAJU when all are taken */
  masuk(siapa: string): Tempat
  /** How many follow now. */
  pengikut(): number
  berhenti(): Promise<void>
}

export type Tempat = {
  /** Until the feed has grown since it was last asked, or the time is over, or nobody waits any more. */
  tunggu(signal: AbortSignal): Promise<void>
  keluar(): void
}

type Opsi = { jedaMs?: number; terbanyak?: number; perPelaku?: number }

const JEDA_MS = 2_000
/** Whoever waits looks at least this often whether they still may. */
const LAMA_MS = 30_000
const TERBANYAK = 200
const PER_PELAKU = 5

/**
 * Wakes whoever follows the feed: one listening connection and one question every two seconds for all
 * of them, and neither while there is nobody. NOTIFY only makes it sooner: what is committed may not
 * be handed out yet, as long as an older transaction runs.
 */
export function pantauUmpan(
  basisData: BasisData,
  pencatat?: Logger,
  { jedaMs = JEDA_MS, terbanyak = TERBANYAK, perPelaku = PER_PELAKU }: Opsi = {},
): PantauUmpan {
  const { jenis, kolam } = basisData
  const banyak = new Map<string, number>()
  let ujung = ''
  let bangunkan = Promise.withResolvers<void>()
  let pendengar: Pendengar | undefined
  let jam: NodeJS.Timeout | undefined

  const lihat = bergiliran(async () => {
    if (banyak.size === 0) return
    try {
      const kini = await sebagaiPemilik(kolam, async (klien) => {
        const { rows } = await klien.query<{ ujung: string }>(SQL_UJUNG)
        return rows[0]?.ujung ?? ''
      })
      if (kini === ujung) return
      ujung = kini
      bangunkan.resolve()
      bangunkan = Promise.withResolvers()
    } catch (galat) {
      pencatat?.warn({ galat: (galat as Error).message }, 'ujung umpan tidak terbaca')
    }
  })

  function mulai(): void {
    if (jam) return
    jam = setInterval(lihat, jedaMs).unref()
    if (jenis === 'postgres') pendengar = dengar(kolam, 'harapan_perubahan', lihat, pencatat)
  }

  function selesai(): void {
    clearInterval(jam)
    jam = undefined
    pendengar?.berhenti()
    pendengar = undefined
  }

  return {
    pengikut: () => [...banyak.values()].reduce((jumlah, satu) => jumlah + satu, 0),
    masuk(siapa) {
      const milik = banyak.get(siapa) ?? 0
      if (milik >= perPelaku || this.pengikut() >= terbanyak)
        throw galatKode('BATAS_LAJU', { tempat: 'Subscription.perubahan', http: PENUH })
      banyak.set(siapa, milik + 1)
      mulai()
      let keluar = false
      let terlihat = ''
      return {
        async tunggu(signal) {
          // What came while it was reading wakes it at once.
          if (terlihat !== ujung) {
            terlihat = ujung
            return
          }
          const lewat = tunggu(LAMA_MS, undefined, { signal, ref: false }).catch(() => undefined)
          await Promise.race([bangunkan.promise, lewat])
          terlihat = ujung
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
const SQL_UJUNG =
  "select transaksi || '.' || urutan as ujung from ujung_perubahan(null, null, null, 0)"
