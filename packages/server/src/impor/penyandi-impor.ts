import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import { buatPenyandiTeks } from '../identitas/penyandi-teks.ts'

/** Of rows that did not get in. */
export const penyandiBaris = (kunci: KunciIdentitas) =>
  buatPenyandiTeks(kunci, 'harapan impor baris')

/** Of files that wait to be read. */
export const penyandiUnggahan = (kunci: KunciIdentitas) =>
  buatPenyandiTeks(kunci, 'harapan impor unggahan')

/** The place a piece is encrypted for: it cannot stand for another, nor in another file. */
export const tempatPotong = (unggahan: string, nomor: number) => `${unggahan}/${nomor}`
