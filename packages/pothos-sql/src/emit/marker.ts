import type { TracePlan } from '../plan/node.ts'
import type { Text } from '../sql/concat.ts'
import { type Fragment, quoteText, raw, sql } from '../sql/fragment.ts'

// PostgreSQL's JSON text has no raw control characters, so these can stand between its pieces: around
// what JavaScript must still write, in place of what must not be null but is, around a row's trace.
export const MARK = '\u0001'
export const BROKEN = '\u0002'
const TRACE = '\u0003'

export const broken = raw('chr(2)')

/** Leaves a slot's JSON for the assembler: mark, slot, colon, JSON, mark. */
export const marked = (slot: number, json: Text): Text => [`${MARK}${slot}:`, ...json, MARK]

/** Leaves a row's trace where its object begins. */
export const traced = ({ tag, column }: TracePlan): Text => [
  `${TRACE}${tag}`,
  sql`${column}`,
  TRACE,
]

/** Collects the traces in a text into the setting, without empty ones; the text itself is column `j`. */
export const withTraces = (text: Fragment, setting: string): Fragment =>
  sql`select j, set_config(${raw(quoteText(setting))}, coalesce((select string_agg(distinct t, ',')
    from unnest(string_to_array(j, chr(3))) with ordinality as u(t, n) where n % 2 = 0 and t <> ''), ''), true)
    from (select ${text} as j offset 0) answer`

/** The text without its traces. */
export function untraced(text: string): string {
  if (!text.includes(TRACE)) return text
  return text
    .split(TRACE)
    .filter((_, i) => i % 2 === 0)
    .join('')
}
