import { bacaGabungan, type Gabungan } from './alamat-sel.rules.ts'
import type { BatasBerkas } from './batas-berkas.ts'

/** Merges below are nobody's header. */
const BARIS_JUDUL = 50

/**
 * Merged cells near the top of a sheet. They are written behind its last row, but say how to read the first:
 * the sheet is expanded once for them alone, which costs a fraction of parsing it.
 */
export async function gabunganAtas(
  potongan: AsyncIterable<Buffer>,
  batas: BatasBerkas,
): Promise<Gabungan[]> {
  let ekor = ''
  let dalamEkor = false
  for await (const potong of potongan) {
    // Only ASCII is looked for, and Latin-1 costs nothing to decode.
    const teks = potong.toString('latin1')
    if (dalamEkor) {
      if (ekor.length < batas.karakterBaris) ekor += teks
      continue
    }
    const sambung = ekor + teks
    const letak = sambung.search(/<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/)
    dalamEkor = letak >= 0
    ekor = sambung.slice(dalamEkor ? letak : -64)
  }
  if (!dalamEkor) return []
  return [...ekor.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref=["']([^"']+)["']/g)]
    .map(([, rentang = '']) => bacaGabungan(rentang))
    .filter((satu) => satu !== undefined)
    .filter(({ baris }) => baris < BARIS_JUDUL)
}
