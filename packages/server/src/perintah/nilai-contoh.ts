import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type TypeNode,
  typeFromAST,
} from 'graphql'

/** A value each scalar accepts; only its form counts. */
const SKALAR: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Date: '2025-01-01',
  Float: 1,
  ID: 'S3BtOjE',
  Int: 2025,
  KodeWilayah: '16.02',
  NIK: '9916020101800001',
  NoKK: '9916020101800001',
  String: 'contoh',
}

export function nilaiContoh(schema: GraphQLSchema, tipe: TypeNode): unknown {
  return untuk(typeFromAST(schema, tipe as never) as GraphQLInputType)
}

function untuk(tipe: GraphQLInputType): unknown {
  const inti = getNullableType(tipe)
  if (isListType(inti)) return [untuk(inti.ofType)]
  if (isEnumType(inti)) return inti.getValues()[0]?.name
  if (isInputObjectType(inti)) return {}
  return SKALAR[inti.name]
}
