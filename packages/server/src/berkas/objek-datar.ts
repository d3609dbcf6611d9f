import type { BatasBerkas } from './batas-berkas.ts'
import type { KodeGalatBerkas } from './galat-berkas.ts'

// RFC 8259. A flat object is a regular language, so the whole grammar fits: `JSON.parse` would hide keys that are
// written twice, and the digits that a NIK loses as a number.
const TEKS = String.raw`"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"`
const NILAI = String.raw`${TEKS}|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null`
const SELA = String.raw`[ \t\r]*`
const PASANG = new RegExp(`${SELA}(${TEKS})${SELA}:${SELA}(${NILAI})${SELA}([,}])${SELA}`, 'y')
const PEMBUKA = new RegExp(`^${SELA}\\{${SELA}(\\}${SELA}$)?`)

/** The values of a flat JSON object as text, numbers as they are written; or why it is none. */
export function objekDatar(
  teks: string,
  batas: BatasBerkas,
): Map<string, string> | KodeGalatBerkas {
  const isi = new Map<string, string>()
  const pembuka = PEMBUKA.exec(teks)
  if (pembuka === null) return 'NDJSON_RUSAK'
  if (pembuka[1] !== undefined) return isi
  PASANG.lastIndex = pembuka[0].length
  for (;;) {
    const cocok = PASANG.exec(teks)
    if (cocok === null) return 'NDJSON_RUSAK'
    const kunci = bacaNilai(cocok[1] ?? '')
    const nilai = bacaNilai(cocok[2] ?? '')
    if (isi.has(kunci)) return 'NDJSON_KUNCI_GANDA'
    if (isi.size >= batas.kolom) return 'KOLOM_TERLALU_BANYAK'
    if (nilai.length > batas.karakterSel) return 'SEL_TERLALU_PANJANG'
    isi.set(kunci, nilai)
    if (cocok[3] === ',') continue
    if (PASANG.lastIndex < teks.length) return 'NDJSON_RUSAK'
    return terlarang(teks, isi) ? 'AKSARA_TERLARANG' : isi
  }
}

function bacaNilai(tertulis: string): string {
  if (tertulis === 'null') return ''
  if (!tertulis.startsWith('"')) return tertulis
  return tertulis.includes('\\') ? String(JSON.parse(tertulis)) : tertulis.slice(1, -1)
}

/** U+0000 and half a surrogate pair, which only an escape can write. */
function terlarang(teks: string, isi: ReadonlyMap<string, string>): boolean {
  if (!teks.includes('\\u')) return false
  return [...isi].flat().some((satu) => satu.includes('\0') || !satu.isWellFormed())
}
