import type { SqlConfig } from '../config.ts'
import type { ConnectionReader, Ordering } from '../field/reader.ts'

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
  /** The cursor of a row, given as JSON without blanks: `[scope, ...sort tuple]`, all of it text. */
  seal: (tuple: string) => string
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

  const order = reader.order(args as never, context as never)
  const filter = reader.filter(args as never, context as never)
  const codec = cursors(context as never)(JSON.stringify([reader.list, filter, order], writable))
  const backward = last != null
  const text = (backward ? before : after) ?? undefined
  const opened = text === undefined ? undefined : codec.open(text)
  if (text !== undefined && opened === undefined) throw errors.cursor()
  const [scope = '', ...tuple] = opened === undefined ? [] : (JSON.parse(opened) as string[])
  return {
    size,
    backward,
    order,
    ...(opened !== undefined && { bound: { tuple, scope } }),
    seal: codec.seal,
  }
}

const writable = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
