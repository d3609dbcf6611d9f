import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql'
import { beyondSql, readingOrder, tupleSql } from '../connection/keyset.ts'
import { pageOf } from '../connection/page.ts'
import { type ConnectionReader, readerOf } from '../field/reader.ts'
import { ColumnRef, raw, sql } from '../sql/fragment.ts'
import { orderSql } from '../sql/order.ts'
import { Unsupported } from '../unsupported.ts'
import type { Builder, FieldInPlan } from './builder.ts'
import { collectFields } from './collect.ts'
import { fromModel } from './from.ts'
import type { ConnectionEntry, EdgeEntry, Entry, PageData, PageInfoNode, PlanNode } from './node.ts'
import { call, modelSource, rowOf, selectSource } from './source.ts'

type Nodes = FieldInPlan['nodes']

/** A connection: one slot for its page, and what of it is asked for. */
export function connectionPlan(
  builder: Builder,
  at: FieldInPlan,
  reader: ConnectionReader,
): PlanNode {
  const { config } = builder
  const { models } = config
  const alias = builder.alias()

  const slot = builder.slot((request) => {
    const args = at.args(request)
    const page = pageOf(config, reader, args, request.context)
    const { size, backward, bound } = page
    const scope = reader.scope?.(rowOf(at.source, request))
    const scopeText = scope instanceof ColumnRef ? sql`${scope}::text` : raw("''::text")
    // A cursor written for another parent is an error that only the rows can show.
    const guard = bound ? sql`${scopeText} = ${bound.scope}` : raw('true')
    const data: PageData = { size, backward, bounded: bound !== undefined, seal: page.seal }
    const shape = `${size}${backward ? '-' : '+'}${bound ? 'b' : ''}`
    if (!paged) return { fragments: [raw(''), raw(''), guard], shape, data }

    const where = call(reader.where, at.source, args, request)
    const order = readingOrder(page)
    const from = fromModel(
      models,
      reader.model,
      alias,
      { where, orderBy: order, take: page.size + 1 },
      beyondSql(models, reader.model, alias, page),
    )
    return {
      fragments: [
        from,
        tupleSql(models, reader.model, alias, page, scopeText),
        guard,
        orderSql(models, reader.model, alias, order),
        raw(alias),
      ],
      shape,
      data,
    }
  })

  const row = modelSource(models, reader.model, alias)
  const type = objectType(at.field)
  const entries = fieldsOf(builder, type, at.nodes, (field, nodes): ConnectionEntry['node'] => {
    const part = partOf(field)
    if (part === 'edges') return { kind: 'edges', entries: edgeEntries(field, nodes) }
    if (part === 'pageInfo') return { kind: 'pageInfo', entries: infoEntries(field, nodes) }
    if (part === 'totalCount') return countPlan(builder, at, reader, field, nodes)
    throw new Unsupported(`${type.name}.${field.name} of a connection`)
  })
  // Of a page that only counts, no row is read.
  const paged = entries.some(({ node }) => node.kind === 'edges' || node.kind === 'pageInfo')
  return { kind: 'connection', slot, entries }

  function edgeEntries(edges: Field, nodes: Nodes): EdgeEntry[] {
    return fieldsOf(builder, objectType(edges), nodes, (field, inner): EdgeEntry['node'] => {
      const part = partOf(field)
      if (part === 'cursor') return { kind: 'cursor' }
      if (part !== 'node') throw new Unsupported(`${field.name} of an edge`)
      return { kind: 'node', object: builder.object(row, getNamedType(field.type), inner) }
    })
  }

  function infoEntries(info: Field, nodes: Nodes): Entry<PageInfoNode>[] {
    return fieldsOf(builder, objectType(info), nodes, (field): PageInfoNode => {
      const part = field.extensions['pothosExposedField']
      if (typeof part !== 'string') throw new Unsupported(`${field.name} of a page`)
      return { kind: 'info', part }
    })
  }
}

function countPlan(
  builder: Builder,
  at: FieldInPlan,
  { model, where, count, countColumns = {} }: ConnectionReader,
  field: Field,
  nodes: Nodes,
): PlanNode {
  if (!count) throw new Unsupported('totalCount without a count')
  const alias = builder.alias()
  const slot = builder.slot((request) => {
    const args = at.args(request)
    const found = { where: call(where, at.source, args, request) }
    const rows = sql`select ${fromModel(builder.config.models, model, `${alias}_k`, found)}`
    const counted = count(rowOf(at.source, request), args, request.context as never, rows)
    return { fragments: [sql`from (${counted}) ${raw(alias)}`] }
  })
  const object = builder.object(selectSource(countColumns, alias), getNamedType(field.type), nodes)
  return { kind: 'row', slot, object, nonNull: false }
}

type Field = GraphQLField<unknown, unknown>

/** Fields of one of the connection's own objects, refused ones and `__typename` answered here. */
function fieldsOf<Node>(
  builder: Builder,
  type: GraphQLObjectType,
  nodes: Nodes,
  plan: (field: Field, nodes: Nodes) => Node,
): Entry<Node | { kind: 'constant'; json: string }>[] {
  const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []))
  return [...collectFields(builder.scope, type, sets)].map(([key, inner]) => {
    const field = type.getFields()[inner[0]?.name.value ?? '']
    if (!field) return { key, node: { kind: 'constant', json: JSON.stringify(type.name) } }
    const refused = builder.config.refused(field, builder.context as never)
    if (!refused) builder.note(field)
    return { key, node: refused ? { kind: 'constant', json: 'null' } : plan(field, inner) }
  })
}

function partOf(field: Field): string | undefined {
  const reader = readerOf(field.extensions)
  const own = reader?.resolve === field.extensions['pothosOriginalResolve']
  return reader?.kind === 'part' && own ? reader.part : undefined
}

function objectType({ type }: Field): GraphQLObjectType {
  const named = getNamedType(type)
  if (isObjectType(named)) return named
  throw new Unsupported(`${named.name} in a connection`)
}
