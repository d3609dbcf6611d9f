import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  type OperationTypeNode,
} from 'graphql'
import ts from 'typescript'
import type { JenisOperasi } from '../src/dokumen.ts'
import { cariBidang, tipeBidang, tsdoc } from './keterangan.ts'

/** Nama jenis TypeScript sebuah jawaban atau penggalan, dan tipe GraphQL-nya / A TypeScript type and its GraphQL type. */
export type AkarJenis = ReadonlyMap<string, GraphQLNamedType>

/**
 * Membuat keluaran graphql-codegen enak dibaca di editor / Makes graphql-codegen's output read well in an editor:
 * inner helper types go, variables become interfaces, `__typename` joins its object, and every field of every answer
 * carries the schema's description (graphql-codegen describes inputs and enums only).
 */
export function rapikan(schema: GraphQLSchema, teks: string, akar: AkarJenis): string {
  const berkas = ts.createSourceFile('operasi.ts', teks, ts.ScriptTarget.Latest, true)
  const { transformed } = ts.transform(berkas, [
    (konteks) => (sumber) => {
      const olah = (simpul: ts.Node, tipe: GraphQLNamedType | undefined): ts.Node => {
        const bidang = ts.isPropertySignature(simpul)
          ? cariBidang(schema, tipe, simpul.name.getText(berkas))
          : undefined
        const isi = ts.visitEachChild(
          simpul,
          (anak) => olah(anak, tipeBidang(bidang) ?? tipe),
          konteks,
        )
        const rapi = ts.isParenthesizedTypeNode(isi) ? gabungkan(isi) : isi
        if (bidang) beriKomentar(rapi, tsdoc(bidang))
        return rapi
      }
      const pernyataan = sumber.statements
        .filter((satu) => !namaDalam.has(namaJenis(satu)))
        .map((satu) => variabelJadiAntarmuka(satu))
        .map((satu) => olah(satu, akar.get(namaJenis(satu))) as ts.Statement)
      return ts.factory.updateSourceFile(sumber, pernyataan)
    },
  ])
  const [hasil] = transformed
  return hasil ? ts.createPrinter().printFile(hasil) : teks
}

const namaDalam = new Set(['Exact', 'Incremental'])

function namaJenis(pernyataan: ts.Statement): string {
  const bernama = ts.isTypeAliasDeclaration(pernyataan) || ts.isInterfaceDeclaration(pernyataan)
  return bernama ? pernyataan.name.text : ''
}

/** `type X = Exact<{...}>` menjadi `interface X {...}`. */
function variabelJadiAntarmuka(pernyataan: ts.Statement): ts.Statement {
  if (!ts.isTypeAliasDeclaration(pernyataan)) return pernyataan
  const { type, name, modifiers } = pernyataan
  const isi = ts.isTypeReferenceNode(type) ? type.typeArguments?.[0] : undefined
  if (!isi || !ts.isTypeLiteralNode(isi)) return pernyataan
  return ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, isi.members)
}

/** `({...} & { __typename })` menjadi satu objek / becomes one object. */
function gabungkan(simpul: ts.ParenthesizedTypeNode): ts.Node {
  const { type } = simpul
  if (!ts.isIntersectionTypeNode(type) || !type.types.every(ts.isTypeLiteralNode)) return simpul
  const [objek, ...lain] = type.types as unknown as readonly ts.TypeLiteralNode[]
  const anggota = [...lain, objek].flatMap((satu) => [...(satu?.members ?? [])])
  return ts.factory.createTypeLiteralNode(anggota)
}

function beriKomentar(simpul: ts.Node, isi: string): void {
  const jenis = ts.SyntaxKind.MultiLineCommentTrivia
  if (isi) ts.addSyntheticLeadingComment(simpul, jenis, isi, true)
}

/** Akhiran graphql-codegen pada jenis jawaban / How graphql-codegen ends the name of an answer's type. */
export const AKHIRAN: Readonly<Record<JenisOperasi, string>> = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
}

/** Akar setiap jawaban dan penggalan / The root of every answer and fragment. */
export function akarJenis(
  schema: GraphQLSchema,
  operasi: readonly { readonly nama: string; readonly jenis: JenisOperasi }[],
  penggalan: readonly { readonly nama: string; readonly tipe: string }[],
): AkarJenis {
  const akar = new Map<string, GraphQLNamedType>()
  for (const { nama, tipe } of penggalan) {
    const jenis = schema.getType(tipe)
    if (isCompositeType(jenis)) akar.set(`${nama}Fragment`, jenis)
  }
  for (const { nama, jenis } of operasi) {
    const tipe = schema.getRootType(jenis as OperationTypeNode)
    if (tipe) akar.set(nama + AKHIRAN[jenis], tipe)
  }
  return akar
}
