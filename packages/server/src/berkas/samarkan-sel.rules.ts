import { samarkanTeks } from '@harapan/kode'

/** Longer cells are cut: a report points at a cell, it does not copy it. */
const PANJANG = 80
const SELA = String.raw`[\s.,:;'’_/\-\u00ad\u2010-\u2015\u2212\u200b-\u200f\u2060]{0,3}`
// The letters people type, and scanners read, for 0, 1, 5 and 8.
const SEPERTI_ANGKA = String.raw`[\p{Nd}OoQIiLl|SsBb]`
const DERET = new RegExp(`${SEPERTI_ANGKA}(?:${SELA}${SEPERTI_ANGKA}){8,}`, 'gu')
const BEREKSPONEN = /\p{Nd}+(?:[.,]\p{Nd}+)?[eE]\+?\p{Nd}{1,3}/gu
const KODE_WILAYAH_BERTITIK = /^\d\d\.\d\d(?:\.\d\d(?:\.\d{4})?)?$/

/**
 * A cell for a report, which travels further than the file: of every run of nine digits or more, spaced, dotted or
 * with letters for digits, the first four stay (`3201************`). That covers NIK, No. KK, card, account and phone
 * numbers, and a NIK that Excel has put into `3.20101E+15`. Dates and area codes with dots stay as they are.
 * When in doubt it hides.
 */
export function samarkanSel(sel: string): string {
  if (KODE_WILAYAH_BERTITIK.test(sel.trim())) return sel
  const tersamar = samarkanTeks(
    sel
      .slice(0, PANJANG * 4)
      .replace(BEREKSPONEN, (angka) => sisakanEmpat(angka))
      .replace(DERET, (deret) => (banyakAngka(deret) < 5 ? deret : sisakanEmpat(deret))),
  )
  return tersamar.length > PANJANG ? `${tersamar.slice(0, PANJANG)}…` : tersamar
}

const banyakAngka = (teks: string) => teks.match(/\p{Nd}/gu)?.length ?? 0

function sisakanEmpat(deret: string): string {
  const angka = deret.match(new RegExp(SEPERTI_ANGKA, 'gu')) ?? []
  return angka.slice(0, 4).join('') + '*'.repeat(Math.max(1, angka.length - 4))
}
