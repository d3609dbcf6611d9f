import { fragmentsOf } from '@harapan/pothos-sql'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { bawaanVariabel } from '../akses/tolakan.ts'
import { argumen, type Nilai } from './argumen.ts'
import type { UkuranDaftar } from './biaya-plugin.ts'

/** Cost of a selection; `halaman` is the size of the page that `edges` directly in it would have. */
type Hitung = (nilai: Nilai, halaman: number) => number

// More than these is refused by the field itself, with its own error.
const HALAMAN_TERBESAR = 200
const HALAMAN_BAWAAN = 20
const DAFTAR_TERBESAR = 1_000

/**
 * What an operation costs: one for each object it may have to read, lists multiplied by what stands in
 * them, and what single fields cost beside (`biaya` of a field). Known from document and variables
 * alone; the document is walked once, then only its sizes are looked at.
 */
export function buatPenghitungBiaya(schema: GraphQLSchema) {
  const dikenal = new WeakMap<DocumentNode, Map<string, Hitung>>()
  return (document: DocumentNode, operationName: string | null | undefined, nilai: Nilai) => {
    const milik = dikenal.get(document) ?? new Map<string, Hitung>()
    dikenal.set(document, milik)
    const nama = operationName ?? ''
    const hitung = milik.get(nama) ?? susun(schema, document, operationName)
    milik.set(nama, hitung)
    return hitung(nilai, 1)
  }
}

function susun(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): Hitung {
  const operasi = getOperationAST(document, operationName)
  const akar = operasi && schema.getRootType(operasi.operation)
  if (!operasi || !akar) return () => 0

  const bawaan = bawaanVariabel(operasi.variableDefinitions ?? [])
  const fragmen = fragmentsOf(document)
  const tersusun = new Map<string, Hitung>()
  const isi = pilihan(operasi.selectionSet, akar)
  return (nilai, halaman) => isi({ ...bawaan, ...nilai }, halaman)

  function pilihan({ selections }: SelectionSetNode, tipe: GraphQLCompositeType): Hitung {
    const kelompok = Map.groupBy(selections, (simpul) => bergantian(simpul, tipe))
    const bagian = [...kelompok].map(([nama, isi]) => ({
      nama,
      biaya: jumlahkan(isi.map((simpul) => denganArahan(simpul, simpulnya(simpul, tipe)))),
    }))
    const selalu = jumlahkan(bagian.flatMap(({ nama, biaya }) => (nama ? [] : biaya)))
    const salahSatu = bagian.flatMap(({ nama, biaya }) => (nama ? biaya : []))
    return (nilai, halaman) =>
      selalu(nilai, halaman) + Math.max(0, ...salahSatu.map((satu) => satu(nilai, halaman)))
  }

  function simpulnya(simpul: SelectionNode, tipe: GraphQLCompositeType): Hitung {
    if (simpul.kind === Kind.FIELD) return bidang(simpul, tipe)
    if (simpul.kind === Kind.INLINE_FRAGMENT)
      return pilihan(simpul.selectionSet, tipeDari(simpul.typeCondition?.name.value, tipe))
    const nama = simpul.name.value
    const lama = tersusun.get(nama)
    if (lama) return lama
    const milik = fragmen.get(nama)
    const baru = milik
      ? sekali(pilihan(milik.selectionSet, tipeDari(milik.typeCondition.name.value, tipe)))
      : () => 0
    tersusun.set(nama, baru)
    return baru
  }

  function bidang(simpul: FieldNode, tipe: GraphQLCompositeType): Hitung {
    const milik = bidangDari(tipe, simpul.name.value)
    // What introspection may ask is bounded by rules of its own.
    if (!milik) return () => 0
    const { biaya = 0 } = milik.extensions as { biaya?: number }
    const anak = getNamedType(milik.type)
    if (!simpul.selectionSet || !isCompositeType(anak)) return () => biaya
    const dalam = pilihan(simpul.selectionSet, anak)
    const banyak = ukuranDaftar(milik, simpul)
    const halamanAnak = ukuranHalaman(milik, simpul)
    return (nilai, halaman) =>
      biaya + banyak(nilai, halaman) * (1 + dalam(nilai, halamanAnak(nilai)))
  }

  function tipeDari(nama: string | undefined, tipe: GraphQLCompositeType): GraphQLCompositeType {
    const lain = nama === undefined ? undefined : schema.getType(nama)
    return isCompositeType(lain) ? lain : tipe
  }
}

type Bidang = GraphQLField<unknown, unknown>

const jumlahkan =
  (bagian: readonly Hitung[]): Hitung =>
  (nilai, halaman) =>
    bagian.reduce((jumlah, satu) => jumlah + satu(nilai, halaman), 0)

/** The field's name where it excludes others of its object; of those the dearest is what one object costs. */
function bergantian(simpul: SelectionNode, tipe: GraphQLCompositeType): string | undefined {
  const nama = simpul.kind === Kind.FIELD ? simpul.name.value : ''
  return bidangDari(tipe, nama)?.extensions['bergantian'] ? nama : undefined
}

function bidangDari(tipe: GraphQLCompositeType, nama: string): Bidang | undefined {
  return isObjectType(tipe) || isInterfaceType(tipe) ? tipe.getFields()[nama] : undefined
}

function ukuranDaftar(milik: Bidang, simpul: FieldNode): Hitung {
  if (!isListType(getNullableType(milik.type))) return () => 1
  const { ukuran } = milik.extensions as { ukuran?: UkuranDaftar }
  if (ukuran === undefined || ukuran === 'halaman') return (_, halaman) => halaman
  if (typeof ukuran === 'number') return () => ukuran
  const bawaan = milik.args.find(({ name }) => name === ukuran.argumen)?.defaultValue
  return (nilai) => {
    const isi = argumen(simpul, ukuran.argumen, nilai) ?? bawaan
    return dalamBatas(Array.isArray(isi) ? isi.length : isi, DAFTAR_TERBESAR)
  }
}

function ukuranHalaman({ args }: Bidang, simpul: FieldNode): (nilai: Nilai) => number {
  const pertama = args.find(({ name }) => name === 'first')
  if (!pertama) return () => 1
  return (nilai) =>
    dalamBatas(
      argumen(simpul, 'last', nilai) ??
        argumen(simpul, 'first', nilai) ??
        pertama.defaultValue ??
        HALAMAN_BAWAAN,
      HALAMAN_TERBESAR,
    )
}

const dalamBatas = (angka: unknown, terbesar: number) =>
  Math.min(Math.max(Number(angka) || 0, 0), terbesar)

/** A fragment that is spread twice in one that is spread twice, and so on, is still added up once. */
function sekali(hitung: Hitung): Hitung {
  const sudah = new WeakMap<Nilai, Map<number, number>>()
  return (nilai, halaman) => {
    const milik = sudah.get(nilai) ?? new Map<number, number>()
    sudah.set(nilai, milik)
    const jumlah = milik.get(halaman) ?? hitung(nilai, halaman)
    milik.set(halaman, jumlah)
    return jumlah
  }
}

/** A selection that `@skip` or `@include` leaves out costs nothing. */
function denganArahan(simpul: SelectionNode, hitung: Hitung): Hitung {
  const arahan = simpul.directives ?? []
  if (arahan.length === 0) return hitung
  return (nilai, halaman) => {
    const dilewati = arahan.some(
      (satu) => argumen(satu, 'if', nilai) === (satu.name.value === 'skip'),
    )
    return dilewati ? 0 : hitung(nilai, halaman)
  }
}
