import { type DirectiveNode, type FieldNode, Kind, valueFromASTUntyped } from 'graphql'

export type Nilai = Readonly<Record<string, unknown>>

/** The value of an argument as it was sent, before anything checks it. */
export function argumen(simpul: FieldNode | DirectiveNode, nama: string, nilai: Nilai): unknown {
  const milik = simpul.arguments?.find(({ name }) => name.value === nama)?.value
  if (!milik) return undefined
  if (milik.kind === Kind.VARIABLE) return nilai[milik.name.value]
  return valueFromASTUntyped(milik, nilai)
}
