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
  let ekor = Buffer.alloc(0)
  let dalamEkor = false
  for await (const potong of potongan) {
    if (dalamEkor && ekor.length >= batas.karakterBaris) continue
    const sambung = Buffer.concat([ekor, potong])
    if (!dalamEkor) dalamEkor = letakPenutup(sambung) >= 0
    ekor = dalamEkor ? sambung : sambung.subarray(-64)
  }
  if (!dalamEkor) return []
  const teks = ekor.toString('latin1')
  return [
    ...teks.slice(letakPenutup(ekor)).matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref=["']([^"']+)["']/g),
  ]
    .map(([, rentang = '']) => bacaGabungan(rentang))
    .filter((satu) => satu !== undefined)
    .filter(({ baris }) => baris < BARIS_JUDUL)
}

/** Where the rows end; the name is looked for as bytes, which is much faster than as a pattern. */
function letakPenutup(isi: Buffer): number {
  for (
    let letak = isi.indexOf('sheetData');
    letak >= 0;
    letak = isi.indexOf('sheetData', letak + 1)
  ) {
    const sekitar = isi.toString('latin1', Math.max(0, letak - 32), letak + 16)
    if (/<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*\/>/.test(sekitar)) return letak
  }
  return -1
}
