import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** What is asked beside of each page; a client's own key must not be the same. */
export const KUNCI = { lanjut: 'harapan_lanjut', adaLagi: 'harapan_adaLagi', isi: 'harapan_isi' }
/** The variable that holds where the stream is. */
export const VARIABEL_SEJAK = 'harapan_sejak'

export type Kueri = { document: DocumentNode; kunci: string; sejak: FieldNode | undefined }

const dikenal = new WeakMap<DocumentNode, Map<string, Kueri>>()

/**
 * The query that reads one page of a subscription: the same selection, its place in a variable. Made
 * once for a document, so that its plan is kept; GraphQL allows a subscription one root field.
 */
export function jadiKueri(
  document: DocumentNode,
  operationName?: string | null,
): Kueri | undefined {
  const milik = dikenal.get(document) ?? new Map<string, Kueri>()
  dikenal.set(document, milik)
  const lama = milik.get(operationName ?? '')
  if (lama) return lama
  const baru = susun(document, operationName)
  if (baru) milik.set(operationName ?? '', baru)
  return baru
}

function susun(document: DocumentNode, operationName?: string | null): Kueri | undefined {
  const operasi = getOperationAST(document, operationName)
  const akar = operasi && akarnya(document, operasi.selectionSet)
  if (!operasi || akar?.name.value !== 'perubahan' || !akar.selectionSet) return undefined
  const { selections } = akar.selectionSet
  const field: FieldNode = {
    ...akar,
    arguments: [
      ...(akar.arguments ?? []).filter(({ name }) => name.value !== 'sejak'),
      {
        kind: Kind.ARGUMENT,
        name: nama('sejak'),
        value: { kind: Kind.VARIABLE, name: nama(VARIABEL_SEJAK) },
      },
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [...selections, pilih('lanjut'), pilih('adaLagi'), pilih('perubahan', KUNCI.isi)],
    },
  }
  const kueri: OperationDefinitionNode = {
    ...operasi,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [
      ...(operasi.variableDefinitions ?? []),
      {
        kind: Kind.VARIABLE_DEFINITION,
        variable: { kind: Kind.VARIABLE, name: nama(VARIABEL_SEJAK) },
        type: { kind: Kind.NAMED_TYPE, name: nama('TokenPerubahan') },
      },
    ],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
  }
  return {
    document: { ...document, definitions: [kueri, ...pecahan(document)] },
    kunci: akar.alias?.value ?? 'perubahan',
    sejak: akar,
  }
}

const nama = (value: string) => ({ kind: Kind.NAME as const, value })

function pilih(field: 'lanjut' | 'adaLagi' | 'perubahan', alias?: string): FieldNode {
  return {
    kind: Kind.FIELD,
    name: nama(field),
    alias: nama(alias ?? KUNCI[field as 'lanjut' | 'adaLagi']),
    ...(field === 'perubahan' && {
      selectionSet: {
        kind: Kind.SELECTION_SET,
        selections: [{ kind: Kind.FIELD, name: nama('id') }],
      } satisfies SelectionSetNode,
    }),
  }
}

/** Those on the root stay out: the root field stands in the operation itself now. */
function pecahan({ definitions }: DocumentNode): FragmentDefinitionNode[] {
  return definitions.filter(
    (satu): satu is FragmentDefinitionNode =>
      satu.kind === Kind.FRAGMENT_DEFINITION && satu.typeCondition.name.value !== 'Subscription',
  )
}

/** The one root field, also where it stands in a fragment. */
function akarnya(document: DocumentNode, { selections }: SelectionSetNode): FieldNode | undefined {
  const [satu]: readonly (SelectionNode | undefined)[] = selections
  if (!satu || satu.kind === Kind.FIELD) return satu
  if (satu.kind === Kind.INLINE_FRAGMENT) return akarnya(document, satu.selectionSet)
  const isi = document.definitions.find(
    (lain): lain is FragmentDefinitionNode =>
      lain.kind === Kind.FRAGMENT_DEFINITION && lain.name.value === satu.name.value,
  )
  return isi && akarnya(document, isi.selectionSet)
}
