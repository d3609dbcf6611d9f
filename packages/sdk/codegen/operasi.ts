import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  Source,
  specifiedRules,
  validate,
  visit,
} from 'graphql'
import type { JenisOperasi } from '../src/dokumen.ts'

const FOLDER = join(import.meta.dirname, '../operations')

export interface BerkasOperasi {
  readonly location: string
  readonly document: DocumentNode
}

/** Operasi bernama, dengan penggalan yang dipakainya / A named operation with the fragments it uses. */
export interface Operasi {
  readonly nama: string
  readonly jenis: JenisOperasi
  readonly keterangan: string
  readonly definisi: OperationDefinitionNode
  readonly penggalan: readonly FragmentDefinitionNode[]
}

export function bacaBerkas(): BerkasOperasi[] {
  return globSync('**/*.graphql', { cwd: FOLDER })
    .sort()
    .map((location) => ({
      location,
      document: parse(new Source(readFileSync(join(FOLDER, location), 'utf8'), location)),
    }))
}

/** @throws Error bila ada operasi yang tidak sah / if any operation is invalid against the schema. */
export function daftarOperasi(schema: GraphQLSchema, berkas: readonly BerkasOperasi[]): Operasi[] {
  const definitions = berkas.flatMap(({ document }) => document.definitions)
  const galat = validate(schema, { kind: Kind.DOCUMENT, definitions }, specifiedRules)
  if (galat.length > 0) throw new Error(galat.map(String).join('\n\n'))
  const penggalan = definitions.filter((satu) => satu.kind === Kind.FRAGMENT_DEFINITION)
  return definitions
    .filter((satu) => satu.kind === Kind.OPERATION_DEFINITION)
    .map((definisi) => bacaOperasi(definisi, penggalan))
}

function bacaOperasi(
  definisi: OperationDefinitionNode,
  semua: readonly FragmentDefinitionNode[],
): Operasi {
  const { name, operation: jenis, loc } = definisi
  if (!name) throw new Error(`Operasi tanpa nama / without a name: ${loc?.source.name}`)
  const komentar = loc?.source.body.slice(0, loc.start).trim().split('\n') ?? []
  const keterangan = komentar.map((baris) => baris.replace(/^# ?/, '')).join(' ')
  if (!keterangan) throw new Error(`${name.value}: tulis satu kalimat di atasnya, "# ..."`)
  return { nama: name.value, jenis, keterangan, definisi, penggalan: dipakai(definisi, semua) }
}

/** Penggalan yang dipakai, langsung atau tidak, sekali masing-masing / Fragments used, directly or not, once each. */
function dipakai(
  definisi: OperationDefinitionNode,
  semua: readonly FragmentDefinitionNode[],
): FragmentDefinitionNode[] {
  const hasil = new Set<FragmentDefinitionNode>()
  const telusuri = (simpul: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(simpul, {
      FragmentSpread({ name }) {
        const isi = semua.find((satu) => satu.name.value === name.value)
        if (!isi || hasil.has(isi)) return
        hasil.add(isi)
        telusuri(isi)
      },
    })
  telusuri(definisi)
  return [...hasil]
}
