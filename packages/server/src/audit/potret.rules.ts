/**
 * Which transactions a seal sees, as PostgreSQL says it of a snapshot (`xmin:xmax:xip,...`): all
 * below `xmax` but those still running. What a row of the past belongs to follows from such texts
 * alone, so it can be said again years later, on another machine.
 */
export type Potret = { xmin: bigint; xmax: bigint; xip: readonly bigint[] }

/** Sees nothing: what stands before the first seal. Rows from before the seals have numbers below 1. */
export const POTRET_KOSONG: Potret = { xmin: -(2n ** 63n), xmax: -(2n ** 63n), xip: [] }

export function uraikanPotret(teks: string): Potret {
  const [xmin, xmax, xip] = teks.split(':')
  if (!xmin || !xmax) throw new RangeError('not a snapshot')
  return { xmin: BigInt(xmin), xmax: BigInt(xmax), xip: xip ? xip.split(',').map(BigInt) : [] }
}

export function tulisPotret({ xmin, xmax, xip }: Potret): string {
  return `${xmin}:${xmax}:${xip.join(',')}`
}

/** The same in numbers as the rows carry them, which may have been moved (`geser_transaksi()`). */
export function geserPotret({ xmin, xmax, xip }: Potret, geser: bigint): Potret {
  return { xmin: xmin + geser, xmax: xmax + geser, xip: xip.map((satu) => satu + geser) }
}

export function terlihat({ xmin, xmax, xip }: Potret, transaksi: bigint): boolean {
  return transaksi < xmin || (transaksi < xmax && !xip.includes(transaksi))
}

/**
 * Less of a snapshot: nothing after `terakhir`, so that a seal stays of a bounded size. It still
 * sees everything that the one before saw, or what is sealed would be sealed anew.
 */
export function potongPotret(potret: Potret, terakhir: bigint, sebelumnya: Potret): Potret {
  const xmax = terbesar(terakhir + 1n, sebelumnya.xmax)
  if (xmax >= potret.xmax) return potret
  const xmin = terkecil(potret.xmin, xmax)
  return { xmin, xmax, xip: potret.xip.filter((satu) => satu < xmax) }
}

export const terkecil = (a: bigint, b: bigint) => (a < b ? a : b)
export const terbesar = (a: bigint, b: bigint) => (a > b ? a : b)
