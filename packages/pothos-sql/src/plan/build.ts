import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import type { SqlConfig } from '../config.ts'
import { Unsupported } from '../unsupported.ts'
import type { Builder, Verb } from './builder.ts'
import { collectFields, fragmentsOf } from './collect.ts'
import { isPure } from './complete.ts'
import { allowedReader, argsOf, refusedPlan } from './field.ts'
import type { Entry, ObjectPlan, PlanNode, Slot, TracePlan, TypeName } from './node.ts'
import { READERS } from './readers.ts'
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
  const trace = traceOf(builder.config, source)
  if (isObjectType(type)) {
    return { trace, entries: entriesOf(builder, source, type, type.name, sets) }
  }
  if (!isAbstractType(type)) throw new Unsupported(`selection on ${type.name}`)

  const variants = variantsOf(builder.scope.schema, type, source)
  const [first] = variants.types.values()
  if (first && uniform(builder.scope, type, sets)) {
    return { trace, entries: entriesOf(builder, source, first, typeNameOf(variants), sets) }
  }
  const cases = [...variants.types].map(
    ([value, one]) => [value, entriesOf(builder, source, one, one.name, sets)] as const,
  )
  return { trace, by: variants.by, cases: new Map(cases) }
}

function traceOf(
  { trace }: SqlConfig,
  { model, columns, trace: own }: Source,
): TracePlan | undefined {
  if (trace && own) return { tag: '', column: own }
  const found = model === undefined ? undefined : trace?.models[model]
  const column = found && columns[found.field]
  return found && column && { tag: found.tag, column }
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
  const args = argsOf(field, node)
  const nonNull = isNonNullType(field.type)
  const read = READERS[reader.kind]
  if (!read) throw new Unsupported(`${type.name}.${name} (${reader.kind}) stands alone`)
  return read(builder, { source, field, nodes, args, nonNull, typeName }, reader as never)
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
