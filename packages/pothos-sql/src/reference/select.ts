import { type GraphQLResolveInfo, getNullableType, isListType } from 'graphql'
import type { ComputedReader, ObjectReader } from '../field/reader.ts'
import { sql } from '../sql/fragment.ts'
import { configOf, query } from './handle.ts'

type Row = Record<string, unknown>

/** One object by a select, or one for each of its rows; the columns under their names in code. */
export function resolveObject({ columns, sql: select, trace }: ObjectReader) {
  return async (row: never, args: never, context: never, info: GraphQLResolveInfo) => {
    const config = configOf(info)
    const rows = await query<Row>(config, context, select(row, args, context))
    if (trace)
      for (const one of rows) if (one[trace]) config.trace?.leave?.(context, String(one[trace]))
    const found = rows.map((one) => renamed(columns, one))
    return isListType(getNullableType(info.returnType)) ? found : (found[0] ?? null)
  }
}

export function renamed(columns: Readonly<Record<string, string>>, row: Row): Row {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, row[column]]))
}

/** What JavaScript makes of SQL's input, with `before` made true first. */
export function resolveComputed({ input, compute, before }: ComputedReader) {
  return async (row: never, args: never, context: never, info: GraphQLResolveInfo) => {
    if (!input) return compute(null as never, args, context)
    const config = configOf(info)
    if (before) await config.before?.(context, [before(args, context)])
    const read = sql`select coalesce((${input(row, args, context)})::text, 'null') as j`
    const [found] = await query<{ j: string }>(config, context, read)
    return compute(JSON.parse(found?.j ?? 'null') as never, args, context)
  }
}
