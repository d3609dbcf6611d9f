import {
  type ArgumentNode,
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

/** How a field of a subscription is read: by a field of Query with the same arguments and selection. */
export type CaraBaca = {
  field: string
  /** What is asked beside of each answer, by its key there; a client's own key must not be the same. */
  beserta: Readonly<Record<string, FieldNode>>
  /** The argument that says where the stream is, moved on from answer to answer. */
  letak?: { argumen: string; variabel: string; tipe: string }
}

export type Kueri = {
  document: DocumentNode
  /** The subscription's own field. */
  nama: string
  /** Under which key its answer stands. */
  kunci: string
  akar: FieldNode
}

const dikenal = new WeakMap<DocumentNode, Map<string, Kueri>>()

/**
 * The query that reads one answer of a subscription: the same selection, its place in a variable. Made
 * once for a document, so that its plan is kept; GraphQL allows a subscription one root field.
 */
export function jadiKueri(
  cara: (nama: string) => CaraBaca | undefined,
  document: DocumentNode,
  operationName?: string | null,
): Kueri | undefined {
  const milik = dikenal.get(document) ?? new Map<string, Kueri>()
  dikenal.set(document, milik)
  const lama = milik.get(operationName ?? '')
  if (lama) return lama
  const baru = susun(cara, document, operationName)
  if (baru) milik.set(operationName ?? '', baru)
  return baru
}

function susun(
  cara: (nama: string) => CaraBaca | undefined,
  document: DocumentNode,
  operationName?: string | null,
): Kueri | undefined {
  const operasi = getOperationAST(document, operationName)
  const akar = operasi && akarnya(document, operasi.selectionSet)
  const dibaca = akar && cara(akar.name.value)
  if (!operasi || !dibaca || !akar.selectionSet) return undefined
  const { field, beserta, letak } = dibaca
  const kunci = akar.alias?.value ?? akar.name.value
  const arguments_ = (akar.arguments ?? []).filter(({ name }) => name.value !== letak?.argumen)
  const kueri: OperationDefinitionNode = {
    ...operasi,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [
      ...(operasi.variableDefinitions ?? []),
      ...(letak ? [variabel(letak.variabel, letak.tipe)] : []),
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        {
          ...akar,
          alias: nama(kunci),
          name: nama(field),
          arguments: [...arguments_, ...(letak ? [argumen(letak)] : [])],
          selectionSet: {
            kind: Kind.SELECTION_SET,
            selections: [...akar.selectionSet.selections, ...Object.values(beserta)],
          },
        },
      ],
    },
  }
  const definitions = [kueri, ...pecahan(document)]
  return { document: { ...document, definitions }, nama: akar.name.value, kunci, akar }
}

const nama = (value: string) => ({ kind: Kind.NAME as const, value })

/** A field under a key that no client would choose. */
export function pilih(kunci: string, field: string, anak?: string): FieldNode {
  const selectionSet: SelectionSetNode | undefined = anak
    ? { kind: Kind.SELECTION_SET, selections: [{ kind: Kind.FIELD, name: nama(anak) }] }
    : undefined
  return {
    kind: Kind.FIELD,
    name: nama(field),
    alias: nama(kunci),
    ...(selectionSet && { selectionSet }),
  }
}

const argumen = (letak: NonNullable<CaraBaca['letak']>): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: nama(letak.argumen),
  value: { kind: Kind.VARIABLE, name: nama(letak.variabel) },
})

const variabel = (satu: string, tipe: string) => ({
  kind: Kind.VARIABLE_DEFINITION as const,
  variable: { kind: Kind.VARIABLE as const, name: nama(satu) },
  type: { kind: Kind.NAMED_TYPE as const, name: nama(tipe) },
})

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
