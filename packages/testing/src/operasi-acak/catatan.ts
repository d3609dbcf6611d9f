import fc from 'fast-check'
import { type GraphQLInputType, isNonNullType } from 'graphql'

type Masukan = { name: string; type: GraphQLInputType; defaultValue?: unknown }

/** An object with one value for each name; what may be left out sometimes is. */
export function catatan<T, Isi extends Masukan>(
  isi: readonly Isi[],
  nilai: (satu: Isi) => fc.Arbitrary<T>,
): fc.Arbitrary<Record<string, T>> {
  const model = Object.fromEntries(isi.map((satu) => [satu.name, nilai(satu)]))
  const requiredKeys = isi
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name }) => name)
  return fc.record(model, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<
    Record<string, T>
  >
}
