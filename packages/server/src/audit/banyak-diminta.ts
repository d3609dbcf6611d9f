import { galatKode } from '../galat.ts'

/**
 * How many of a list are asked for.
 *
 * @throws BATAS_HALAMAN
 */
export function banyakDiminta(
  first: number | null | undefined,
  { bawaan, terbanyak }: { bawaan: number; terbanyak: number },
): number {
  const diminta = first ?? bawaan
  if (diminta < 1 || diminta > terbanyak) throw galatKode('BATAS_HALAMAN', { tempat: 'first' })
  return diminta
}
