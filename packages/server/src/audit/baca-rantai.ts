import type pg from 'pg'
import { bukaSegel, type SegelTerbuka } from './cocokkan.rules.ts'
import { hashSegel } from './hash-segel.ts'
import { type KepalaDikenal, type SegelDihitung, temuanSegel } from './rantai.rules.ts'
import { segelSesudah } from './simpan-segel.ts'
import type { Temuan } from './temuan.rules.ts'

const SEGEL_PER_HALAMAN = 50

/** Reads the chain from its beginning, a page at a time, and reports what is wrong with its links. */
export function bacaRantai(
  klien: pg.ClientBase,
  dikenal: KepalaDikenal | undefined,
  lapor: (temuan: Temuan) => void,
) {
  let terakhir: SegelDihitung | undefined
  let jumlah = 0
  return {
    terakhir: () => terakhir,
    jumlah: () => jumlah,
    /** Nothing once the chain has ended. */
    async halaman(): Promise<SegelTerbuka[] | undefined> {
      const segel = await segelSesudah(klien, terakhir?.nomor ?? 0n, SEGEL_PER_HALAMAN)
      jumlah += segel.length
      if (segel.length === 0) {
        if (dikenal && dikenal.nomor > (terakhir?.nomor ?? 0n))
          lapor({ jenis: 'RANTAI_TERPOTONG', segel: String(dikenal.nomor) })
        return undefined
      }
      return segel.flatMap((satu) => {
        const dihitung = { ...satu, hitungan: hashSegel(satu) }
        for (const temuan of temuanSegel(dihitung, terakhir, dikenal)) lapor(temuan)
        const hasil = bukaSegel(dihitung, terakhir)
        terakhir = dihitung
        return hasil ?? []
      })
    },
  }
}
