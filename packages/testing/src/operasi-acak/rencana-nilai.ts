import fc from 'fast-check'
import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { catatan } from './catatan.ts'
import { jarang } from './jarang.ts'
import type { KolamNilai } from './kolam.ts'
import { type Mentah, nilaiMentah, semuaNilai, type Tempat } from './nilai-mentah.ts'
import type { ArgumenRencana, NilaiRencana } from './rencana.ts'

/** Names that every object already has: a server that keeps variables in one must not mind. */
const NAMA_VARIABEL = ['constructor', 'toString', 'hasOwnProperty', 'first', 'query'] as const

/** Arguments of a field: mostly a set of the pool that goes together, else each by itself. */
export function argumenAcak(kolam: KolamNilai) {
  return (tempat: string, args: readonly GraphQLArgument[]): fc.Arbitrary<ArgumenRencana> => {
    const bebas = (arg: GraphQLArgument) => bentukAcak(arg, nilaiMentah(kolam, arg, tempat))
    const paket = (kolam.paket[tempat] ?? []).map((isi) => {
      const tetap = args.flatMap((arg) => {
        const nilai = Object.hasOwn(isi, arg.name) ? isi[arg.name] : undefined
        if (nilai === undefined) return []
        if (nilai === 'acak') return [[arg.name, bebas(arg)]]
        return [[arg.name, fc.oneof(...caraMenulis(arg, { tertulis: fc.constantFrom(...nilai) }))]]
      })
      return fc.record(Object.fromEntries(tetap)) as fc.Arbitrary<ArgumenRencana>
    })
    const sendiri = catatan(args, bebas)
    if (paket.length === 0) return sendiri
    return fc.oneof(
      { arbitrary: fc.oneof(...paket), weight: 15 },
      { arbitrary: sendiri, weight: 1 },
    )
  }
}

/** A value as literal, as variable in each way one is declared, or mixed; null where it may be. */
function bentukAcak(di: Tempat, mentah: Mentah): fc.Arbitrary<NilaiRencana> {
  const tipe = getNullableType(di.type) as GraphQLInputType
  const bentuk = caraMenulis(di, mentah)
  if (isListType(tipe) && mentah.item) {
    const item = bentukAcak({ name: di.name, type: tipe.ofType }, mentah.item)
    const cara = fc.constant('daftar' as const)
    bentuk.push({
      arbitrary: fc.record({ cara, isi: fc.array(item, { maxLength: 4 }) }),
      weight: 24,
    })
  }
  if (isInputObjectType(tipe) && mentah.field) {
    const { field } = mentah
    const isi = catatan(Object.values(tipe.getFields()), (satu) =>
      bentukAcak(satu, field[satu.name] ?? {}),
    )
    bentuk.push({ arbitrary: fc.record({ cara: fc.constant('objek' as const), isi }), weight: 48 })
  }
  if (!isNonNullType(di.type)) {
    bentuk.push({ arbitrary: fc.constant({ cara: 'literal' as const, nilai: null }), weight: 8 })
    bentuk.push({
      arbitrary: variabel({ wajib: false, nilai: fc.constantFrom(undefined, null) }),
      weight: 12,
    })
  }
  return fc.oneof({ withCrossShrink: true }, ...bentuk)
}

function caraMenulis(di: Tempat, mentah: Mentah): fc.WeightedArbitrary<NilaiRencana>[] {
  const { tertulis } = mentah
  const nilai = semuaNilai(mentah)
  const cara: fc.WeightedArbitrary<NilaiRencana>[] = []
  if (tertulis) cara.push({ arbitrary: literal(tertulis), weight: 60 })
  cara.push({ arbitrary: variabel({ wajib: true, nilai }), weight: 30 })
  if (!isNonNullType(di.type)) {
    cara.push({ arbitrary: variabel({ wajib: false, nilai }), weight: 16 })
  }
  if (tertulis) {
    const bawaan = tertulis
    const boleh = jarang(2, nilai)
    cara.push({ arbitrary: variabel({ wajib: true, bawaan, nilai: boleh }), weight: 8 })
    cara.push({ arbitrary: variabel({ wajib: false, bawaan, nilai: boleh }), weight: 16 })
    // Null overrules the default, and where the place wants a value that is a refusal at run time.
    const null_ = fc.constant(null)
    cara.push({ arbitrary: variabel({ wajib: false, bawaan, nilai: null_ }), weight: 1 })
  }
  return cara
}

function literal(nilai: fc.Arbitrary<unknown>): fc.Arbitrary<NilaiRencana> {
  const cara = fc.constant('literal' as const)
  return fc.record({ cara, nilai, blok: fc.boolean() })
}

type BagianVariabel = {
  wajib: boolean
  nilai: fc.Arbitrary<unknown>
  bawaan?: fc.Arbitrary<unknown>
}

function variabel({ wajib, ...isi }: BagianVariabel): fc.Arbitrary<NilaiRencana> {
  return fc.record({
    cara: fc.constant('variabel' as const),
    wajib: fc.constant(wajib),
    nama: jarang(12, fc.constantFrom(...NAMA_VARIABEL)),
    ...isi,
  }) as fc.Arbitrary<NilaiRencana>
}

/** The condition of a directive; mostly one that keeps the selection. */
export function syaratAcak(benar: boolean): fc.Arbitrary<NilaiRencana> {
  return fc.oneof(
    literal(fc.constant(benar)),
    variabel({ wajib: true, nilai: fc.constant(benar) }),
    variabel({ wajib: true, bawaan: fc.constant(benar), nilai: fc.constant(undefined) }),
    variabel({ wajib: false, bawaan: fc.constant(!benar), nilai: fc.constant(benar) }),
  )
}
