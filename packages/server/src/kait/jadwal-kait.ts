import type pg from 'pg'
import type { Logger } from 'pino'
import { bergiliran } from '../versi/bergiliran.ts'
import { antarkan, buangKiriman, type OpsiAntar, webhookTertagih } from './antarkan.ts'
import { rencanakan, webhookLuang } from './rencanakan.ts'

export type PengantarKait = {
  /** Makes the messages that are due and begins to send them. */
  putaran(): Promise<void>
  /** Until nothing is on its way. */
  tuntas(): Promise<void>
  berhenti(): Promise<void>
}

type Opsi = OpsiAntar & { jedaMs?: number; serentak?: number }

/** What comes within this time is told together. */
const JEDA_MS = 3_000
const BUANG_MS = 3_600_000
/** How many receivers are spoken to at once. */
const SERENTAK = 16

/** Tells webhooks, every three seconds. A receiver that is slow keeps a place, and nobody else waiting. */
export function jadwalkanKait(kolam: pg.Pool, pencatat: Logger, opsi: Opsi): PengantarKait {
  const { jedaMs = JEDA_MS, serentak = SERENTAK } = opsi
  const dikirim = new Map<string, Promise<void>>()
  const berakhir = new AbortController()
  let dibuangPada = performance.now()

  const catat = (pesan: string) => (galat: Error) => pencatat.warn({ galat: galat.message }, pesan)

  const putaran = bergiliran(async () => {
    if (berakhir.signal.aborted) return
    try {
      for (const id of await webhookLuang(kolam)) {
        // One that cannot be looked at does not keep the others from being told.
        for (let lagi = true; lagi && !berakhir.signal.aborted; )
          lagi = await rencanakan(kolam, id).then(
            (hasil) => hasil.lagi,
            (galat: Error) => {
              catat('webhook tidak terbaca')(galat)
              return false
            },
          )
      }
      for (const id of await webhookTertagih(kolam)) {
        if (dikirim.size >= serentak || berakhir.signal.aborted) break
        if (!dikirim.has(id)) dikirim.set(id, satu(id))
      }
      if (performance.now() - dibuangPada > BUANG_MS) {
        dibuangPada = performance.now()
        await buangKiriman(kolam)
      }
    } catch (galat) {
      catat('webhook tertunda')(galat as Error)
    }
  })

  const satu = (id: string) =>
    antarkan(kolam, id, opsi, berakhir.signal)
      .catch(catat('kiriman webhook gagal'))
      .finally(() => dikirim.delete(id))

  const tuntas = async () => {
    await Promise.all(dikirim.values())
  }
  const jam = setInterval(putaran, jedaMs).unref()
  return {
    putaran,
    tuntas,
    async berhenti() {
      clearInterval(jam)
      berakhir.abort()
      await putaran()
      await tuntas()
    },
  }
}
