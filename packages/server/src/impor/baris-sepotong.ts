const BAWAAN = 4_000
const TERBANYAK = 50_000

/**
 * Rows in a transaction, by `HARAPAN_IMPOR_SEPOTONG`: more of them are written faster, and hold their locks,
 * and the one session of the embedded database, for longer.
 */
export function barisSepotong(env: NodeJS.ProcessEnv = process.env): number {
  const teks = env['HARAPAN_IMPOR_SEPOTONG']
  if (teks === undefined) return BAWAAN
  const banyak = Number(teks)
  if (Number.isInteger(banyak) && banyak >= 1 && banyak <= TERBANYAK) return banyak
  throw new Error(
    `HARAPAN_IMPOR_SEPOTONG harus bilangan 1-${TERBANYAK}. / HARAPAN_IMPOR_SEPOTONG must be a number from 1 to ${TERBANYAK}.`,
  )
}
