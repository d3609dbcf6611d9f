import SchemaBuilder, {
  BasePlugin,
  type InputFieldMap,
  RootFieldBuilder,
  type SchemaTypes,
} from '@pothos/core'
import type { GraphQLSchema } from 'graphql'
import type { SqlConfig } from './config.ts'
import { EXTENSION, type Ordering, type Reader, type Resolve } from './field/reader.ts'
import { resolveConnection } from './reference/connection.ts'
import type { Fragment } from './sql/fragment.ts'

/** What `t.keysetConnection` is told beside the options of every field. */
export type KeysetConnection<Row, Args, Context> = {
  model: string
  /** A name that its cursors carry; lists of one name and filter share cursors. */
  list: string
  /** The parent's value to which a cursor is bound. */
  scope?: (row: Row) => unknown
  filter: (args: Args, context: Context) => unknown
  where: (row: Row, args: Args, context: Context) => object
  order: (args: Args, context: Context) => Ordering
  /** A select of the columns of `countColumns`; `rows` selects every row of the list. */
  count?: (row: Row, args: Args, context: Context, rows: Fragment) => Fragment
  countColumns?: Readonly<Record<string, string>>
}

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      pothosSql: PothosSqlPlugin<Types>
    }
    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      pothosSql: SqlConfig & {
        pageArgs: { first: string; after: string; last: string; before: string }
      }
    }
    // The names of the type parameters must match Pothos's own.
    export interface RootFieldBuilder<Types extends SchemaTypes, ParentShape, Kind> {
      /** One page of rows by keyset, forward or backward, at most 200; see `KeysetConnection`. */
      keysetConnection<Row extends ParentShape, Args>(
        options: KeysetConnection<Row, Args, Types['Context']> & Record<string, unknown>,
      ): FieldRef<Types, unknown>
    }
  }
}

type AnyBuilder = RootFieldBuilder<SchemaTypes, unknown, 'Object'> & {
  arg: { int: (options: object) => never; string: (options: object) => never }
}

function keysetConnection(this: AnyBuilder, options: Record<string, unknown>) {
  const { model, list, scope, filter, where, order, count, countColumns, args, ...rest } = options
  const reader = { kind: 'connection', model, list, filter, where, order } as never as Reader & {
    kind: 'connection'
  }
  Object.assign(reader, { ...(scope ? { scope } : {}), ...(count ? { count, countColumns } : {}) })
  const resolve = resolveConnection(reader)
  reader.resolve = resolve as never as Resolve
  const { pageArgs } = this.builder.options.pothosSql
  return this.field({
    ...(rest as object),
    args: {
      ...(args as InputFieldMap),
      first: this.arg.int({ description: pageArgs.first }),
      after: this.arg.string({ description: pageArgs.after }),
      last: this.arg.int({ description: pageArgs.last }),
      before: this.arg.string({ description: pageArgs.before }),
    },
    extensions: { [EXTENSION]: reader },
    resolve,
  } as never)
}

Object.assign(RootFieldBuilder.prototype, { keysetConnection })

/** Leaves the configuration on the schema, where resolvers and compiler find it. */
class PothosSqlPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    Object.assign(schema.extensions, { [EXTENSION]: this.builder.options.pothosSql })
    return schema
  }
}

SchemaBuilder.registerPlugin('pothosSql', PothosSqlPlugin)

export default 'pothosSql' as const
