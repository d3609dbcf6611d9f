import type { FieldNode, GraphQLField, GraphQLNamedType, GraphQLObjectType } from 'graphql'
import type { SqlConfig } from '../config.ts'
import type { Scope } from './collect.ts'
import type { ObjectPlan, PlanNode, Request, Slot, TypeName } from './node.ts'
import type { Source } from './source.ts'

export type Verb = {
  key: string
  nodes: readonly FieldNode[]
  run: (request: Request) => Promise<unknown>
}

export type Args = (request: Request) => never

/** What the readers of fields build a plan with. */
export type Builder = {
  config: SqlConfig
  scope: Scope
  context: unknown
  slot(slot: Slot): number
  alias(): string
  /** Throws for a field the compiler may not read. */
  object(source: Source, type: GraphQLNamedType, nodes: readonly FieldNode[]): ObjectPlan
  field(
    source: Source,
    type: GraphQLObjectType,
    name: TypeName,
    nodes: readonly FieldNode[],
  ): PlanNode
  /** The same, every slot and alias through another builder. */
  within(inner: Builder): Pick<Builder, 'object' | 'field'>
  possibleTypes(type: GraphQLNamedType): readonly GraphQLObjectType[]
  verb(verb: Verb): unknown
  /** The answer depends on who asks. */
  forCaller(): void
  /** Every field that is read, and not refused, is noted. */
  note(field: GraphQLField<unknown, unknown>): void
}

export type FieldInPlan = {
  source: Source
  field: GraphQLField<unknown, unknown>
  nodes: readonly FieldNode[]
  args: Args
  nonNull: boolean
  typeName: TypeName
}
