import type { KodeGalatBerkas } from './galat-berkas.ts'
import { penerjemah } from './sandi-aksara.ts'

/** A piece of a file's text. With `rusak` it ends before a fault, and nothing follows. */
export type PotongTeks = { teks: string; akhir: boolean; rusak?: KodeGalatBerkas }

/** A file's text block by block; the last piece says so. Faults come as values, so that rows before them can go out. */
export function teksBerkas(blok: AsyncIterable<Buffer>) {
  const { sandi, terjemahkan } = penerjemah()

  async function* potongan(): AsyncGenerator<PotongTeks, void> {
    for await (const satu of blok) {
      const potong = tanpaNul(terjemahkan(satu, false))
      yield { ...potong, akhir: false }
      if (potong.rusak) return
    }
    yield { ...tanpaNul(terjemahkan(Buffer.alloc(0), true)), akhir: true }
  }

  return { sandi, potongan: potongan() }
}

function tanpaNul(potong: Omit<PotongTeks, 'akhir'>): Omit<PotongTeks, 'akhir'> {
  const nul = potong.teks.indexOf('\0')
  return nul < 0 ? potong : { teks: potong.teks.slice(0, nul), rusak: 'AKSARA_TERLARANG' }
}
