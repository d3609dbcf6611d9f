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
  barisSekelompok: 1_000,
}
