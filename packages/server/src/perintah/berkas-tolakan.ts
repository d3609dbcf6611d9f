import { createReadStream, createWriteStream } from 'node:fs'
import { KOLOM_TOLAKAN } from '../baris/kolom.rules.ts'
import { bacaBerkas } from '../berkas/baca-berkas.ts'
import { type PenulisBerkas, tulisBerkas } from '../berkas/tulis-berkas.ts'
import type { BarisTolakanUtuh } from '../impor/baca-tolakan.ts'
import { barisTolakan, kolomAsal, opsiTolakan, pemisahTolakan } from '../impor/sel-tolakan.ts'

/**
 * Rows that did not get in, as they stood in the file, with the reason behind them: corrected, the file
 * can be sent again. It holds what the office's own file held, so only its owner may read it.
 */
export function bukaBerkasTolakan(jalur: string, asal: string) {
  const keluar = createWriteStream(jalur, { mode: 0o600 })
  let penulis: PenulisBerkas | undefined
  let banyak = 0
  const siapkan = async (): Promise<PenulisBerkas> => {
    if (penulis) return penulis
    const { kolom, baris, ...berkas } = await bacaBerkas(createReadStream(asal))
    await baris[Symbol.asyncIterator]().return?.()
    const milik = kolomAsal(kolom)
    banyak = milik.length
    penulis = tulisBerkas(
      'csv',
      [...milik, ...KOLOM_TOLAKAN],
      keluar,
      opsiTolakan(pemisahTolakan(berkas)),
    )
    return penulis
  }
  return {
    async tulis(baris: readonly BarisTolakanUtuh[]): Promise<void> {
      const berkas = await siapkan()
      await berkas.tulis(baris.map((satu) => barisTolakan(satu, banyak)))
    },
    selesai: async () => (await siapkan()).selesai(),
  }
}
