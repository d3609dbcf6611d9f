/** How many numbers one caller may reveal, and within how long. */
const BATAS_UNGKAP = [
  { banyak: 20, jam: 1 },
  { banyak: 100, jam: 24 },
] as const

/** No more of a caller's reveals need to be looked at. */
export const BANYAK_DILIHAT = Math.max(...BATAS_UNGKAP.map(({ banyak }) => banyak))

const JAM_MS = 3_600_000

/**
 * When the caller may reveal again; nothing when that is now.
 *
 * @param terakhir when the caller revealed, newest first
 */
export function pulihPada(terakhir: readonly Date[], kini: Date): Date | undefined {
  const pulih = BATAS_UNGKAP.flatMap(({ banyak, jam }) => {
    const waktu = terakhir[banyak - 1]
    return waktu ? [waktu.getTime() + jam * JAM_MS] : []
  })
  const terlama = Math.max(...pulih)
  return terlama > kini.getTime() ? new Date(terlama) : undefined
}
