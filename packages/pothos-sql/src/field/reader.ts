import type { GraphQLResolveInfo } from 'graphql'
import type { Fragment } from '../sql/fragment.ts'
import type { Order } from '../sql/order.ts'
import type { Where } from '../sql/where.ts'

// What a field says of how it is read. One declaration serves both executors: the compiler makes SQL
// of it, `reference/` makes the resolver. The functions see a row (in the compiler its columns, in a
// resolver its values), the field's arguments and the request's context, and must not compute with
// the row: SQL does. One that looks at neither arguments nor context is called once for a plan.
type From<T> = (row: never, args: never, context: never) => T

export type Resolve = (
  parent: never,
  args: never,
  context: never,
  info: GraphQLResolveInfo,
) => unknown

export type Query = {
  readonly where?: Where
  readonly orderBy?: Order | readonly Order[]
  readonly take?: number
}

/** A leaf by an SQL expression. */
export type ValueReader = { kind: 'value'; sql: From<Fragment> }

/** `Type:key` in base64url; the type is the one the row is shown as. */
export type GlobalIdReader = { kind: 'globalId'; column: string }

/** Rows of a model by a condition in Prisma's language; not a relation Prisma knows. */
export type RowsReader = { kind: 'rows'; model: string; list: boolean; query: From<Query> }

/** Rows of a model whose keys a select gives, in its order. */
export type KeysReader = { kind: 'keys'; model: string; sql: From<Fragment> }

/** Rows at the end of a chain of relations. */
export type PathReader = { kind: 'path'; steps: readonly PathStep[] }
export type PathStep = { readonly relation: string } & Query

/**
 * One object whose columns a select gives, absent when the select has no row; of a list field, an
 * object for each row. `trace` names a column whose text each shown row leaves behind.
 */
export type ObjectReader = { kind: 'object'; columns: Columns; sql: From<Fragment>; trace?: string }
/** Name in code to name in SQL. */
export type Columns = Readonly<Record<string, string>>

/**
 * A value made by JavaScript from what SQL reads (`input`, an expression of type json), or from the
 * arguments and the context alone. `before` must be true of the transaction when SQL reads.
 */
export type ComputedReader = {
  kind: 'computed'
  input?: From<Fragment>
  compute: (input: never, args: never, context: never) => unknown
  before?: (args: never, context: never) => unknown
}

/** A field of a computed value: reads its parent and nothing else. */
export type PureReader = { kind: 'pure' }

/** One page of rows, see `connection.ts`. */
export type ConnectionReader = {
  kind: 'connection'
  model: string
  /** Bound into its cursors, with `scope` and `filter`: a cursor of another list is refused. */
  list: string
  scope?: (row: never) => unknown
  filter: (args: never, context: never) => unknown
  where: From<Where>
  /** Columns of a total order, the last one unique. */
  order: (args: never, context: never) => Ordering
  count?: (row: never, args: never, context: never, rows: Fragment) => Fragment
  countColumns?: Columns
}
export type Ordering = { readonly columns: readonly string[]; readonly direction: 'asc' | 'desc' }

/** A change: its resolver writes and gives a value; what is asked of the value is read afterwards. */
export type VerbReader = { kind: 'verb' }

/** What a connection and its edges are made of. */
export type PartReader = {
  kind: 'part'
  part: 'edges' | 'pageInfo' | 'totalCount' | 'cursor' | 'node'
}

/** A relation that Prisma knows; Pothos records it, nobody declares it. */
export type RelationReader = {
  kind: 'relation'
  name: string
  query: (args: never, context: never) => Query
}

/** Any object by its global id. */
export type NodeReader = {
  kind: 'node'
  /** @throws what the caller gets for an id nobody wrote, or a type it may not read */
  locate: (args: never, context: never) => { type: string; model: string; where: Where } | null
}

export type Reader = (
  | ValueReader
  | GlobalIdReader
  | RowsReader
  | KeysReader
  | PathReader
  | ObjectReader
  | ComputedReader
  | PureReader
  | ConnectionReader
  | PartReader
  | NodeReader
  | RelationReader
  | VerbReader
) & {
  /** The resolver made of it: a field with another one has a custom resolver. */
  resolve?: Resolve
}

/** Where a field keeps its reader. */
export const EXTENSION = 'pothosSql'

export function readerOf(extensions: Readonly<Record<string, unknown>>): Reader | undefined {
  return extensions[EXTENSION] as Reader | undefined
}
