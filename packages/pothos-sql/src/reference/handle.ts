import type { GraphQLResolveInfo } from 'graphql'
import type { SqlConfig } from '../config.ts'
import { EXTENSION } from '../field/reader.ts'
import { type Fragment, numbered } from '../sql/fragment.ts'

type Delegate = {
  findMany: (args: object) => PromiseLike<object[]>
  findFirst: (args: object) => PromiseLike<object | null>
}

/** The configuration that the plugin left on the schema. */
export function configOf(info: GraphQLResolveInfo): SqlConfig {
  const config = info.schema.extensions[EXTENSION] as SqlConfig | undefined
  if (!config) throw new Error('pothos-sql: the plugin is not among the builder’s plugins')
  return config
}

export function query<Row>(config: SqlConfig, context: unknown, fragment: Fragment) {
  return config
    .client(context as never)
    .$queryRawUnsafe<Row[]>(numbered(fragment), ...fragment.values)
}

/** Prisma's delegate of a model, named with a small first letter. */
export function delegate(config: SqlConfig, context: unknown, model: string): Delegate {
  const client = config.client(context as never) as unknown as Record<string, Delegate>
  const found = client[`${model.charAt(0).toLowerCase()}${model.slice(1)}`]
  if (!found) throw new Error(`pothos-sql: the client has no model ${model}`)
  return found
}
