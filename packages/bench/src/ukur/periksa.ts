import type { Kueri, Variabel } from '../kueri/kueri.ts'
import { denganKursor } from '../kueri/kursor.ts'
import type { Sisi } from '../sisi/sisi.ts'
import { beda, ratakan } from './samakan.ts'
import { tanya } from './tanya.ts'

const CONTOH = 5

/** Five variable sets, spread over all, asked of every side: why this query must not be measured. */
export async function periksa(
  sisi: readonly Sisi[],
  kueri: Kueri,
  himpunan: readonly Variabel[],
  url: string,
): Promise<string | undefined> {
  const banyak = Math.min(CONTOH, himpunan.length)
  const letak = Array.from({ length: banyak }, (_, i) =>
    Math.floor((i * (himpunan.length - 1)) / Math.max(1, banyak - 1)),
  )
  let acuan: unknown[] | undefined
  for (const satu of sisi) {
    const milik = await denganKursor(satu, kueri, himpunan, url)
    const jawaban: unknown[] = []
    for (const i of letak) jawaban.push(ratakan(await tanya(satu, kueri, milik[i] ?? {})))
    if (JSON.stringify(jawaban).length < 10 * banyak) return `${satu.huruf} answers next to nothing`
    acuan ??= jawaban
    const hasil = beda(acuan, jawaban)
    if (hasil) return `${sisi[0]?.huruf} / ${satu.huruf} ${hasil}`
  }
  return undefined
}
