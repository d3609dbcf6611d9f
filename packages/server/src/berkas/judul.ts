import { GalatBerkas } from './galat-berkas.ts'

/** The header as written, without the empty cells at its end. */
export function bacaJudul(sel: readonly string[], baris: number, batasKolom: number): string[] {
  const akhir = sel.findLastIndex((nama) => nama.trim() !== '')
  const kolom = sel.slice(0, akhir + 1)
  if (kolom.length > batasKolom) {
    throw new GalatBerkas('KOLOM_TERLALU_BANYAK', { baris, kolom: batasKolom + 1 })
  }
  const dikenal = new Set<string>()
  for (const [ke, nama] of kolom.entries()) {
    const letak = { baris, kolom: ke + 1 }
    const sebutan = nama.trim().replace(/\s+/g, ' ').toLowerCase()
    if (sebutan === '') throw new GalatBerkas('KOLOM_TANPA_NAMA', letak)
    if (dikenal.has(sebutan)) throw new GalatBerkas('KOLOM_GANDA', letak)
    dikenal.add(sebutan)
  }
  return kolom
}

/** Cells beyond the header that hold nothing say nothing; those that hold something are handed over. */
export function tanpaEkorKosong(sel: readonly string[], banyakKolom: number): readonly string[] {
  if (sel.length <= banyakKolom) return sel
  let panjang = sel.length
  while (panjang > banyakKolom && sel[panjang - 1] === '') panjang--
  return panjang === sel.length ? sel : sel.slice(0, panjang)
}
