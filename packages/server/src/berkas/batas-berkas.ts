/** What a file may cost to read. Sizes in bytes unless they say characters (UTF-16 units). */
export type BatasBerkas = {
  /** Of a text file, compressed or not: what comes out of gzip. */
  bitaTerurai: number
  /** Times the compressed size, once more than `bitaSebelumRasio` came out. */
  rasio: number
  bitaSebelumRasio: number
  karakterBaris: number
  karakterSel: number
  kolom: number
  /** Of an XLSX, which is held in memory: its directory is at its end, and NIKs do not go to a temporary file. */
  bitaXlsx: number
  entriZip: number
  /** Of the texts a workbook shares between its cells. */
  karakterTeksBersama: number
  banyakTeksBersama: number
  /** Rows in one batch, at most. */
  barisSekelompok: number
}

const MB = 1_048_576

export const BATAS_BERKAS: BatasBerkas = {
  bitaTerurai: 16 * 1024 * MB,
  rasio: 200,
  bitaSebelumRasio: 16 * MB,
  karakterBaris: MB,
  // Excel's own bound; nothing we ask for is longer.
  karakterSel: 32_767,
  kolom: 1_000,
  bitaXlsx: 128 * MB,
  entriZip: 2_000,
  karakterTeksBersama: 64 * MB,
  banyakTeksBersama: 4_000_000,
  barisSekelompok: 1_000,
}
