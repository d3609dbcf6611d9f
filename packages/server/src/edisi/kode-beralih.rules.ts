/** An area that stands. */
export type AreaKini = { id: number; kode: string; nama: string; namaLengkap: string }

/** What was: the newest area that ever had a code, and from which areas one came. */
export type Silsilah = {
  terakhir: ReadonlyMap<string, number>
  leluhur: ReadonlyMap<number, readonly number[]>
}

/**
 * Codes that the edition gives to another area than the last one that had them. A code that comes back to its
 * own area is not among them: Merauke was 91.01, is 93.01, and may be 91.01 again.
 */
export function kodeBeralih(
  baris: readonly { kode: string; asal: readonly string[] }[],
  kini: ReadonlyMap<string, AreaKini>,
  { terakhir, leluhur }: Silsilah,
): Set<string> {
  const beralih = new Set<string>()
  for (const { kode, asal } of baris) {
    const dahulu = terakhir.get(kode)
    if (dahulu === undefined || asal.includes(kode)) continue
    const sumber = asal.flatMap((satu) => kini.get(satu)?.id ?? [])
    if (!silsilah(sumber, leluhur).has(dahulu)) beralih.add(kode)
  }
  return beralih
}

function silsilah(sumber: readonly number[], leluhur: Silsilah['leluhur']): Set<number> {
  const semua = new Set<number>()
  const antre = [...sumber]
  for (let satu = antre.pop(); satu !== undefined; satu = antre.pop()) {
    if (semua.has(satu)) continue
    semua.add(satu)
    antre.push(...(leluhur.get(satu) ?? []))
  }
  return semua
}
