import type { BatasBerkas } from './batas-berkas.ts'
import type { KodeGalatBerkas } from './galat-berkas.ts'

const PASANG =
  /\s*("(?:[^"\\]|\\.)*")\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)\s*([,}])/y

/**
 * The values of a flat JSON object as text; numbers as they are written, because a NIK loses digits as a number.
 * The grammar is `JSON.parse`'s; this only takes the text apart, and sees what that hides: keys written twice.
 */
export function objekDatar(
  teks: string,
  batas: BatasBerkas,
): Map<string, string> | KodeGalatBerkas {
  const isi = new Map<string, string>()
  if (!adalahObjek(teks)) return 'NDJSON_RUSAK'
  PASANG.lastIndex = teks.indexOf('{') + 1
  if (/^\s*\}/.test(teks.slice(PASANG.lastIndex))) return isi
  for (;;) {
    const cocok = PASANG.exec(teks)
    if (cocok === null) return 'NDJSON_RUSAK'
    const [, kunciTertulis = '', nilaiTertulis = '', sesudah] = cocok
    const kunci = bacaTeks(kunciTertulis)
    if (isi.has(kunci)) return 'NDJSON_KUNCI_GANDA'
    if (isi.size >= batas.kolom) return 'KOLOM_TERLALU_BANYAK'
    const nilai = bacaNilai(nilaiTertulis)
    if (nilai.length > batas.karakterSel) return 'SEL_TERLALU_PANJANG'
    if (terlarang(nilai) || terlarang(kunci)) return 'AKSARA_TERLARANG'
    isi.set(kunci, nilai)
    if (sesudah === '}') return isi
  }
}

function adalahObjek(teks: string): boolean {
  try {
    const nilai: unknown = JSON.parse(teks)
    return typeof nilai === 'object' && nilai !== null && !Array.isArray(nilai)
  } catch {
    return false
  }
}

function bacaNilai(tertulis: string): string {
  if (tertulis === 'null') return ''
  return tertulis.startsWith('"') ? bacaTeks(tertulis) : tertulis
}

function bacaTeks(tertulis: string): string {
  return tertulis.includes('\\') ? String(JSON.parse(tertulis)) : tertulis.slice(1, -1)
}

const terlarang = (teks: string) => teks.includes('\0') || !teks.isWellFormed()
