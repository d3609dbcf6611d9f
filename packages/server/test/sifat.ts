import fc from 'fast-check'

const { BENIH = Date.now() % 2 ** 31, MILIDETIK_FUZZ } = process.env
const PALING_SEDIKIT = 3
const MENGECILKAN_MS = 5_000

/**
 * Tries a property against a running server for a while, three times at the least. The seed is
 * printed; BENIH=... repeats the same run, MILIDETIK_FUZZ=... makes it longer.
 */
export async function sifatSelama<T>(
  nama: string,
  milidetik: number,
  contoh: fc.Arbitrary<T>,
  sifat: (nilai: T) => Promise<void>,
): Promise<void> {
  let batas = Date.now() + Number(MILIDETIK_FUZZ ?? milidetik)
  let percobaan = 0
  let gagal = false
  const sekali = async (nilai: T) => {
    if (percobaan >= PALING_SEDIKIT && Date.now() > batas) return
    percobaan++
    try {
      await sifat(nilai)
    } catch (galat) {
      if (!gagal) batas = Date.now() + MENGECILKAN_MS
      gagal = true
      throw galat
    }
  }
  process.stdout.write(`sifat ${nama}: benih ${BENIH}\n`)
  await fc.assert(fc.asyncProperty(contoh, sekali), { seed: Number(BENIH), numRuns: 2_000 })
  process.stdout.write(`sifat ${nama}: ${percobaan} percobaan\n`)
}
