import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import type { SqlConfig } from '../config.ts'
import type { ValueReader } from '../field/reader.ts'
import { modelNamed } from '../model/models.ts'
import { table } from '../plan/from.ts'
import { modelSource } from '../plan/source.ts'
import { concat } from '../sql/concat.ts'
import { bind, type Fragment, join, sql } from '../sql/fragment.ts'
import { leafJson } from '../sql/leaf.ts'
import { configOf, query } from './handle.ts'

type Row = Record<string, unknown>
type Loader = DataLoader<unknown, unknown>

const loaders = new WeakMap<object, Map<string, Loader>>()

/** A computed leaf of one row: rows of one tick share a statement. */
export function resolveValue(reader: ValueReader) {
  return async (row: never, args: never, context: never, info: GraphQLResolveInfo) => {
    const config = configOf(info)
    const model = info.parentType.extensions['pothosPrismaModel'] as string | undefined
    const key = model === undefined ? [] : modelNamed(config.models, model).key
    if (model === undefined || key.length !== 1) {
      const [found] = await query<{ j: string | null }>(
        config,
        context,
        sql`select ${json(config, info, reader.sql(row, args, context))} as j`,
      )
      return JSON.parse(found?.j ?? 'null')
    }
    const loader = loaderFor(config, reader, model, args, context, info)
    return loader.load((row as Row)[key[0] ?? ''])
  }
}

function loaderFor(
  config: SqlConfig,
  reader: ValueReader,
  model: string,
  args: never,
  context: object,
  info: GraphQLResolveInfo,
): Loader {
  const own = loaders.get(context) ?? new Map<string, Loader>()
  loaders.set(context, own)
  const name = `${info.parentType.name}.${info.fieldName}${JSON.stringify(args)}`
  const loader = own.get(name) ?? new DataLoader((keys) => load(keys), { cacheKeyFn: String })
  own.set(name, loader)
  return loader

  async function load(keys: readonly unknown[]): Promise<unknown[]> {
    const source = modelSource(config.models, model, 't')
    const [key = ''] = modelNamed(config.models, model).key
    const column = source.columns[key]
    const value = json(config, info, reader.sql(source.columns as never, args, context as never))
    const rows = await query<{ k: unknown; j: string | null }>(
      config,
      context,
      join(
        [
          sql`select ${column} as k, ${value} as j from ${table(config.models, model, 't')}`,
          sql` where ${column} = any(${bind(keys, `${column?.type}[]`)})`,
        ],
        '',
      ),
    )
    const byKey = new Map(rows.map(({ k, j }) => [String(k), j]))
    return keys.map((one) => JSON.parse(byKey.get(String(one)) ?? 'null'))
  }
}

function json({ encodings }: SqlConfig, { returnType }: GraphQLResolveInfo, value: Fragment) {
  return concat(leafJson(value, returnType, encodings))
}
