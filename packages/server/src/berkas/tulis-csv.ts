import type { Pemisah } from './baris-berkas.ts'
import type { Keluaran } from './keluaran.ts'
import type { PenyusunBerkas, SelTulis } from './penyusun-berkas.ts'
import { amankanRumus } from './rumus-csv.rules.ts'

export type OpsiCsv = {
  /** For Excel, which otherwise takes UTF-8 for Windows-1252. */
  bom?: boolean
  /** A comma where nothing is said. */
  pemisah?: Pemisah
}

/** RFC 4180 in UTF-8, lines end in CRLF; a separator of one's own, quoted all the same. */
export function penulisCsv(
  kolom: readonly string[],
  keluar: Keluaran,
  { bom = false, pemisah = ',' }: OpsiCsv,
): PenyusunBerkas {
  return {
    awal: () => keluar.tulis((bom ? '\ufeff' : '') + susunBaris(kolom, pemisah)),
    async tulis(baris) {
      let teks = ''
      for (const sel of baris) {
        teks += susunBaris(sel, pemisah)
        if (teks.length < SEKALI_TULIS) continue
        await keluar.tulis(teks)
        teks = ''
      }
      await keluar.tulis(teks)
    },
    async akhir() {},
  }
}

const SEKALI_TULIS = 65_536

function susunBaris(sel: readonly SelTulis[], pemisah: Pemisah): string {
  let teks = ''
  let adaIsi = false
  for (let ke = 0; ke < sel.length; ke++) {
    const satu = susunSel(sel[ke] ?? null)
    if (satu !== '') adaIsi = true
    teks += ke === 0 ? satu : pemisah + satu
  }
  // Without quotes a row of empty cells would be a blank line, which readers skip.
  return adaIsi ? `${teks}\r\n` : `""${teks}\r\n`
}

// The last ones would make a header look like another kind of file.
const PERLU_KUTIP = /[",;\t\r\n]|^\s|\s$|^[[{<%]/

function susunSel(nilai: SelTulis): string {
  if (nilai === null) return ''
  if (typeof nilai !== 'string') return String(nilai)
  const teks = amankanRumus(nilai)
  return PERLU_KUTIP.test(teks) ? `"${teks.replaceAll('"', '""')}"` : teks
}
