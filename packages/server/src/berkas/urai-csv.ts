import type { BarisBerkas } from './baris-berkas.ts'
import type { BatasBerkas } from './batas-berkas.ts'
import { GalatBerkas, type KodeGalatBerkas } from './galat-berkas.ts'
import { lepasApostrof } from './rumus-csv.rules.ts'

const LF = 10
const CR = 13
const KUTIP = 34
const APOSTROF = 39

/**
 * Cuts text into rows (RFC 4180; lines end in CRLF, LF or CR, also mixed). What a block leaves unfinished is
 * read again from the row's start with the next one, so the state is that text and its line number.
 * A fault is kept in `galat`, so that the rows before it still come out.
 */
export function penguraiCsv(pemisah: string, batas: BatasBerkas, barisAwal = 1) {
  const PEMISAH = pemisah.charCodeAt(0)
  let sisa = ''
  let nomor = barisAwal
  let galat: GalatBerkas | undefined

  // The row being read.
  let teks = ''
  let letak = 0
  let tambahanBaris = 0

  return {
    galat: () => galat,
    /** The line at which the text read so far ends. */
    barisKini: () => nomor + hitungBaris(sisa),
    urai(potong: string, akhir: boolean): BarisBerkas[] {
      const hasil: BarisBerkas[] = []
      teks = sisa.length > 0 ? sisa + potong : potong
      letak = 0
      const panjang = teks.length
      while (letak < panjang && galat === undefined) {
        const awal = letak
        tambahanBaris = 0
        const sel = bacaBaris(awal, akhir)
        if (sel === undefined) {
          letak = awal
          break
        }
        if (adaIsi(sel, awal)) hasil.push({ nomor, sel })
        nomor += 1 + tambahanBaris
      }
      sisa = teks.slice(letak)
      if (galat === undefined && sisa.length > batas.karakterBaris) tolak('BARIS_TERLALU_PANJANG')
      return hasil
    },
  }

  /** One row from `letak`, which then stands behind its line end; nothing while the row is not all there. */
  function bacaBaris(awal: number, akhir: boolean): string[] | undefined {
    const sel: string[] = []
    const panjang = teks.length
    for (;;) {
      const satu =
        teks.charCodeAt(letak) === KUTIP ? bacaKutip(sel.length, akhir) : bacaPolos(akhir)
      if (satu === undefined) return undefined
      if (satu.length > batas.karakterSel) return tolak('SEL_TERLALU_PANJANG', sel.length)
      sel.push(satu.charCodeAt(0) === APOSTROF ? lepasApostrof(satu) : satu)
      if (letak - awal > batas.karakterBaris) return tolak('BARIS_TERLALU_PANJANG')
      if (letak === panjang) return sel
      const kode = teks.charCodeAt(letak)
      letak++
      if (kode === PEMISAH) {
        if (sel.length >= batas.kolom) return tolak('KOLOM_TERLALU_BANYAK', sel.length)
        continue
      }
      if (kode === LF) return sel
      if (letak === panjang && !akhir) return undefined
      if (teks.charCodeAt(letak) === LF) letak++
      return sel
    }
  }

  function bacaPolos(akhir: boolean): string | undefined {
    const panjang = teks.length
    let sampai = letak
    for (; sampai < panjang; sampai++) {
      const kode = teks.charCodeAt(sampai)
      if (kode === PEMISAH || kode === LF || kode === CR) break
    }
    if (sampai === panjang && !akhir) return undefined
    const satu = teks.slice(letak, sampai)
    letak = sampai
    return satu
  }

  function bacaKutip(kolom: number, akhir: boolean): string | undefined {
    const awal = letak + 1
    let ganda = false
    let sampai = teks.indexOf('"', awal)
    while (sampai >= 0 && teks.charCodeAt(sampai + 1) === KUTIP) {
      ganda = true
      sampai = teks.indexOf('"', sampai + 2)
    }
    if (sampai < 0) return akhir ? tolak('KUTIP_TERBUKA', kolom) : undefined
    if (sampai + 1 === teks.length && !akhir) return undefined
    letak = sampai + 1
    const sesudah = teks.charCodeAt(letak)
    if (letak < teks.length && sesudah !== PEMISAH && sesudah !== LF && sesudah !== CR) {
      return tolak('KUTIP_RUSAK', kolom)
    }
    const isi = teks.slice(awal, sampai)
    tambahanBaris += hitungBaris(isi)
    return ganda ? isi.replaceAll('""', '"') : isi
  }

  /** A line of nothing but separators is how spreadsheets write rows that were never filled. */
  function adaIsi(sel: readonly string[], awal: number): boolean {
    for (const satu of sel) if (satu !== '') return true
    return teks.slice(awal, letak).includes('"')
  }

  function tolak(kode: KodeGalatBerkas, kolom?: number): undefined {
    galat = new GalatBerkas(kode, {
      baris: nomor,
      ...(kolom !== undefined && { kolom: kolom + 1 }),
    })
  }
}

/** Line ends in a text; CRLF is one. */
export function hitungBaris(teks: string): number {
  if (!teks.includes('\n') && !teks.includes('\r')) return 0
  return teks.match(/\r\n|\n|\r/g)?.length ?? 0
}
