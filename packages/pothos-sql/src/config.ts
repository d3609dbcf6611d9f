import type { GraphQLField } from 'graphql'
import type { CursorCodec } from './connection/cursor.ts'
import type { SqlModels } from './model/models.ts'
import type { Encodings } from './sql/leaf.ts'

/** What a project says once; the compiler and the resolvers made from readers share it. */
export type SqlConfig<Context = never> = {
  models: SqlModels
  /** The transaction's Prisma client; resolvers use it, the compiler does not. */
  client: (context: Context) => PrismaHandle
  encodings: Encodings
  cursors: (context: Context) => CursorCodec
  /** A field that answers null to this caller; the errors are the project's own. */
  refused: (field: GraphQLField<unknown, unknown>, context: Context) => boolean
  /**
   * Whether the rows of a field depend on who asks. An operation without such a field, whose SQL was
   * made without a look at the `caller`, reads the same for everybody.
   */
  needsCaller: (field: GraphQLField<unknown, unknown>) => boolean
  /** The property of the context that says who asks; a look at it is noticed. */
  caller: keyof Context & string
  /** Makes `before` of a computed field true of the transaction, for the resolvers. */
  before?: (context: Context, effects: readonly unknown[]) => Promise<unknown>
  /** Rows whose keys a statement leaves behind, as text in a setting of its transaction. */
  trace?: Trace
  /** What is thrown for page arguments or a cursor that cannot be. */
  errors: { page: () => Error; cursor: () => Error }
}

/**
 * Of each row of these models that an answer shows, `tag` and the field's value are added to the
 * setting, comma after comma. What follows in the same transaction can read there who was shown.
 */
export type Trace = {
  setting: string
  models: Readonly<Record<string, { tag: string; field: string }>>
  /** The same of a row that is of no model, where resolvers read it. */
  leave?: (context: never, trace: string) => unknown
}

/** As much of Prisma's client as the resolvers use. */
export type PrismaHandle = {
  $queryRawUnsafe: <T>(query: string, ...values: unknown[]) => PromiseLike<T>
}
