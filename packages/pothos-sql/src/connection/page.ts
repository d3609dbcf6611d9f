import type { SqlConfig } from '../config.ts'
import type { ConnectionReader, Ordering } from '../field/reader.ts'
import { filterHash } from './cursor.ts'

const DEFAULT_SIZE = 20
const LARGEST_PAGE = 200

export type PageArgs = {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** One page as asked for: what both executors read it by. */
export type Page = {
  size: number
  backward: boolean
  order: Ordering
  /** The sort tuple at which it starts (or ends), and the parent it was written for. */
  bound?: { tuple: readonly string[]; scope: string }
  seal: (scope: string, tuple: readonly string[]) => string
}

/** @throws the project's own errors for impossible arguments and for a cursor that is not this list's */
export function pageOf(
  { cursors, errors }: SqlConfig,
  reader: ConnectionReader,
  args: PageArgs,
  context: unknown,
): Page {
  const { first, after, last, before } = args
  const both = first != null && last != null
  const crossed = (last != null && after != null) || (last == null && before != null)
  const size = last ?? first ?? DEFAULT_SIZE
  if (both || crossed || size < 1 || size > LARGEST_PAGE) throw errors.page()

  const { list } = reader
  const order = reader.order(args as never, context as never)
  const filter = filterHash([reader.filter(args as never, context as never), order])
  const codec = cursors(context as never)
  const backward = last != null
  const text = (backward ? before : after) ?? undefined
  const opened = text === undefined ? undefined : codec.open(text)
  const own = opened?.list === list && opened.filter === filter
  if (text !== undefined && !own) throw errors.cursor()
  const [scope = '', ...tuple] = opened?.tuple ?? []
  return {
    size,
    backward,
    order,
    ...(opened && { bound: { tuple, scope } }),
    seal: (ofScope, ofRow) => codec.seal({ list, filter, tuple: [ofScope, ...ofRow] }),
  }
}
