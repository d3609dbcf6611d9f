import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { KeysReader, NodeReader, PathReader, RowsReader } from '../field/reader.ts'
import { modelNamed } from '../model/models.ts'
import { configOf, delegate, query } from './handle.ts'

type Row = Record<string, unknown>

/** Rows by a condition in Prisma's language, read by Prisma. */
export function resolveRows({ model, list, query: find }: RowsReader) {
  return async (row: never, args: never, context: never, info: GraphQLResolveInfo) => {
    const rows = delegate(configOf(info), context, model)
    const selected = queryFromInfo({ context, info })
    const found = { ...selected, ...find(row, args, context) }
    return list ? rows.findMany(found) : rows.findFirst(found)
  }
}

/** Rows whose keys SQL gives; Prisma reads them, SQL's order stands. */
export function resolveKeys({ model, sql }: KeysReader) {
  return async (row: never, args: never, context: never, info: GraphQLResolveInfo) => {
    const config = configOf(info)
    const { key, columns } = modelNamed(config.models, model)
    const [field = ''] = key
    const name = columns[field]?.name ?? field
    const chosen = await query<Row>(config, context, sql(row, args, context))
    const keys = chosen.map((one) => one[name])
    const found = await delegate(config, context, model).findMany({
      ...queryFromInfo({ context, info, select: { [field]: true } as never }),
      where: { [field]: { in: keys } },
    })
    const byKey = new Map(found.map((one) => [(one as Row)[field], one]))
    return keys.flatMap((one) => byKey.get(one) ?? [])
  }
}

/** Rows at the end of relations that Pothos has selected with the parent. */
export function resolvePath({ steps }: PathReader) {
  return (row: never) =>
    steps.reduce<unknown[]>(
      (rows, { relation }) =>
        rows.flatMap((one) => ((one as Row)[relation] as unknown[] | object | null) ?? []),
      [row],
    )
}

/** What `resolvePath` walks, as a selection. */
export function selectPath({ steps }: PathReader) {
  return (_args: unknown, _context: unknown, nested: (query: object) => unknown) =>
    steps.reduceRight<object | undefined>((inner, { relation, ...step }) => {
      const selection = inner ? { ...step, select: inner } : nested(step)
      return { [relation]: selection }
    }, undefined)
}

export function resolveNode({ locate }: NodeReader) {
  return async (_row: never, args: never, context: never, info: GraphQLResolveInfo) => {
    const place = locate(args, context)
    if (!place) return null
    const rows = delegate(configOf(info), context, place.model)
    const selected = queryFromInfo({ context, info, typeName: place.type })
    const found = await rows.findFirst({ ...selected, where: place.where })
    return found && Object.assign(found, { __typename: place.type })
  }
}
