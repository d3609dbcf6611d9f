import { modelNamed, type SqlColumn, type SqlModel, type SqlModels } from '../model/models.ts'
import { Unsupported } from '../unsupported.ts'
import { bind, ColumnRef, type Fragment, join, quoteName, raw, sql } from './fragment.ts'

export type Where = Readonly<Record<string, unknown>>

/**
 * A condition in Prisma's language as SQL, with Prisma's meaning. What is not understood is refused,
 * never left out.
 */
export function whereSql(models: SqlModels, name: string, alias: string, where: Where): Fragment {
  const model = modelNamed(models, name)
  return all(
    Object.entries(where).flatMap(([key, value]) => {
      if (value === undefined) return []
      if (key === 'AND') return list(value).map((one) => whereSql(models, name, alias, one))
      if (key === 'OR') return [any(list(value).map((one) => whereSql(models, name, alias, one)))]
      if (key === 'NOT') {
        return list(value).map((one) => sql`not (${whereSql(models, name, alias, one)})`)
      }
      return [condition(model, name, alias, key, value)]
    }),
  )
}

export function all(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0 ? raw('true') : join(conditions, ' and ')
}

function any(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0 ? raw('false') : sql`(${join(conditions.map(bracket), ' or ')})`
}

const bracket = (fragment: Fragment): Fragment => sql`(${fragment})`

function list(value: unknown): readonly Where[] {
  return Array.isArray(value) ? value : [value as Where]
}

function condition(model: SqlModel, name: string, alias: string, key: string, value: unknown) {
  const column = Object.hasOwn(model.columns, key) ? model.columns[key] : undefined
  if (!column || column.list) throw new Unsupported(`filter on ${name}.${key}`)
  const left = raw(`${alias}.${quoteName(column.name)}`)
  if (!isOperators(value)) return equals(left, column, value)
  const insensitive = value['mode'] === 'insensitive'
  return all(
    Object.entries(value).flatMap(([operator, operand]) => {
      if (operator === 'mode' || operand === undefined) return []
      const write = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined
      if (!write) throw new Unsupported(`filter ${operator} on ${name}.${key}`)
      return [write(left, column, operand, insensitive)]
    }),
  )
}

type Write = (left: Fragment, column: SqlColumn, operand: unknown, insensitive: boolean) => Fragment

const OPERATORS: Readonly<Record<string, Write>> = {
  equals: (left, column, operand) => equals(left, column, operand),
  not: (left, column, operand) =>
    operand === null ? sql`${left} is not null` : sql`${left} <> ${typed(column, operand)}`,
  in: (left, column, operand) => sql`${left} = any(${array(column, operand)})`,
  notIn: (left, column, operand) => sql`${left} <> all(${array(column, operand)})`,
  lt: (left, column, operand) => sql`${left} < ${typed(column, operand)}`,
  lte: (left, column, operand) => sql`${left} <= ${typed(column, operand)}`,
  gt: (left, column, operand) => sql`${left} > ${typed(column, operand)}`,
  gte: (left, column, operand) => sql`${left} >= ${typed(column, operand)}`,
  contains: (left, _, operand, insensitive) => like(left, `%${operand}%`, insensitive),
  startsWith: (left, _, operand, insensitive) => like(left, `${operand}%`, insensitive),
  endsWith: (left, _, operand, insensitive) => like(left, `%${operand}`, insensitive),
}

function equals(left: Fragment, column: SqlColumn, value: unknown): Fragment {
  return value === null ? sql`${left} is null` : sql`${left} = ${typed(column, value)}`
}

function typed(column: SqlColumn, value: unknown): Fragment {
  return value instanceof ColumnRef ? raw(value.text) : bind(value, column.type)
}

function array(column: SqlColumn, value: unknown): Fragment {
  if (!Array.isArray(value)) throw new Unsupported('a list filter without a list')
  if (!value.some((one) => one instanceof ColumnRef)) return bind(value, `${column.type}[]`)
  return sql`array[${join(
    value.map((one) => typed(column, one)),
    ', ',
  )}]`
}

// The pattern goes to LIKE as Prisma hands it over: whoever wants a literal % escapes it.
function like(left: Fragment, pattern: string, insensitive: boolean): Fragment {
  return insensitive ? sql`${left} ilike ${pattern}` : sql`${left} like ${pattern}`
}

function isOperators(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}
