import type { Pemisah } from './baris-berkas.ts'

const PEMISAH: readonly Pemisah[] = [',', ';', '\t']

/** What separates the cells of a header, quotes respected; nothing where two candidates are as frequent. */
export function tentukanPemisah(judul: string): Pemisah | undefined {
  const banyak = hitung(judul)
  const terbanyak = Math.max(...PEMISAH.map((satu) => banyak[satu]))
  if (terbanyak === 0) return ','
  const calon = PEMISAH.filter((satu) => banyak[satu] === terbanyak)
  return calon.length === 1 ? calon[0] : undefined
}

/** Excel's own first line, `sep=;`. */
export function pemisahTersurat(teks: string): { pemisah: Pemisah; panjang: number } | undefined {
  const cocok = /^sep=([,;\t])(?:\r\n|\n|\r)/i.exec(teks)
  const pemisah = PEMISAH.find((satu) => satu === cocok?.[1])
  return cocok && pemisah ? { pemisah, panjang: cocok[0].length } : undefined
}

function hitung(judul: string): Record<Pemisah, number> {
  const banyak = { ',': 0, ';': 0, '\t': 0 }
  let terkutip = false
  for (const satu of judul) {
    if (satu === '"') terkutip = !terkutip
    if (terkutip) continue
    if (satu === ',' || satu === ';' || satu === '\t') banyak[satu]++
    if (satu === '\n' || satu === '\r') break
  }
  return banyak
}
