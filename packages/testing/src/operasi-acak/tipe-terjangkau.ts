import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
} from 'graphql'

export function fieldMilik(tipe: GraphQLCompositeType): GraphQLField<unknown, unknown>[] {
  return isUnionType(tipe) ? [] : Object.values(tipe.getFields())
}

/** Every type that a query can come to, interfaces of its types and types of its interfaces included. */
export function tipeTerjangkau(schema: GraphQLSchema): GraphQLCompositeType[] {
  const akar = schema.getQueryType()
  const sudah = new Set<GraphQLCompositeType>(akar ? [akar] : [])
  for (const tipe of sudah) {
    for (const { type } of fieldMilik(tipe)) {
      const anak = getNamedType(type)
      if (isCompositeType(anak)) sudah.add(anak)
    }
    const lain = isAbstractType(tipe) ? schema.getPossibleTypes(tipe) : tipe.getInterfaces()
    for (const satu of lain) sudah.add(satu)
  }
  return [...sudah]
}
