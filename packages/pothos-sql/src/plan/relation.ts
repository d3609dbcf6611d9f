import type { GraphQLField } from 'graphql'
import type { Query, RelationReader } from '../field/reader.ts'
import { Unsupported } from '../unsupported.ts'
import type { Source } from './source.ts'

type Select = (args: unknown, context: unknown, nested: (query: unknown) => unknown) => unknown

/**
 * What `t.relation` records of itself: the relation, and a selection that hands its `query` to
 * whoever walks it. A resolver of one's own shows as a fallback.
 */
export function relationReader(
  field: GraphQLField<unknown, unknown>,
  source: Source,
): (RelationReader & { resolve?: never }) | undefined {
  const { pothosPrismaRelationField, pothosPrismaSelect, pothosPrismaFallback } = field.extensions
  if (!pothosPrismaRelationField || pothosPrismaFallback || !source.model) return undefined
  const { name } = pothosPrismaRelationField as { name: string }
  return {
    kind: 'relation',
    name,
    query(args, context) {
      const selected = (pothosPrismaSelect as Select)(args, context, (query) => query)
      const query = (selected as { select?: Record<string, unknown> }).select?.[name]
      if (typeof query === 'function') return query(args, context) as Query
      if (query instanceof Promise) throw new Unsupported(`relation ${name} with an async query`)
      return (query ?? {}) as Query
    },
  }
}
