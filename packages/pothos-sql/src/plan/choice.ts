import { type GraphQLNamedType, type GraphQLObjectType, isObjectType } from 'graphql'
import type { Builder } from './builder.ts'
import type { PlanNode, Request } from './node.ts'

/**
 * An object whose type the request decides before anything is read. Only the slots of the chosen
 * type are filled; an unknown type is null.
 */
export function choicePlan(
  builder: Builder,
  type: GraphQLNamedType,
  chosen: (request: Request) => string | undefined,
  plan: (inCase: Builder, type: GraphQLObjectType) => PlanNode,
): PlanNode {
  const slot = builder.slot((request) => {
    const name = chosen(request) ?? ''
    return { fragments: [], shape: name, data: name }
  })
  const types = isObjectType(type) ? [type] : builder.possibleTypes(type)
  const cases = types.map((one) => {
    const inCase: Builder = {
      ...builder,
      slot: (fill) =>
        builder.slot((request) =>
          chosen(request) === one.name ? fill(request) : { fragments: [] },
        ),
      object: (source, of, nodes) => builder.within(inCase).object(source, of, nodes),
      field: (...of) => builder.within(inCase).field(...of),
    }
    return [one.name, plan(inCase, one)] as const
  })
  return { kind: 'choice', slot, cases: new Map(cases) }
}
