import { readFileSync } from 'node:fs'
import type { NamaPelaku } from '../pelaku.ts'

export type Variabel = Record<string, unknown>

/** What the variable sets are made of, read once from the loaded database. */
export type Bahan = {
  kecamatan: readonly string[]
  kabupaten: readonly string[]
  keluarga: number
  tahun: number
}

/** One query, in our API's words; its three texts lie in the folder of `berkas`. */
export type Kueri = {
  nama: string
  judul: string
  berkas: string
  oleh: NamaPelaku
  /** The different variable sets the load rotates over. */
  variabel(bahan: Bahan): Variabel[]
  /** The variables of B's document, where they are not ours. */
  postgraphile?: (variabel: Variabel) => Variabel
  /** The values of C's statement. */
  tangan(variabel: Variabel): unknown[]
  /** Each set begins at a cursor this far from the end, asked of each server beforehand. */
  dariAkhir?: (urutan: number) => number
  /** Every request is another document: `__N__` in it becomes a number that never comes again. */
  unik?: true
  /** How many times the requests of PostGraphile it should answer. */
  target?: number
  /** Asked again with the ETag of the first answer; only where the server gives one. */
  etag?: true
}

export function dokumen({ berkas }: Kueri, sisi: 'harapan' | 'postgraphile'): string {
  // One line, single blanks: what a client that minifies sends.
  return naskah(`${berkas}/${sisi}.graphql`).replace(/\s+/g, ' ').trim()
}

export const pernyataan = ({ berkas }: Kueri): string => naskah(`${berkas}/tangan.sql`)

const naskah = (nama: string) => readFileSync(new URL(nama, import.meta.url), 'utf8')
