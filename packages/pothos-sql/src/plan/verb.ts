import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql'
import { Unsupported } from '../unsupported.ts'
import type { Builder } from './builder.ts'
import { choicePlan } from './choice.ts'
import { completion, readPure } from './complete.ts'
import { allowedReader, argsOf } from './field.ts'
import type { ComputedData, PlanNode, Request } from './node.ts'
import { ROOT, type Source } from './source.ts'

type Field = GraphQLField<unknown, unknown>

/** A root field of a mutation: runs first, and its value stands where a row would. */
export function verbPlan(
  builder: Builder,
  key: string,
  root: GraphQLObjectType,
  field: Field,
  nodes: readonly FieldNode[],
): PlanNode {
  const [node] = nodes
  const { resolve } = field
  const reader = allowedReader(field, ROOT, root)
  if (reader.kind !== 'verb' || !node || !resolve) {
    throw new Unsupported(`${root.name}.${field.name} is no verb`)
  }
  const args = argsOf(field, node)
  builder.verb({
    key,
    nodes,
    run: async (request) => resolve({}, args(request), request.context, undefined as never),
  })
  const value = (request: Request) => request.results?.[key]
  const type = getNamedType(field.type)
  return choicePlan(
    builder,
    type,
    (request) => typeOf(type, value(request)),
    (inCase, one) => ({
      kind: 'object',
      object: inCase.object({ ...ROOT, value }, one, nodes),
    }),
  )
}

function typeOf(type: ReturnType<typeof getNamedType>, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  if (isObjectType(type)) return type.name
  if (!isAbstractType(type) || !type.resolveType) throw new Unsupported('a verb that gives a leaf')
  return type.resolveType(value, undefined, undefined as never, type) as string
}

/** A field that only looks at its value: written by JavaScript, nothing is read. */
export function pureOfValue(
  builder: Builder,
  source: Source,
  type: GraphQLObjectType,
  field: Field,
  nodes: readonly FieldNode[],
): PlanNode {
  const read = readPure(type.name, field)
  const complete = completion(builder.scope, field.type, nodes, (one) =>
    builder.config.refused(one, builder.context as never),
  )
  const slot = builder.slot((request) => {
    const data: ComputedData = {
      write: () => complete(read(source.value?.(request), request.context), request.context),
      effect: undefined,
    }
    return { fragments: [], data }
  })
  return { kind: 'computed', slot }
}
