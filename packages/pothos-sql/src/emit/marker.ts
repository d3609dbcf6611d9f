import type { Text } from '../sql/concat.ts'
import { raw } from '../sql/fragment.ts'

// PostgreSQL's JSON text has no raw control characters, so these two can stand between its pieces:
// around what JavaScript must still write, and in place of what must not be null but is.
export const MARK = '\u0001'
export const BROKEN = '\u0002'

export const broken = raw('chr(2)')

/** Leaves a slot's JSON for the assembler: mark, slot, colon, JSON, mark. */
export const marked = (slot: number, json: Text): Text => [`${MARK}${slot}:`, ...json, MARK]
