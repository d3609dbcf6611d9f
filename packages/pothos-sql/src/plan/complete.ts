import {
  type FieldNode,
  type GraphQLField,
  type GraphQLOutputType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { readerOf } from '../field/reader.ts'
import { Unsupported } from '../unsupported.ts'
import { collectFields, type Scope } from './collect.ts'

/** Writes a value that JavaScript made as JSON, as the executor would. */
export type Complete = (value: unknown, context: unknown) => string

/** A null where the type allows none: the executor knows how far it must reach. */
export class NullInNonNull extends Error {}

export type Refused = (field: GraphQLField<unknown, unknown>) => boolean

/** Fields below must be pure: a property of their parent, or a function of it. */
export function completion(
  scope: Scope,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  refused: Refused,
): Complete {
  if (isNonNullType(type)) {
    const inner = completion(scope, type.ofType, nodes, refused)
    return (value, context) => {
      const text = inner(value, context)
      if (text === 'null') throw new NullInNonNull()
      return text
    }
  }
  const write = nonNullCompletion(scope, type, nodes, refused)
  return (value, context) =>
    value === null || value === undefined ? 'null' : write(value, context)
}

function nonNullCompletion(
  scope: Scope,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  refused: Refused,
): Complete {
  if (isListType(type)) {
    const item = completion(scope, type.ofType, nodes, refused)
    return (value, context) =>
      `[${(value as readonly unknown[]).map((one) => item(one, context)).join(',')}]`
  }
  const named = getNullableType(type)
  if (isLeafType(named)) return (value) => JSON.stringify(named.serialize(value))
  if (!isObjectType(named)) throw new Unsupported(`a computed value of type ${String(named)}`)

  const sets = nodes.flatMap(({ selectionSet }): SelectionSetNode[] =>
    selectionSet ? [selectionSet] : [],
  )
  const entries = [...collectFields(scope, named, sets)].map(([key, [node, ...rest]]) => {
    const name = node?.name.value ?? ''
    const prefix = `${JSON.stringify(key)}:`
    const field = named.getFields()[name]
    if (!field) return () => `${prefix}${JSON.stringify(named.name)}`
    if (refused(field)) return () => `${prefix}null`
    const read = readPure(named.name, field)
    const inner = completion(scope, field.type, node ? [node, ...rest] : rest, refused)
    return (value: unknown, context: unknown) => prefix + inner(read(value, context), context)
  })
  return (value, context) => `{${entries.map((entry) => entry(value, context)).join(',')}}`
}

/** Whether a field is a property of its parent, or a function of nothing else. */
export function isPure(field: GraphQLField<unknown, unknown>): boolean {
  const { pothosExposedField, pothosOriginalResolve } = field.extensions
  const reader = readerOf(field.extensions)
  const pure = reader?.kind === 'pure' && reader.resolve === pothosOriginalResolve
  return field.args.length === 0 && (pure || typeof pothosExposedField === 'string')
}

export function readPure(typeName: string, field: GraphQLField<unknown, unknown>) {
  if (!isPure(field)) throw new Unsupported(`${typeName}.${field.name} is not a pure field`)
  const exposed = field.extensions['pothosExposedField']
  return (value: unknown, context: unknown) =>
    typeof exposed === 'string'
      ? (value as Record<string, unknown>)[exposed]
      : field.resolve?.(value, {}, context, undefined as never)
}
