import { Writable } from 'node:stream'
import { type PenulisBerkas, tulisBerkas } from '../berkas/tulis-berkas.ts'
import type { Nilai } from './baris.rules.ts'
import type { PenulisEkspor } from './penulis.ts'

/** The last column of a CSV file: filled where the file can be continued, and where it ends. */
const KOLOM_LANJUT = 'lanjut'

/** What stands in it beside the last row of a whole file. */
const SELESAI = 'SELESAI'

type Bentuk = {
  format: 'csv' | 'xlsx'
  kolom: readonly string[]
  /** Whether the mark column is written; a sheet has none, for nothing of it can be read before its end. */
  tanda: boolean
  /** Continues a file: its header stands there already. */
  lanjutan: boolean
}

/**
 * A table through the writers of `berkas`. The mark of a page stands beside its last row, so a row is
 * held back until it is known whether it is the last of all.
 */
export function tulisTabel(
  { format, kolom, tanda, lanjutan }: Bentuk,
  keluar: Writable,
  signal: AbortSignal,
): PenulisEkspor {
  const bertanda = tanda && format === 'csv'
  const tujuan = lanjutan ? tanpaJudul(keluar) : keluar
  let berkas: PenulisBerkas | undefined
  let tertahan: { baris: readonly Nilai[]; lanjut: string } | undefined

  const tulis = async (baris: readonly (readonly Nilai[])[]) => {
    signal.throwIfAborted()
    await berkas?.tulis(baris)
  }
  const lepas = (tandanya: string | undefined) => {
    const satu = tertahan
    tertahan = undefined
    return satu ? [[...satu.baris, tandanya ?? satu.lanjut]] : []
  }
  return {
    async mulai() {
      berkas = tulisBerkas(format, bertanda ? [...kolom, KOLOM_LANJUT] : kolom, tujuan)
    },
    async halaman({ baris, lanjut }) {
      if (!bertanda) return tulis(baris)
      // A page without rows leaves the mark before it as it is: what it skipped is skipped again.
      const akhir = baris.at(-1)
      if (!akhir) return
      const siap = [...lepas(undefined), ...baris.slice(0, -1).map((satu) => [...satu, null])]
      tertahan = { baris: akhir, lanjut: lanjut ?? SELESAI }
      await tulis(siap)
    },
    async selesai() {
      if (bertanda) await tulis(lepas(SELESAI))
      await berkas?.selesai()
    },
    // What is cut is seen by the missing mark; a sheet without its end does not open at all.
    gagal: async () => undefined,
  }
}

/** Hands everything on after the first line, which holds names of columns only; one write at a time. */
function tanpaJudul(keluar: Writable): Writable {
  let judul = true
  return new Writable({
    write(potong: Buffer, _, lalu) {
      const akhir = judul ? potong.indexOf(0x0a) + 1 : 0
      if (judul && akhir === 0) return lalu()
      judul = false
      if (akhir === potong.length) return lalu()
      keluar.write(potong.subarray(akhir), lalu)
    },
    final: (lalu) => void keluar.end(lalu),
  })
}
