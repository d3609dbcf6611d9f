import { modelNamed, type SqlModels } from '../model/models.ts'
import { Unsupported } from '../unsupported.ts'
import { type Fragment, quoteName, raw } from './fragment.ts'

export type Order = Readonly<Record<string, 'asc' | 'desc'>>

/** Prisma's `orderBy` over a model's own columns. */
export function orderSql(
  models: SqlModels,
  name: string,
  alias: string,
  orderBy: Order | readonly Order[],
): Fragment {
  const { columns } = modelNamed(models, name)
  const terms = (Array.isArray(orderBy) ? orderBy : [orderBy]).flatMap((one: Order) =>
    Object.entries(one).map(([key, direction]) => {
      const column = Object.hasOwn(columns, key) ? columns[key] : undefined
      if (!column || (direction !== 'asc' && direction !== 'desc')) {
        throw new Unsupported(`order by ${name}.${key}`)
      }
      return `${alias}.${quoteName(column.name)} ${direction}`
    }),
  )
  return raw(terms.join(', '))
}
