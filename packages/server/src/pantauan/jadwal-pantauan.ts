import { hariIni } from '@harapan/kode'
import type pg from 'pg'
import type { Logger } from 'pino'
import { bergiliran } from '../versi/bergiliran.ts'
import { buangPantauan, nilaiPantauan, perluDinilai } from './nilai.ts'

/** As often as whoever follows the feed is woken. */
const JEDA_MS = 2_000
const BUANG_MS = 3_600_000

export type PenilaiPantauan = { putaran(): Promise<void>; berhenti(): Promise<void> }

/** Judges answers every two seconds, in whichever instance comes first. */
export function jadwalkanPantauan(
  kolam: pg.Pool,
  pencatat: Logger,
  jedaMs = JEDA_MS,
): PenilaiPantauan {
  let berakhir = false
  let dibuangPada = Number.NEGATIVE_INFINITY
  const putaran = bergiliran(async () => {
    if (berakhir) return
    try {
      const hari = hariIni(new Date())
      let lagi = await perluDinilai(kolam, hari)
      while (lagi && !berakhir) lagi = (await nilaiPantauan(kolam, hari)).lagi
      if (performance.now() - dibuangPada < BUANG_MS) return
      dibuangPada = performance.now()
      await buangPantauan(kolam)
    } catch (galat) {
      pencatat.warn({ galat: (galat as Error).message }, 'pantauan belum dinilai')
    }
  })
  const jam = setInterval(putaran, jedaMs).unref()
  return {
    putaran,
    async berhenti() {
      clearInterval(jam)
      berakhir = true
      await putaran()
    },
  }
}
