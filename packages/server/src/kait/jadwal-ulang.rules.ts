/** For how long a message is tried. */
export const TENGGAT_JAM = 24
/** For how long nothing may arrive before a webhook is paused. */
export const JEDA_HARI = 7

const AWAL_MS = 10_000
const TERPANJANG_MS = 4 * 3_600_000

/**
 * How long to wait after an attempt that failed, in milliseconds: doubling from ten seconds to four
 * hours, half of it by chance, so that many that failed together do not come together.
 */
export function tundaMs(percobaan: number, acak: number, awalMs = AWAL_MS): number {
  const penuh = Math.min(awalMs * 2 ** Math.max(0, percobaan - 1), TERPANJANG_MS)
  return Math.round(penuh * (0.5 + acak / 2))
}
