import type { PathStep, Query } from '../field/reader.ts'
import { modelNamed, type SqlModels } from '../model/models.ts'
import { type Fragment, join, quoteName, raw, sql } from '../sql/fragment.ts'
import { orderSql } from '../sql/order.ts'
import { all, whereSql } from '../sql/where.ts'
import { Unsupported } from '../unsupported.ts'

/** `from … where … order by … limit …` of a model's rows. */
export function fromModel(
  models: SqlModels,
  model: string,
  alias: string,
  { where = {}, orderBy, take, ...rest }: Query,
  ...conditions: readonly Fragment[]
): Fragment {
  const unknown = Object.entries(rest).find(([, value]) => value !== undefined)
  if (unknown) throw new Unsupported(`${unknown[0]} in a query of ${model}`)
  return join(
    [
      sql`from ${table(models, model, alias)}`,
      sql` where ${all([...conditions, whereSql(models, model, alias, where)])}`,
      ...tail(models, model, alias, orderBy, take),
    ],
    '',
  )
}

function tail(
  models: SqlModels,
  model: string,
  alias: string,
  orderBy: Query['orderBy'],
  take: number | undefined,
): Fragment[] {
  if (take !== undefined && !(Number.isInteger(take) && take >= 0)) {
    throw new Unsupported(`take ${take}`)
  }
  return [
    ...(orderBy === undefined ? [] : [sql` order by ${orderSql(models, model, alias, orderBy)}`]),
    ...(take === undefined ? [] : [raw(` limit ${take}`)]),
  ]
}

export function table(models: SqlModels, model: string, alias: string): Fragment {
  return raw(`${quoteName(modelNamed(models, model).table)} ${alias}`)
}

/** The rows of a relation equal their parent in every column of its key. */
export function relationCondition(
  models: SqlModels,
  model: string,
  relation: string,
  parentAlias: string,
  alias: string,
): Fragment {
  const parent = modelNamed(models, model)
  const found = parent.relations[relation]
  if (!found || found.from.length === 0) throw new Unsupported(`relation ${model}.${relation}`)
  const child = modelNamed(models, found.model)
  return all(
    found.from.map((field, i) => {
      const from = parent.columns[field]?.name ?? field
      const to = child.columns[found.to[i] ?? '']?.name ?? ''
      return raw(`${alias}.${quoteName(to)} = ${parentAlias}.${quoteName(from)}`)
    }),
  )
}

/**
 * A chain of relations; each step is a lateral select of its own, so that its order and limit count
 * for each row of the step before.
 */
export function fromPath(
  models: SqlModels,
  model: string,
  parentAlias: string,
  alias: string,
  steps: readonly PathStep[],
): Fragment {
  const parts: Fragment[] = []
  const orders: Fragment[] = []
  let [from, fromAlias] = [model, parentAlias]
  steps.forEach(({ relation, ...query }, i) => {
    const to = modelNamed(models, from).relations[relation]?.model ?? ''
    const toAlias = i === steps.length - 1 ? alias : `${alias}_${i}`
    const inner = fromModel(
      models,
      to,
      toAlias,
      query,
      relationCondition(models, from, relation, fromAlias, toAlias),
    )
    parts.push(sql`lateral (select ${raw(toAlias)}.* ${inner}) ${raw(toAlias)}`)
    if (query.orderBy !== undefined) orders.push(orderSql(models, to, toAlias, query.orderBy))
    ;[from, fromAlias] = [to, toAlias]
  })
  const order = orders.length === 0 ? raw('') : sql` order by ${join(orders, ', ')}`
  return sql`from ${join(parts, ' cross join ')}${order}`
}
