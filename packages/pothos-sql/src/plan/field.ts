import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getArgumentValues,
} from 'graphql'
import { type Reader, readerOf } from '../field/reader.ts'
import { Unsupported } from '../unsupported.ts'
import type { Args, Builder } from './builder.ts'
import type { PlanNode } from './node.ts'
import { relationReader } from './relation.ts'
import type { Source } from './source.ts'

/** A reader counts only together with the resolver that was made of it. */
export function allowedReader(
  field: GraphQLField<unknown, unknown>,
  source: Source,
  type: GraphQLObjectType,
): Reader {
  const reader = readerOf(field.extensions) ?? relationReader(field, source)
  if (!reader) throw new Unsupported(`${type.name}.${field.name} has a custom resolver`)
  if (reader.resolve && reader.resolve !== field.extensions['pothosOriginalResolve']) {
    throw new Unsupported(`${type.name}.${field.name} has another resolver than its reader's`)
  }
  return reader
}

export function argsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Args {
  if (field.args.length === 0) return () => ({}) as never
  return ({ variables }) => getArgumentValues(field, node, variables) as never
}

/** Null, but its arguments count: one that does not fit is an error before anything is refused. */
export function refusedPlan(
  builder: Builder,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): PlanNode {
  const args = argsOf(field, node)
  if (field.args.length > 0) {
    builder.slot((request) => {
      args(request)
      return { fragments: [] }
    })
  }
  return { kind: 'constant', json: 'null' }
}
