import fc from 'fast-check'

const { BENIH = Date.now() % 2 ** 31, MILIDETIK_FUZZ = 500 } = process.env

/**
 * Menguji sifat selama waktu tertentu; BENIH=... mengulang percobaan yang sama, MILIDETIK_FUZZ=... memperlama.
 * Runs a property for a while; BENIH=... repeats the same run, MILIDETIK_FUZZ=... makes it longer.
 */
export function fuzz<T>(nama: string, contoh: fc.Arbitrary<T>, sifat: (nilai: T) => void): void {
  const batasWaktu = Number(MILIDETIK_FUZZ)
  let percobaan = 0
  fc.assert(
    fc.property(contoh, (nilai) => {
      percobaan++
      sifat(nilai)
    }),
    { seed: Number(BENIH), numRuns: 10_000_000, interruptAfterTimeLimit: batasWaktu },
  )
  process.stdout.write(`fuzz ${nama}: benih ${BENIH}, ${percobaan} percobaan\n`)
}
