import {
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { EXTENSION } from '../field/reader.ts'
import type { ColumnRef } from '../sql/fragment.ts'
import { Unsupported } from '../unsupported.ts'
import type { Scope } from './collect.ts'
import type { TypeName } from './node.ts'
import type { Source } from './source.ts'

/** Which type a row of an interface is shown as: the value of a column names it. */
export type Variants = { column: string; names: Readonly<Record<string, string>> }

export type VariantsOfRow = {
  by: ColumnRef
  types: ReadonlyMap<string, GraphQLObjectType>
}

export function variantsOf(
  schema: GraphQLSchema,
  type: GraphQLAbstractType,
  source: Source,
): VariantsOfRow {
  const variants = type.extensions[EXTENSION] as Variants | undefined
  const by = variants && source.columns[variants.column]
  if (!by) throw new Unsupported(`${type.name} does not say which column tells its types apart`)
  const types = Object.entries(variants.names).map(([value, name]) => {
    const one = schema.getType(name)
    if (!(one instanceof GraphQLObjectType)) throw new Unsupported(`${name} is no object type`)
    return [value, one] as const
  })
  return { by, types: new Map(types) }
}

export function typeNameOf({ by, types }: VariantsOfRow): TypeName {
  return { by, names: Object.fromEntries([...types].map(([value, { name }]) => [value, name])) }
}

/** Whether a selection reads the same of every type: no fragment on one of them. */
export function uniform(
  scope: Scope,
  type: GraphQLAbstractType,
  sets: readonly SelectionSetNode[],
  seen: ReadonlySet<string> = new Set(),
): boolean {
  return sets.every(({ selections }) =>
    selections.every((node) => {
      if (node.kind === Kind.FIELD) return true
      const fragment =
        node.kind === Kind.FRAGMENT_SPREAD ? scope.fragments.get(node.name.value) : node
      if (!fragment || (node.kind === Kind.FRAGMENT_SPREAD && seen.has(node.name.value)))
        return true
      const condition = fragment.typeCondition?.name.value
      const inside = new Set([...seen, (fragment as FragmentDefinitionNode).name?.value ?? ''])
      return covers(scope, type, condition) && uniform(scope, type, [fragment.selectionSet], inside)
    }),
  )
}

function covers({ schema }: Scope, type: GraphQLAbstractType, condition: string | undefined) {
  if (condition === undefined || condition === type.name) return true
  const other = schema.getType(condition)
  return (
    isAbstractType(other) &&
    schema.getPossibleTypes(type).every((possible) => schema.isSubType(other, possible))
  )
}
