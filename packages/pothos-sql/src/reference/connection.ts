import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { beyondWhere, readingOrder, tupleOf } from '../connection/keyset.ts'
import { type PageArgs, pageOf } from '../connection/page.ts'
import type { ConnectionReader } from '../field/reader.ts'
import { fromModel } from '../plan/from.ts'
import { sql } from '../sql/fragment.ts'
import { configOf, delegate, query } from './handle.ts'
import { renamed } from './select.ts'

export type PageOfRows = {
  edges: { node: object; cursor: string }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
  totalCount: (context: unknown, info: GraphQLResolveInfo) => Promise<object | null>
}

/**
 * One page: rows strictly beyond a sort tuple, one more than asked to know whether there are others.
 * No row is looked up by cursor, so deleted and inserted rows neither hide nor repeat one.
 */
export function resolveConnection(reader: ConnectionReader) {
  const { model } = reader
  return async (
    row: never,
    args: PageArgs & Record<string, unknown>,
    context: never,
    info: GraphQLResolveInfo,
  ): Promise<PageOfRows> => {
    const config = configOf(info)
    const page = pageOf(config, reader, args, context)
    const scope = String(reader.scope?.(row) ?? '')
    if (page.bound && page.bound.scope !== scope) throw config.errors.cursor()

    const select = Object.fromEntries(page.order.columns.map((name) => [name, true]))
    const rows = await delegate(config, context, model).findMany({
      ...queryFromInfo({ context, info, path: ['edges', 'node'], select: select as never }),
      where: {
        AND: [reader.where(row, args as never, context), beyondWhere(config.models, model, page)],
      },
      orderBy: readingOrder(page),
      take: page.size + 1,
    })
    const more = rows.length > page.size
    const kept = rows.slice(0, page.size)
    if (page.backward) kept.reverse()
    const edges = kept.map((node) => ({
      node,
      cursor: page.seal(tupleOf(config.models, model, page, node, scope)),
    }))
    const bounded = page.bound !== undefined
    return {
      edges,
      pageInfo: {
        hasNextPage: page.backward ? bounded : more,
        hasPreviousPage: page.backward ? more : bounded,
        startCursor: edges.at(0)?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      async totalCount(ofContext, ofInfo) {
        const where = reader.where(row, args as never, context)
        const all = sql`select ${fromModel(config.models, model, 'k', { where })}`
        const counted = reader.count?.(row, args as never, ofContext as never, all)
        if (!counted) return null
        const [found] = await query<Record<string, unknown>>(configOf(ofInfo), ofContext, counted)
        return found ? renamed(reader.countColumns ?? {}, found) : null
      },
    }
  }
}
