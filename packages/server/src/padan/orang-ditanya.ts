import { type Fragment, sql } from '@harapan/pothos-sql'
import { larikBita } from '../db/larik.ts'
import type { Konteks } from '../konteks.ts'

/**
 * The condition on `individu i` that holds for the persons asked for. A partner's row policy shows them
 * and nobody else: the same list a second time would be tried pair by pair on the index, a million pairs
 * for a thousand NIKs.
 */
export function orangDitanya({ pelaku }: Konteks, hash: readonly string[]): Fragment {
  return pelaku.peran === 'MITRA' ? sql`true` : sql`i.nik_hash = any(${larikBita(hash)}::bytea[])`
}
