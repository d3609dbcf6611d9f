import {
  BREAK,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** Scalars that hold an identity number. */
const NOMOR = new Set(['NIK', 'NoKK'])

/**
 * Whether a valid document may be asked in a URL, which every proxy on the way writes down: a query of
 * public fields alone, none of whose variables could be an identity number.
 */
export function buatPemeriksaUrl(schema: GraphQLSchema) {
  const dikenal = new WeakMap<DocumentNode, boolean>()
  return (document: DocumentNode): boolean => {
    const lama = dikenal.get(document)
    if (lama !== undefined) return lama
    const boleh = hanyaPublik(schema, document)
    dikenal.set(document, boleh)
    return boleh
  }
}

function hanyaPublik(schema: GraphQLSchema, document: DocumentNode): boolean {
  const tipe = new TypeInfo(schema)
  let boleh = true
  const tolak = () => {
    boleh = false
    return BREAK
  }
  visit(
    document,
    visitWithTypeInfo(tipe, {
      OperationDefinition: ({ operation }) =>
        operation === OperationTypeNode.QUERY ? undefined : tolak(),
      VariableDefinition: () => {
        const milik = tipe.getInputType()
        return milik && memuatNomor(milik) ? tolak() : undefined
      },
      Field: ({ name }) => {
        const introspeksi =
          name.value.startsWith('__') || tipe.getParentType()?.name.startsWith('__')
        const publik = tipe.getFieldDef()?.extensions['kelas'] === 'publik'
        return introspeksi || publik ? undefined : tolak()
      },
    }),
  )
  return boleh
}

function memuatNomor(tipe: GraphQLInputType, sudah = new Set<string>()): boolean {
  const milik = getNamedType(tipe)
  if (NOMOR.has(milik.name)) return true
  if (!isInputObjectType(milik) || sudah.has(milik.name)) return false
  sudah.add(milik.name)
  return Object.values(milik.getFields()).some(({ type }) => memuatNomor(type, sudah))
}
