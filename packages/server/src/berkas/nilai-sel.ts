import { bacaAksara } from './aksara-xlsx.rules.ts'
import { angkaSel } from './angka-sel.rules.ts'
import type { KodeCacat } from './baris-berkas.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { tanggalDariSerial } from './tanggal-serial.rules.ts'

/** A cell of a sheet as its XML has it. `nilai` is undefined where there is no value element. */
export type SelMentah = {
  jenis: string
  gaya: number
  berumus: boolean
  nilai: string | undefined
  sebaris: string | undefined
}

export type SelTerbaca = { teks: string; cacat?: KodeCacat }

/** What cells refer to: texts they share, styles that show dates, the day dates are counted from. */
export type AcuanSel = {
  teksBersama: readonly string[]
  bertanggal: readonly boolean[]
  sejak1904: boolean
}

/** Text of a cell as an officer sees it, dates as ISO 8601; what cannot be believed is marked. */
export function nilaiSel(sel: SelMentah, acuan: AcuanSel): SelTerbaca {
  const { jenis, nilai } = sel
  if (jenis === 'inlineStr') return { teks: bacaAksara(sel.sebaris ?? nilai ?? '') }
  if (nilai === undefined || nilai === '') {
    if (sel.berumus && nilai === undefined) return { teks: '#RUMUS', cacat: 'FORMULA_TANPA_NILAI' }
    return { teks: '' }
  }
  if (jenis === 's') return { teks: teksKe(nilai, acuan.teksBersama) }
  if (jenis === 'str') return { teks: bacaAksara(nilai) }
  if (jenis === 'b') return { teks: nilai === '1' || nilai === 'true' ? 'true' : 'false' }
  if (jenis === 'e') return { teks: nilai, cacat: 'SEL_GALAT' }
  if (jenis === 'd') return { teks: nilai.replace(/T00:00:00(?:\.0+)?Z?$/, '') }
  return acuan.bertanggal[sel.gaya] ? tanggal(nilai, acuan.sejak1904) : angka(nilai)
}

function teksKe(nilai: string, teksBersama: readonly string[]): string {
  const teks = /^\d+$/.test(nilai) ? teksBersama[Number(nilai)] : undefined
  if (teks === undefined) throw new GalatBerkas('XLSX_RUSAK')
  return teks
}

function tanggal(nilai: string, sejak1904: boolean): SelTerbaca {
  const teks = tanggalDariSerial(Number(nilai), sejak1904)
  return teks === undefined ? { teks: '#TANGGAL', cacat: 'SEL_GALAT' } : { teks }
}

function angka(nilai: string): SelTerbaca {
  const terbaca = angkaSel(nilai)
  if (terbaca === undefined) throw new GalatBerkas('XLSX_RUSAK')
  const { teks, presisiHilang } = terbaca
  return presisiHilang ? { teks, cacat: 'PRESISI_HILANG' } : { teks }
}
