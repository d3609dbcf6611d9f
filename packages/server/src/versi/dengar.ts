import pg from 'pg'
import type { Logger } from 'pino'

const BATAS_MS = 4_000
const JEDA_AWAL_MS = 100
const JEDA_TERPANJANG_MS = 10_000

export type Saluran = 'harapan_versi' | 'harapan_perubahan' | 'harapan_impor'

export type Pendengar = {
  /** A read on the listening connection; nothing while it is down, or when it turns out to be dead. */
  tanya(sql: string): Promise<pg.QueryResult | undefined>
  berhenti(): void
}

/**
 * Holds a connection of its own that listens on a channel, and opens another whenever it
 * dies, ever more slowly while that fails. Calls `bangun` at each notification and after each
 * opening: what was notified in between is not told again.
 */
export function dengar(
  kolam: pg.Pool,
  saluran: Saluran,
  bangun: () => void,
  pencatat?: Logger,
): Pendengar {
  let kini: pg.Client | undefined
  let siap = false
  let jeda = JEDA_AWAL_MS
  let jam: NodeJS.Timeout | undefined
  let selesai = false

  const buka = async () => {
    let klien: pg.Client | undefined
    try {
      // Throws too: a certificate that the URL names is read anew each time.
      klien = kini = new pg.Client(opsiKlien(kolam, saluran))
      const ini = klien
      ini.on('error', (galat) => lepas(ini, galat))
      ini.on('end', () => lepas(ini))
      ini.on('notification', bangun)
      await ini.connect()
      await ini.query('set role harapan_publik')
      await ini.query(`listen ${saluran}`)
      if (kini !== ini) return
      siap = true
      jeda = JEDA_AWAL_MS
      bangun()
    } catch (galat) {
      lepas(klien, galat as Error)
    }
  }

  /** Gives one connection up and opens another later; an error and the end it brings count once. */
  const lepas = (klien: pg.Client | undefined, galat?: Error) => {
    if (kini !== klien || selesai) return
    kini = undefined
    siap = false
    klien?.end().catch(() => undefined)
    if (jeda === JEDA_AWAL_MS)
      pencatat?.warn({ galat: galat?.message }, 'LISTEN terputus, dibuka lagi')
    jam = setTimeout(buka, jeda).unref()
    jeda = Math.min(jeda * 2, JEDA_TERPANJANG_MS)
  }

  buka()
  return {
    async tanya(sql) {
      const klien = kini
      if (!klien || !siap) return undefined
      try {
        return await klien.query(sql)
      } catch (galat) {
        lepas(klien, galat as Error)
        return undefined
      }
    },
    berhenti() {
      selesai = true
      clearTimeout(jam)
      kini?.end().catch(() => undefined)
    },
  }
}

/** As the pool connects, but one query at a time and each with a deadline: a silent death shows. */
function opsiKlien({ options }: pg.Pool, saluran: string): pg.ClientConfig {
  return {
    ...options,
    // The pool keeps it from being copied along.
    password: options.password,
    application_name: saluran.replace('_', ' '),
    pipeline: false,
    keepAlive: true,
    query_timeout: BATAS_MS,
    connectionTimeoutMillis: BATAS_MS,
  }
}
