import { dalamTransaksiLingkup } from '../db/transaksi.ts'
import { bacaTolakan } from './baca-tolakan.ts'
import type { BahanImpor, Perjalanan } from './bahan-impor.ts'
import type { BarisTolak, Potongan } from './siapkan-potongan.ts'

/** What a finished import keeps of the rows that did not get in, for those who asked. */
export async function kirimTolakan(
  { bahan, lingkup, penyandi }: Perjalanan,
  id: string,
): Promise<void> {
  const { kolam, tolakan, tolakanTerbanyak = Number.POSITIVE_INFINITY } = bahan
  if (!tolakan) return
  await dalamTransaksiLingkup(kolam, lingkup, async (klien) => {
    let terkirim = 0
    for await (const baris of bacaTolakan(klien, id, penyandi)) {
      const diminta = baris.slice(0, tolakanTerbanyak - terkirim)
      terkirim += diminta.length
      await tolakan(diminta)
      if (terkirim >= tolakanTerbanyak) return
    }
  })
}

/** The same for a dry run, which keeps nothing: as its chunks come, up to how many were asked for. */
export function penyampaiCoba({ tolakan, tolakanTerbanyak }: BahanImpor) {
  let terkirim = 0
  return async (ditolak: readonly BarisTolak[], { sel }: Potongan): Promise<void> => {
    const sisa = (tolakanTerbanyak ?? Number.POSITIVE_INFINITY) - terkirim
    const diminta = ditolak.slice(0, sisa)
    terkirim += diminta.length
    const utuh = diminta.map((b) => ({ ...b, sel: sel(b.nomor) }))
    if (utuh.length > 0) await tolakan?.(utuh)
  }
}
