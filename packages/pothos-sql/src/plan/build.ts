import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import type { SqlConfig } from '../config.ts'
import { type Reader, readerOf } from '../field/reader.ts'
import { Unsupported } from '../unsupported.ts'
import { collectFields, fragmentsOf, type Scope } from './collect.ts'
import { isPure } from './complete.ts'
import type { Entry, ObjectPlan, PlanNode, Request, Slot, TypeName } from './node.ts'
import { READERS } from './readers.ts'
import { relationReader } from './relation.ts'
import { ROOT, type Source } from './source.ts'
import { typeNameOf, uniform, variantsOf } from './variants.ts'
import { pureOfValue, verbPlan } from './verb.ts'

/** An operation as a tree of what to read, and the slots that a request fills. */
export type Plan = {
  entries: readonly Entry[]
  slots: readonly Slot[]
  /** Of a mutation: its root fields, in order. Their values are there before anything is read. */
  verbs: readonly Verb[]
  /** Whether any field of it depends on who asks. */
  needsCaller: boolean
}

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

/**
 * @param variables values of the variables that directives read
 * @throws Unsupported with the reason why the operation is left to the resolvers
 */
export function buildPlan(
  schema: GraphQLSchema,
  config: SqlConfig,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
  context: unknown,
): Plan {
  const operation = getOperationAST(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!root || operation.operation === 'subscription') throw new Unsupported('no such operation')
  const slots: Slot[] = []
  const verbs: Verb[] = []
  let aliases = 0
  let needsCaller = false
  const builder: Builder = {
    config,
    scope: { schema, fragments: fragmentsOf(document), variables },
    context,
    slot: (slot) => slots.push(slot) - 1,
    alias: () => `t${aliases++}`,
    object: (...of) => objectPlan(builder, ...of),
    field: (...of) => fieldPlan(builder, ...of),
    within: (inner) => ({
      object: (...of) => objectPlan(inner, ...of),
      field: (...of) => fieldPlan(inner, ...of),
    }),
    possibleTypes: (type) => (isAbstractType(type) ? schema.getPossibleTypes(type) : []),
    verb: (verb) => verbs.push(verb),
    note: (field) => {
      needsCaller ||= config.needsCaller(field)
    },
    forCaller: () => {
      needsCaller = true
    },
  }
  const entries =
    operation.operation === 'query'
      ? entriesOf(builder, ROOT, root, root.name, [operation.selectionSet])
      : mutationEntries(builder, root, operation.selectionSet)
  return { entries, slots, verbs, needsCaller }
}

/** Verbs run one after the other; then one statement reads what was asked of their values. */
function mutationEntries(
  builder: Builder,
  root: GraphQLObjectType,
  selectionSet: SelectionSetNode,
): Entry[] {
  return [...collectFields(builder.scope, root, [selectionSet])].map(([key, nodes]) => {
    const [node] = nodes
    const field = root.getFields()[node?.name.value ?? '']
    if (!node || !field) return { key, node: { kind: 'typeName', name: root.name } }
    if (builder.config.refused(field, builder.context as never)) {
      return { key, node: refusedPlan(builder, field, node) }
    }
    return { key, node: verbPlan(builder, key, root, field, nodes) }
  })
}

function objectPlan(
  builder: Builder,
  source: Source,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
): ObjectPlan {
  const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []))
  if (isObjectType(type)) return { entries: entriesOf(builder, source, type, type.name, sets) }
  if (!isAbstractType(type)) throw new Unsupported(`selection on ${type.name}`)

  const variants = variantsOf(builder.scope.schema, type, source)
  const [first] = variants.types.values()
  if (first && uniform(builder.scope, type, sets)) {
    return { entries: entriesOf(builder, source, first, typeNameOf(variants), sets) }
  }
  const cases = [...variants.types].map(
    ([value, one]) => [value, entriesOf(builder, source, one, one.name, sets)] as const,
  )
  return { by: variants.by, cases: new Map(cases) }
}

function entriesOf(
  builder: Builder,
  source: Source,
  type: GraphQLObjectType,
  name: TypeName,
  sets: readonly SelectionSetNode[],
): Entry[] {
  return [...collectFields(builder.scope, type, sets)].map(([key, nodes]) => ({
    key,
    node: builder.field(source, type, name, nodes),
  }))
}

function fieldPlan(
  builder: Builder,
  source: Source,
  type: GraphQLObjectType,
  typeName: TypeName,
  nodes: readonly FieldNode[],
): PlanNode {
  const [node] = nodes
  const name = node?.name.value ?? ''
  if (name === '__typename') return { kind: 'typeName', name: typeName }
  const field = type.getFields()[name]
  if (!field || !node) throw new Unsupported(`introspection of ${type.name}`)
  if (builder.config.refused(field, builder.context as never)) {
    return refusedPlan(builder, field, node)
  }

  builder.note(field)
  const exposed = field.extensions['pothosExposedField']
  if (source.value && isPure(field)) return pureOfValue(builder, source, type, field, nodes)
  if (typeof exposed === 'string') return leafPlan(source, type, field, exposed)

  const reader = allowedReader(field, source, type)
  const args: Args = argsOf(field, node)
  const nonNull = isNonNullType(field.type)
  const read = READERS[reader.kind]
  if (!read) throw new Unsupported(`${type.name}.${name} (${reader.kind}) stands alone`)
  return read(builder, { source, field, nodes, args, nonNull, typeName }, reader as never)
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

function leafPlan(
  source: Source,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  exposed: string,
): PlanNode {
  const column = Object.hasOwn(source.columns, exposed) ? source.columns[exposed] : undefined
  if (!column || !isLeaf(field)) throw new Unsupported(`${type.name}.${field.name} is no column`)
  return { kind: 'leaf', column, required: source.required.has(exposed), type: field.type }
}

const isLeaf = (field: GraphQLField<unknown, unknown>) => isLeafType(getNamedType(field.type))

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
