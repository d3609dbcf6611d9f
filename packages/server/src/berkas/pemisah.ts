import type { Pemisah } from './baris-berkas.ts'

const PEMISAH: readonly Pemisah[] = [',', ';', '\t']

/** What separates the cells of a header, quotes respected; nothing where two candidates are as frequent. */
export function tentukanPemisah(judul: string): Pemisah | undefined {
  const { banyak } = pindaiJudul(judul)
  const terbanyak = Math.max(...PEMISAH.map((satu) => banyak[satu]))
  if (terbanyak === 0) return ','
  const calon = PEMISAH.filter((satu) => banyak[satu] === terbanyak)
  return calon.length === 1 ? calon[0] : undefined
}

/** Whether the text holds the whole first line, line ends inside quotes not counted. */
export const judulUtuh = (teks: string): boolean => pindaiJudul(teks).utuh

/** Excel's own first line, `sep=;`. */
export function pemisahTersurat(teks: string): { pemisah: Pemisah; panjang: number } | undefined {
  const cocok = /^sep=([,;\t])(?:\r\n|\n|\r)/i.exec(teks)
  const pemisah = PEMISAH.find((satu) => satu === cocok?.[1])
  return cocok && pemisah ? { pemisah, panjang: cocok[0].length } : undefined
}

function pindaiJudul(teks: string): { utuh: boolean; banyak: Record<Pemisah, number> } {
  const banyak = { ',': 0, ';': 0, '\t': 0 }
  let awalSel = true
  for (let letak = 0; letak < teks.length; letak++) {
    const satu = teks[letak]
    if (satu === '"' && awalSel) {
      const penutup = letakPenutup(teks, letak + 1)
      if (penutup < 0) return { utuh: false, banyak }
      letak = penutup
    }
    if (satu === '\n' || satu === '\r') return { utuh: true, banyak }
    awalSel = satu === ',' || satu === ';' || satu === '\t'
    if (satu === ',' || satu === ';' || satu === '\t') banyak[satu]++
  }
  return { utuh: false, banyak }
}

function letakPenutup(teks: string, dari: number): number {
  let letak = teks.indexOf('"', dari)
  while (letak >= 0 && teks[letak + 1] === '"') letak = teks.indexOf('"', letak + 2)
  return letak
}
