import { modelNamed, type SqlColumn, type SqlModels } from '../model/models.ts'
import { concat, type Text } from '../sql/concat.ts'
import { bind, type Fragment, join, quoteName, raw, sql } from '../sql/fragment.ts'
import { instantJson } from '../sql/leaf.ts'
import type { Order } from '../sql/order.ts'
import { Unsupported } from '../unsupported.ts'
import type { Page } from './page.ts'

/** Rows strictly beyond the page's bound, as one row comparison: an index range at any depth. */
export function beyondSql(models: SqlModels, model: string, alias: string, page: Page): Fragment {
  if (!page.bound) return raw('true')
  const { tuple } = page.bound
  const columns = orderColumns(models, model, page)
  const left = columns.map(({ name }) => raw(`${alias}.${quoteName(name)}`))
  const right = columns.map(({ type }, i) => bind(tuple[i], type))
  return sql`(${join(left, ', ')}) ${raw(upward(page) ? '>' : '<')} (${join(right, ', ')})`
}

/**
 * The same in Prisma's language, which has no row comparison: an OR of prefixes, and the bound on the
 * first column again, without which the index is read from its start.
 */
export function beyondWhere(models: SqlModels, model: string, page: Page): object {
  if (!page.bound) return {}
  const columns = orderColumns(models, model, page)
  const values = columns.map(({ type }, i) => parse(type, page.bound?.tuple[i] ?? ''))
  const names = page.order.columns
  const operator = upward(page) ? 'gt' : 'lt'
  const branches = names.map((name, i) => ({
    ...Object.fromEntries(names.slice(0, i).map((before, j) => [before, values[j]])),
    [name]: { [operator]: values[i] },
  }))
  return { AND: [{ [names[0] ?? '']: { [`${operator}e`]: values[0] } }, { OR: branches }] }
}

/** The order in which the page's rows are read: a backward page starts at its end. */
export function readingOrder(page: Page): Order[] {
  const direction = upward(page) ? 'asc' : 'desc'
  return page.order.columns.map((name) => ({ [name]: direction }))
}

/** What `Page.seal` takes, as SQL writes it of a row. */
export function tupleSql(
  models: SqlModels,
  model: string,
  alias: string,
  page: Page,
  scope: Fragment,
): Fragment {
  const values = orderColumns(models, model, page).flatMap(({ name, type }): Text => {
    const column = raw(`${alias}.${quoteName(name)}`)
    if (type === 'text') return [',', sql`to_json(${column})::text`]
    return type === 'timestamptz' ? [',', ...instantJson(column)] : [',"', column, '"']
  })
  return concat(['[', sql`to_json(${scope})::text`, ...values, ']'])
}

/** The same of a row that Prisma read. */
export function tupleOf(
  models: SqlModels,
  model: string,
  page: Page,
  row: object,
  scope: string,
): string {
  const columns = orderColumns(models, model, page)
  const values = page.order.columns.map((name, i) =>
    format(columns[i]?.type ?? '', (row as Record<string, unknown>)[name]),
  )
  return JSON.stringify([scope, ...values])
}

function orderColumns(models: SqlModels, model: string, { order }: Page): SqlColumn[] {
  const { columns } = modelNamed(models, model)
  return order.columns.map((name) => {
    const column = columns[name]
    // Null has no place in an order, and a type must be written the same by SQL and by JavaScript.
    if (!column?.required || !(column.type in PARSE)) {
      throw new Unsupported(`order of a connection by ${model}.${name}`)
    }
    return column
  })
}

function upward({ order, backward }: Page): boolean {
  return (order.direction === 'asc') !== backward
}

const PARSE: Readonly<Record<string, (text: string) => unknown>> = {
  text: (text) => text,
  int4: Number,
  int8: BigInt,
  date: (text) => new Date(text),
  timestamptz: (text) => new Date(text),
}

const parse = (type: string, text: string) => PARSE[type]?.(text)

function format(type: string, value: unknown): string {
  if (!(value instanceof Date)) return String(value)
  return type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString()
}
