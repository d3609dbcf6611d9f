export function median(angka: readonly number[]): number {
  const urut = angka.toSorted((a, b) => a - b)
  const tengah = Math.floor(urut.length / 2)
  const [kiri, kanan] = [urut[tengah - 1] ?? Number.NaN, urut[tengah] ?? Number.NaN]
  return urut.length % 2 ? kanan : (kiri + kanan) / 2
}

/** Middle, lowest and highest. */
export type Sebaran = { median: number; min: number; maks: number }

export const sebaran = (angka: readonly number[]): Sebaran => ({
  median: median(angka),
  min: Math.min(...angka),
  maks: Math.max(...angka),
})
