import { fragmentsOf } from '@harapan/pothos-sql'
import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
} from 'graphql'
import { galatKode } from '../galat.ts'
import { adalahPerorangan, type Kelas } from './kelas.ts'
import { alasanTolak, kelasBagi, type Pelaku, type Syarat } from './pelaku.ts'

/** What an operation asks for, as the guard sees it. */
export type Ulasan = {
  /** One error per refused selection, its path up to the nearest list. */
  tolakan: GraphQLError[]
  /** Classes of personal data that are selected and allowed. */
  kelasDibaca: Set<Kelas>
}

/**
 * Decides on the document alone what the caller is refused, so that a refusal never depends on the
 * rows and every way of executing the operation gives the same answer.
 */
export function ulasOperasi(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
  pelaku: Pelaku,
): Ulasan {
  const operasi = getOperationAST(document, operationName)
  const ulasan: Ulasan = { tolakan: [], kelasDibaca: new Set() }
  const akar = operasi && schema.getRootType(operasi.operation)
  if (!operasi || !akar) return ulasan

  const nilai = { ...bawaanVariabel(operasi.variableDefinitions ?? []), ...variables }
  const fragmen = fragmentsOf(document)
  const sudah = new Set<string>()
  const sebaran = new Set<string>()
  jelajahi(operasi.selectionSet, akar, { kunci: [], path: [], dalamDaftar: false })
  return ulasan

  function jelajahi(pilihan: SelectionSetNode, tipe: GraphQLCompositeType, di: Letak): void {
    for (const simpul of pilihan.selections) {
      if (!disertakan(simpul, nilai)) continue
      if (simpul.kind === Kind.FRAGMENT_SPREAD) {
        const isi = fragmen.get(simpul.name.value)
        // Fragments that spread each other twice would be walked 2^n times.
        const letak = [...di.kunci, simpul.name.value].join('.')
        if (!isi || sebaran.has(letak)) continue
        sebaran.add(letak)
        jelajahi(isi.selectionSet, tipeBernama(schema, isi.typeCondition.name.value, tipe), di)
        continue
      }
      if (simpul.kind === Kind.INLINE_FRAGMENT) {
        jelajahi(
          simpul.selectionSet,
          tipeBernama(schema, simpul.typeCondition?.name.value, tipe),
          di,
        )
        continue
      }
      const field =
        isObjectType(tipe) || isInterfaceType(tipe)
          ? tipe.getFields()[simpul.name.value]
          : undefined
      if (!field) continue
      const bawah = turun(di, simpul.alias?.value ?? field.name, field.type)
      if (tolak(`${tipe.name}.${field.name}`, field, bawah)) continue
      const anak = getNamedType(field.type)
      if (simpul.selectionSet && isCompositeType(anak)) jelajahi(simpul.selectionSet, anak, bawah)
    }
  }

  function tolak(tempat: string, field: GraphQLField<unknown, unknown>, di: Letak): boolean {
    const syarat = field.extensions as Syarat
    const [kelas, { wewenang }] = [kelasBagi(pelaku, syarat), syarat]
    const alasan = alasanTolak(pelaku, syarat)
    if (!alasan) {
      if (adalahPerorangan(kelas)) ulasan.kelasDibaca.add(kelas)
      return false
    }
    const kunci = di.kunci.join('.')
    if (!sudah.has(kunci))
      ulasan.tolakan.push(galatKode(alasan, { tempat, path: di.path, perlu: wewenang ?? kelas }))
    sudah.add(kunci)
    return true
  }
}

type Letak = { kunci: string[]; path: string[]; dalamDaftar: boolean }

/** The path stops at the nearest list: which of its rows is meant is not known from the document. */
function turun(di: Letak, nama: string, tipe: GraphQLOutputType): Letak {
  return {
    kunci: [...di.kunci, nama],
    path: di.dalamDaftar ? di.path : [...di.path, nama],
    dalamDaftar: di.dalamDaftar || isListType(isNonNullType(tipe) ? tipe.ofType : tipe),
  }
}

function tipeBernama(
  schema: GraphQLSchema,
  nama: string | undefined,
  sekarang: GraphQLCompositeType,
) {
  const tipe = nama ? schema.getType(nama) : undefined
  return tipe && isCompositeType(tipe) ? tipe : sekarang
}

function disertakan(simpul: SelectionNode, nilai: Record<string, unknown>): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, simpul, nilai)?.['if'] === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, simpul, nilai)?.['if'] !== false
}

export function bawaanVariabel(
  definisi: readonly VariableDefinitionNode[],
): Record<string, unknown> {
  return Object.fromEntries(
    definisi.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  )
}
