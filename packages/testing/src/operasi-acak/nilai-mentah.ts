import fc from 'fast-check'
import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql'
import { catatan } from './catatan.ts'
import { type KolamNilai, kolamUntuk } from './kolam.ts'

/** Plain values of one place: what a document may hold, and what only a variable may. */
export type Mentah = {
  tertulis?: fc.Arbitrary<unknown>
  lewatVariabel?: fc.Arbitrary<unknown>
  item?: Mentah
  field?: Record<string, Mentah>
}

export type Tempat = { name: string; type: GraphQLInputType }

export function nilaiMentah(kolam: KolamNilai, { name, type }: Tempat, tempat: string): Mentah {
  const tipe = getNullableType(type) as GraphQLInputType
  if (isListType(tipe)) return daftar(nilaiMentah(kolam, { name, type: tipe.ofType }, tempat))
  if (isEnumType(tipe)) {
    return { tertulis: fc.constantFrom(...tipe.getValues().map((nilai) => nilai.name)) }
  }
  if (isInputObjectType(tipe)) {
    const isi = Object.values(tipe.getFields())
    const field = Object.fromEntries(
      isi.map((satu) => [satu.name, nilaiMentah(kolam, satu, tipe.name)]),
    )
    const tertulis = catatan(isi, (satu) => atauNull(satu, field[satu.name]?.tertulis))
    return { field, tertulis }
  }
  const dari = (sumber: KolamNilai['nilai']) => {
    const [utama, ...lain] = kolamUntuk(sumber, tempat, name, String(tipe))
    if (!utama) return undefined
    const umum = lain.map((isi) => ({ arbitrary: fc.constantFrom(...isi), weight: 1 }))
    return fc.oneof({ arbitrary: fc.constantFrom(...utama), weight: 9 }, ...umum)
  }
  const [tertulis, lewatVariabel] = [dari(kolam.nilai), dari(kolam.lewatVariabel)]
  if (!tertulis && !lewatVariabel) throw new Error(`no value for ${tempat}.${name}: ${tipe}`)
  return { ...(tertulis && { tertulis }), ...(lewatVariabel && { lewatVariabel }) }
}

/** Everything a variable may carry; the odd ones seldom, because they refuse the whole operation. */
export function semuaNilai({ tertulis, lewatVariabel }: Mentah): fc.Arbitrary<unknown> {
  if (!tertulis || !lewatVariabel) return tertulis ?? lewatVariabel ?? fc.constant(null)
  return fc.oneof({ arbitrary: tertulis, weight: 150 }, { arbitrary: lewatVariabel, weight: 1 })
}

/** A list; one value in its place means a list of one. */
function daftar(item: Mentah): Mentah {
  const deret = (isi: fc.Arbitrary<unknown> | undefined) =>
    isi &&
    fc.oneof(
      { arbitrary: fc.array(isi, { maxLength: 4 }), weight: 6 },
      { arbitrary: isi, weight: 1 },
    )
  const [tertulis, lewatVariabel] = [deret(item.tertulis), deret(item.lewatVariabel)]
  return { item, ...(tertulis && { tertulis }), ...(lewatVariabel && { lewatVariabel }) }
}

function atauNull({ type }: Tempat, isi: fc.Arbitrary<unknown> | undefined) {
  const nilai = isi ?? fc.constant(null)
  return type === getNullableType(type) ? fc.option(nilai, { freq: 9 }) : nilai
}
