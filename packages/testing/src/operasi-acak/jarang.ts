import fc from 'fast-check'

/** Once in so many times; otherwise nothing, to which it also shrinks. */
export function jarang<T>(sekaliDalam: number, isi: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return mungkin(sekaliDalam - 1, 1, isi)
}

/** A list that is seldom empty, but shrinks to an empty one as to any other shorter one. */
export function deret<T>(isi: fc.Arbitrary<T>, terbanyak: number): fc.Arbitrary<T[]> {
  const sisa = fc.array(isi, { maxLength: terbanyak - 1 })
  return fc
    .tuple(mungkin(1, 9, isi), sisa)
    .map(([pertama, lain]) => (pertama === undefined ? lain : [pertama, ...lain]))
}

function mungkin<T>(tidak: number, ya: number, isi: fc.Arbitrary<T>) {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(undefined), weight: tidak },
    { arbitrary: isi, weight: ya },
  )
}
