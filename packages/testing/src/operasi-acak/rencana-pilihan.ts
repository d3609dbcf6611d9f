import fc from 'fast-check'
import {
  doTypesOverlap,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
} from 'graphql'
import { deret, jarang } from './jarang.ts'
import { bacaOpsi, type OpsiOperasi } from './opsi.ts'
import type { Arahan, Pilihan } from './rencana.ts'
import { type argumenAcak, syaratAcak } from './rencana-nilai.ts'
import { fieldMilik, tipeTerjangkau } from './tipe-terjangkau.ts'

/**
 * Response keys: names that objects already have, words of GraphQL, names of other fields. Not
 * `then`: Yoga's executor takes an object that has one for a promise, and answers an error.
 */
const ALIAS = [
  ...['a', 'b', 'id', 'nama', 'kode', 'data', 'errors', 'node', 'rekap'],
  ...['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf', 'toJSON'],
  ...['null', 'true', 'on', 'query', 'fragment', 'select', '_', 'A1', 'length'],
] as const

const KOSONG = fc.constant<Pilihan[]>([])
const BOBOT_FIELD_BERCABANG = 2
const LANGKAH = 4

/** Selection sets of every type, of a bounded depth. */
export function pilihanAcak(
  schema: GraphQLSchema,
  argumen: ReturnType<typeof argumenAcak>,
  opsi: OpsiOperasi,
) {
  const terjangkau = tipeTerjangkau(schema)
  const jadi = new Map<string, fc.Arbitrary<Pilihan[]>>()
  const alias = jarang(4, fc.constantFrom(...ALIAS))
  const arahan = arahanAcak()
  const argumenField = new Map<string, ReturnType<typeof argumen>>()

  return isi

  function isi(tipe: GraphQLCompositeType, dalam: number): fc.Arbitrary<Pilihan[]> {
    const kunci = `${tipe.name} ${dalam}`
    const ada = jadi.get(kunci)
    if (ada) return ada
    const terbanyak = isAbstractType(tipe) ? 5 : dalam > 5 ? 4 : 3
    const baru = deret(fc.oneof(...macam(tipe, dalam)), terbanyak)
    jadi.set(kunci, baru)
    return baru
  }

  /** Few branches go all the way down: if all did, they would be thousands. */
  function isiBawah(tipe: GraphQLCompositeType, dalam: number): fc.Arbitrary<Pilihan[]> {
    return fc.oneof(
      { arbitrary: isi(tipe, Math.max(0, dalam - LANGKAH)), weight: 3 },
      { arbitrary: isi(tipe, dalam - 1), weight: 1 },
    )
  }

  function macam(tipe: GraphQLCompositeType, dalam: number): fc.WeightedArbitrary<Pilihan>[] {
    const bercabang = dalam > 0
    const field = fieldMilik(tipe)
      .filter(({ type }) => bercabang || !isCompositeType(getNamedType(type)))
      .map(({ name }) => ({ arbitrary: fieldAcak(tipe, name, dalam), weight: bobot(tipe, name) }))
    const jumlah = field.reduce((total, { weight }) => total + weight, 0)
    const typename = {
      arbitrary: fieldAcak(tipe, '__typename', dalam),
      weight: 1 + Math.floor(jumlah / 20),
    }
    const sebaran = {
      arbitrary: fc.record({ macam: fc.constant('sebaran' as const), nomor: fc.nat(5), arahan }),
      weight: 1 + Math.floor(jumlah / 10),
    }
    const sempit = bercabang ? sisipan(tipe, dalam, jumlah) : []
    return [typename, ...field, sebaran, ...sempit]
  }

  /** Inline fragments: without type, of the type, of its interfaces; of the members of an abstract one. */
  function sisipan(tipe: GraphQLCompositeType, dalam: number, jumlah: number) {
    const anggota = terjangkau.filter((lain) => lain !== tipe && doTypesOverlap(schema, tipe, lain))
    const pantas = isAbstractType(tipe) ? Math.ceil((jumlah + 6) / anggota.length) : 1
    return [undefined, tipe, ...anggota].map((lain) => ({
      arbitrary: fc.record({
        macam: fc.constant('sisipan' as const),
        tipe: fc.constant(lain?.name),
        arahan,
        isi: isiBawah(lain ?? tipe, dalam),
      }),
      weight: lain && lain !== tipe ? pantas : 1,
    }))
  }

  function bobot(tipe: GraphQLCompositeType, nama: string): number {
    const field = fieldMilik(tipe).find(({ name }) => name === nama)
    const cabang = field && isCompositeType(getNamedType(field.type))
    return bacaOpsi(opsi.bobot, tipe.name, nama, cabang ? BOBOT_FIELD_BERCABANG : 1)
  }

  function fieldAcak(tipe: GraphQLCompositeType, nama: string, dalam: number) {
    const field = fieldMilik(tipe).find(({ name }) => name === nama)
    const anak = field && getNamedType(field.type)
    const bawah = anak && isCompositeType(anak) ? isiBawah(anak, dalam) : KOSONG
    return fc.record({
      macam: fc.constant('field' as const),
      nama: fc.constant(nama),
      alias,
      argumen: argumenDari(tipe, nama),
      arahan,
      isi: bawah,
      lagi: jarang(14, fc.record({ arahan, isi: bawah })),
    })
  }

  function argumenDari(tipe: GraphQLCompositeType, nama: string) {
    const tempat = `${tipe.name}.${nama}`
    const field = fieldMilik(tipe).find(({ name }) => name === nama)
    const ada = argumenField.get(tempat) ?? argumen(tempat, field?.args ?? [])
    argumenField.set(tempat, ada)
    return ada
  }
}

function arahanAcak(): fc.Arbitrary<Arahan[]> {
  const satu = (nama: Arahan['nama'], benar: boolean, weight: number) => ({
    arbitrary: fc.record({ nama: fc.constant(nama), nilai: syaratAcak(benar) }),
    weight,
  })
  const biasa = fc.oneof(
    ...[satu('include', true, 3), satu('skip', false, 3)],
    ...[satu('include', false, 1), satu('skip', true, 1)],
  )
  const deret = fc.uniqueArray(biasa, { minLength: 1, maxLength: 2, selector: ({ nama }) => nama })
  return fc.oneof(
    { arbitrary: fc.constant<Arahan[]>([]), weight: 9 },
    { arbitrary: deret, weight: 1 },
  )
}
