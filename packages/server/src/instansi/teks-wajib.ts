import { galatKode } from '../galat.ts'
import { memuatNomor } from '../identitas/nomor-tertulis.ts'

/**
 * A text of 3-200 letters that carries no identity number, trimmed.
 *
 * @throws MASUKAN_TIDAK_SAH
 */
export function wajibTeks(tempat: string, teks: string, pola?: RegExp): string {
  const isi = teks.trim()
  const sah = pola ? pola.test(isi) : isi.length >= 3 && isi.length <= 200
  if (!sah || memuatNomor(isi)) throw galatKode('MASUKAN_TIDAK_SAH', { tempat })
  return isi
}
