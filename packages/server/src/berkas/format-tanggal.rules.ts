// ECMA-376 part 1, 18.8.30: the formats without a text of their own that show a date or a time, some by locale.
const BAWAAN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** Whether a number format shows a date or time; its text, where the file has one, goes before its number. */
export function menampilkanTanggal(nomor: number, teks: string | undefined): boolean {
  if (teks === undefined) return BAWAAN.some(([dari, sampai]) => dari <= nomor && nomor <= sampai)
  const [bagianPertama = ''] = teks.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')
  return /[ymdhs]/i.test(bagianPertama.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, ''))
}
