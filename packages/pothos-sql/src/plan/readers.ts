import { getNamedType } from 'graphql'
import type {
  ComputedReader,
  GlobalIdReader,
  KeysReader,
  NodeReader,
  ObjectReader,
  PathReader,
  Reader,
  RelationReader,
  RowsReader,
  ValueReader,
} from '../field/reader.ts'
import { modelNamed } from '../model/models.ts'
import { type Fragment, join, quoteName, raw, sql } from '../sql/fragment.ts'
import { Unsupported } from '../unsupported.ts'
import type { Builder, FieldInPlan } from './builder.ts'
import { choicePlan } from './choice.ts'
import { completion } from './complete.ts'
import { connectionPlan } from './connection.ts'
import { fromModel, fromPath, relationCondition, table } from './from.ts'
import { isListField } from './list-field.ts'
import type { ComputedData, PlanNode, Request } from './node.ts'
import { call, modelSource, selectSource } from './source.ts'

type Read<R> = (builder: Builder, at: FieldInPlan, reader: R) => PlanNode

/** How each kind of reader becomes a part of the plan. A kind without an entry has no place of its own. */
export const READERS: Partial<Record<Reader['kind'], Read<never>>> = {
  value(builder, { source, field, args }, reader: ValueReader) {
    const slot = fragment(builder, (request) => call(reader.sql, source, args(request), request))
    return { kind: 'value', slot, type: field.type }
  },

  globalId(_, { source, typeName }, { column }: GlobalIdReader) {
    const found = source.columns[column]
    if (!found) throw new Unsupported(`global id from ${column}`)
    return { kind: 'globalId', column: found, name: typeName }
  },

  relation(builder, at, { name, query }: RelationReader) {
    const { models } = builder.config
    const from = at.source.model ?? ''
    const relation = modelNamed(models, from).relations[name]
    if (!relation) throw new Unsupported(`relation ${from}.${name}`)
    return rowsPlan(builder, at, relation.model, (alias, request) =>
      fromModel(
        models,
        relation.model,
        alias,
        query(at.args(request), request.context as never),
        relationCondition(models, from, name, at.source.alias, alias),
      ),
    )
  },

  rows(builder, at, { model, list, query }: RowsReader) {
    return rowsPlan(builder, at, model, (alias, request) => {
      const found = call(query, at.source, at.args(request), request)
      return fromModel(builder.config.models, model, alias, list ? found : { ...found, take: 1 })
    })
  },

  keys(builder, at, { model, sql: keys }: KeysReader) {
    const { key, columns } = modelNamed(builder.config.models, model)
    return rowsPlan(builder, at, model, (alias, request) => {
      const chosen = call(keys, at.source, at.args(request), request)
      const same = key.map((field) => {
        const name = quoteName(columns[field]?.name ?? field)
        return raw(`${alias}.${name} = ${alias}_n.${name}`)
      })
      return sql`from (select k.*, row_number() over () as n from (${chosen}) k) ${raw(`${alias}_n`)} join ${table(
        builder.config.models,
        model,
        alias,
      )} on ${join(same, ' and ')} order by ${raw(`${alias}_n`)}.n`
    })
  },

  path(builder, at, { steps }: PathReader) {
    const { models } = builder.config
    const start = at.source.model ?? ''
    const model = steps.reduce(
      (from, { relation }) => modelNamed(models, from).relations[relation]?.model ?? '',
      start,
    )
    return rowsPlan(builder, at, model, (alias) =>
      fromPath(models, start, at.source.alias, alias, steps),
    )
  },

  object(builder, at, reader: ObjectReader) {
    const alias = builder.alias()
    const slot = fragment(builder, (request) => {
      const select = call(reader.sql, at.source, at.args(request), request)
      return sql`from (${select}) ${raw(alias)}`
    })
    const source = selectSource(reader.columns, alias, reader.trace)
    const object = builder.object(source, getNamedType(at.field.type), at.nodes)
    return isListField(at.field)
      ? { kind: 'rows', slot, object }
      : { kind: 'row', slot, object, nonNull: at.nonNull }
  },

  computed(builder, at, { input, compute, before }: ComputedReader) {
    // JavaScript sees the context when the answer is written: too late to notice a look at the caller.
    builder.forCaller()
    const { config, scope } = builder
    const complete = completion(scope, at.field.type, at.nodes, (field) =>
      config.refused(field, builder.context as never),
    )
    const slot = builder.slot((request) => {
      const args = at.args(request)
      const context = request.context as never
      const data: ComputedData = {
        write: (json) => complete(compute(JSON.parse(json) as never, args, context), context),
        effect: before?.(args, context),
      }
      return { fragments: input ? [call(input, at.source, args, request)] : [], data }
    })
    return { kind: 'computed', slot }
  },

  node(builder, at, { locate }: NodeReader) {
    const { models } = builder.config
    const located = (request: Request) => locate(at.args(request), request.context as never)
    return choicePlan(
      builder,
      getNamedType(at.field.type),
      (request) => located(request)?.type,
      (inCase, type) => {
        const model = type.extensions['pothosPrismaModel'] as string | undefined
        if (!model) return { kind: 'constant', json: 'null' }
        return rowsPlan(
          inCase,
          at,
          model,
          (alias, request) =>
            fromModel(models, model, alias, { where: located(request)?.where ?? {}, take: 1 }),
          type,
        )
      },
    )
  },

  connection: connectionPlan as Read<never>,
}

function rowsPlan(
  builder: Builder,
  { field, nodes, nonNull }: FieldInPlan,
  model: string,
  from: (alias: string, request: Request) => Fragment,
  type = getNamedType(field.type),
): PlanNode {
  const alias = builder.alias()
  const slot = fragment(builder, (request) => from(alias, request))
  const object = builder.object(modelSource(builder.config.models, model, alias), type, nodes)
  return isListField(field)
    ? { kind: 'rows', slot, object }
    : { kind: 'row', slot, object, nonNull }
}

function fragment(builder: Builder, fill: (request: Request) => Fragment): number {
  return builder.slot((request) => ({ fragments: [fill(request)] }))
}
