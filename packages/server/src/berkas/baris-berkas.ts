import type { Sandi } from './sandi-aksara.ts'

/** `nomor`: the line of the file, or row of the sheet, where the row starts; from one, the header counted. */
export type BarisBerkas = { nomor: number; sel: readonly string[] }

export type Pemisah = ',' | ';' | '\t'

/** What a format's reader hands over: the header is read, the rows are still to come. */
export type IsiBerkas = {
  format: 'csv' | 'xlsx' | 'ndjson'
  kolom: readonly string[]
  pemisah?: Pemisah
  sandi?: () => Sandi | undefined
  baris: AsyncGenerator<readonly BarisBerkas[], void>
}
