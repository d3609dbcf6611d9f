export type SelTulis = string | number | boolean | null

/** Turns the header and rows into a format; what holds for all formats is checked before. */
export type PenyusunBerkas = {
  awal(): Promise<void>
  tulis(baris: readonly (readonly SelTulis[])[]): Promise<void>
  akhir(): Promise<void>
}
