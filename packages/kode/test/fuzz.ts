import fc from 'fast-check'

const BENIH = Number(process.env['BENIH'] ?? Date.now() % 2 ** 31)

/**
 * Menguji sifat selama kira-kira satu detik; BENIH=... mengulang percobaan yang sama.
 * Runs a property for about a second; BENIH=... repeats the same run.
 */
export function fuzz<T>(nama: string, contoh: fc.Arbitrary<T>, sifat: (nilai: T) => void): void {
  let percobaan = 0
  fc.assert(
    fc.property(contoh, (nilai) => {
      percobaan++
      sifat(nilai)
    }),
    { seed: BENIH, numRuns: 10_000_000, interruptAfterTimeLimit: 1000 },
  )
  process.stdout.write(`fuzz ${nama}: benih ${BENIH}, ${percobaan} percobaan\n`)
}
