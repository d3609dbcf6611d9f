import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
} from 'graphql'

export type Bidang = GraphQLField<unknown, unknown>

/** Bidang menurut namanya, juga di salah satu anggota tipe abstrak / A field by name, also in an abstract type's member. */
export function cariBidang(
  schema: GraphQLSchema,
  tipe: GraphQLNamedType | undefined,
  nama: string,
): Bidang | undefined {
  if (isObjectType(tipe) || isInterfaceType(tipe)) {
    const bidang = tipe.getFields()[nama]
    if (bidang) return bidang
  }
  if (!isAbstractType(tipe)) return undefined
  return schema
    .getPossibleTypes(tipe)
    .map((satu) => satu.getFields()[nama])
    .find((bidang) => bidang !== undefined)
}

export function tipeBidang(bidang: Bidang | undefined): GraphQLNamedType | undefined {
  return bidang && getNamedType(bidang.type)
}

/** Komentar TSDoc sebuah bidang, kosong bila skema tidak menguraikannya / The TSDoc of a field, or ''. */
export function tsdoc({ description, deprecationReason }: Bidang): string {
  const usang = deprecationReason ? `@deprecated ${deprecationReason}` : ''
  const isi = [description, usang].filter(Boolean).join(' ')
  return isi && `* ${isi.replaceAll('*/', '* /').replace(/\s+/g, ' ')} `
}
