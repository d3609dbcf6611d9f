import type { GraphQLResolveInfo } from 'graphql'
import type { PageOfRows } from '../reference/connection.ts'
import {
  resolveKeys,
  resolveNode,
  resolvePath,
  resolveRows,
  selectPath,
} from '../reference/rows.ts'
import { resolveComputed, resolveObject } from '../reference/select.ts'
import { resolveValue } from '../reference/value.ts'
import type { Fragment } from '../sql/fragment.ts'
import { type Columns, EXTENSION, type Reader, type Resolve } from './reader.ts'

// Each function makes the options of one Pothos field: spread them into `t.field({ … })`. They hold
// the reader for the compiler and the resolver made of it for the executor.

type ModelTypes = {
  Name: string
  Shape: object
  Where: object
  OrderBy: object
  RelationName: string
}
type Options<Row, Args, Context, Answer> = {
  extensions: Record<string, unknown>
  resolve: (row: Row, args: Args, context: Context, info: GraphQLResolveInfo) => Answer
}
type QueryOf<Model extends ModelTypes> = {
  where?: Model['Where']
  orderBy?: Partial<Model['OrderBy']> | readonly Partial<Model['OrderBy']>[]
  take?: number
}
type From<Row, Args, Context, T> = (row: Row, args: Args, context: Context) => T

function options<O>(reader: Reader, resolve: unknown): O {
  reader.resolve = resolve as Resolve
  return { extensions: { [EXTENSION]: reader }, resolve } as O
}

/** @typeParam Types the types that Pothos's Prisma generator wrote */
export function sqlFields<Context, Types extends { [Name in keyof Types]: ModelTypes }>() {
  return {
    /** A leaf by an SQL expression over the row's columns. Its row must carry the model's key. */
    value<Row, Args, Answer = never>(sql: From<Row, Args, Context, Fragment>) {
      const reader: Reader = { kind: 'value', sql: sql as never }
      return options<Options<Row, Args, Context, Promise<Answer>>>(reader, resolveValue(reader))
    },

    /** The one row of a model for which a condition holds, or null. */
    row<Name extends keyof Types & string, Row, Args, const Q extends QueryOf<Types[Name]>>(
      model: Name,
      where: From<Row, Args, Context, Q>,
    ) {
      const reader: Reader = { kind: 'rows', model, list: false, query: where as never }
      return options<Options<Row, Args, Context, Promise<Types[Name]['Shape'] | null>>>(
        reader,
        resolveRows(reader),
      )
    },

    /** The rows of a model for which a condition holds. */
    rows<Name extends keyof Types & string, Row, Args, const Q extends QueryOf<Types[Name]>>(
      model: Name,
      query: From<Row, Args, Context, Q>,
    ) {
      const reader: Reader = { kind: 'rows', model, list: true, query: query as never }
      return options<Options<Row, Args, Context, Promise<Types[Name]['Shape'][]>>>(
        reader,
        resolveRows(reader),
      )
    },

    /** The rows of a model whose keys a select gives, in its order. */
    keys<Name extends keyof Types & string, Row, Args>(
      model: Name,
      sql: From<Row, Args, Context, Fragment>,
    ) {
      const reader: Reader = { kind: 'keys', model, sql: sql as never }
      return options<Options<Row, Args, Context, Promise<Types[Name]['Shape'][]>>>(
        reader,
        resolveKeys(reader),
      )
    },

    /**
     * The object whose columns a select gives, null when it has no row; in a list field an object for
     * each row. `trace` is the column whose text each of them leaves behind, unless it is empty
     * (`Trace` of the config).
     */
    object<Row, Args, Answer = never>(
      columns: Columns,
      sql: From<Row, Args, Context, Fragment>,
      { trace }: { trace?: string } = {},
    ) {
      const reader: Reader = { kind: 'object', columns, sql: sql as never, ...(trace && { trace }) }
      return options<Options<Row, Args, Context, Promise<Answer>>>(reader, resolveObject(reader))
    },

    /** What JavaScript makes of `input`, an SQL expression of type json. */
    computed<Row, Args, Input, Answer>(of: {
      input?: From<Row, Args, Context, Fragment>
      compute: (input: Input, args: Args, context: Context) => Answer
      before?: (args: Args, context: Context) => unknown
    }) {
      const reader: Reader = { kind: 'computed', ...(of as object) } as never
      return options<Options<Row, Args, Context, Promise<Answer>>>(
        reader,
        resolveComputed(reader as never),
      )
    },

    /** A change: writes, and gives the value of which the selection is then read. */
    verb<Args, Answer>(write: (args: Args, context: Context) => Answer) {
      const resolve = (_: unknown, args: Args, context: Context) => write(args, context)
      return options<Options<unknown, Args, Context, Answer>>({ kind: 'verb' }, resolve)
    },

    /** A field of a computed value. */
    pure<Value, Answer>(read: (value: Value) => Answer) {
      const resolve = (value: Value) => read(value)
      return options<Options<Value, object, Context, Answer>>({ kind: 'pure' }, resolve)
    },
  }
}

type Step = { relation: string; where?: object; orderBy?: object; take?: number }

/** The rows at the end of a chain of relations; every step may filter, order and limit. */
export function path<Answer = never>(...steps: readonly Step[]) {
  return pathOptions<Answer>(steps, (rows) => rows)
}

/** As `path`, for a field of one row. */
export function pathOne<Answer = never>(...steps: readonly Step[]) {
  return pathOptions<Answer>(steps, (rows) => rows[0] ?? null)
}

function pathOptions<Answer>(steps: readonly Step[], pick: (rows: readonly unknown[]) => unknown) {
  const reader = { kind: 'path', steps } as Reader & { kind: 'path' }
  const walked = resolvePath(reader)
  return {
    ...options<Options<object, object, unknown, Answer>>(reader, (row: never) => pick(walked(row))),
    select: selectPath(reader) as never,
  }
}

/** `Type:key` in base64url, of the type that the row is shown as. */
export function globalId(column: string) {
  const reader: Reader = { kind: 'globalId', column }
  return options<Options<object, object, unknown, string>>(
    reader,
    (row: Record<string, unknown>, _: unknown, __: unknown, { parentType }: GraphQLResolveInfo) =>
      writeGlobalId(parentType.name, row[column] as bigint),
  )
}

export function writeGlobalId(type: string, key: number | bigint | string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url')
}

/** Any object by its global id. */
export function node<Args, Context>(
  locate: (args: Args, context: Context) => { type: string; model: string; where: object } | null,
) {
  const reader = { kind: 'node', locate } as never as Reader & { kind: 'node' }
  return options<Options<unknown, Args, Context, Promise<object | null>>>(
    reader,
    resolveNode(reader),
  )
}

/** A part of a connection or an edge. */
export function part<Name extends 'edges' | 'pageInfo' | 'cursor' | 'node'>(name: Name) {
  return options<Options<object, object, unknown, never>>(
    { kind: 'part', part: name },
    (of: Record<string, unknown>) => of[name],
  )
}

/** The connection's count, as its field declares it. */
export function totalCount() {
  return options<Options<object, object, unknown, Promise<never>>>(
    { kind: 'part', part: 'totalCount' },
    (page: PageOfRows, _: unknown, context: unknown, info: GraphQLResolveInfo) =>
      page.totalCount(context, info),
  )
}

/** On an interface over a model: which type a row is, by the value of a column. */
export function variants<Row>(column: keyof Row & string, names: Readonly<Record<string, string>>) {
  return {
    extensions: { [EXTENSION]: { column, names } },
    resolveType: (row: Row) => names[String(row[column])] as never,
  }
}
