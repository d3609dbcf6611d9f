import type { Sandi } from './sandi-aksara.ts'

/** `nomor`: the line of the file, or row of the sheet, where the row starts; from one, the header counted. */
export type BarisBerkas = {
  nomor: number
  sel: readonly string[]
  /** Cells that cannot be believed. Their text is never one that passes for a number. */
  cacat?: readonly CacatSel[]
}

export type KodeCacat =
  | 'PRESISI_HILANG'
  | 'FORMULA_TANPA_NILAI'
  | 'SEL_GALAT'
  | 'NDJSON_KUNCI_ASING'

/** `kolom` from one. Message and way out: `PESAN_BERKAS[kode]`. */
export type CacatSel = { kolom: number; kode: KodeCacat }

export type Pemisah = ',' | ';' | '\t'

/** What a format's reader hands over: the header is read, the rows are still to come. */
export type IsiBerkas = {
  format: 'csv' | 'xlsx' | 'ndjson'
  kolom: readonly string[]
  pemisah?: Pemisah
  lembar?: string
  lembarLain?: readonly string[]
  sandi?: () => Sandi | undefined
  baris: AsyncGenerator<readonly BarisBerkas[], void>
}
