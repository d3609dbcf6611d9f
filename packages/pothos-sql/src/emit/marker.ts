import { type Fragment, raw, sql } from '../sql/fragment.ts'

// PostgreSQL's JSON text has no raw control characters, so these two can stand between its pieces:
// around what JavaScript must still write, and in place of what must not be null but is.
export const MARK = '\u0001'
export const BROKEN = '\u0002'

const mark = raw('chr(1)')
export const broken = raw('chr(2)')

/** Leaves a slot's JSON for the assembler: mark, slot, colon, JSON, mark. */
export function marked(slot: number, json: Fragment): Fragment {
  return sql`${mark} || ${raw(`'${slot}:'`)} || ${json} || ${mark}`
}
