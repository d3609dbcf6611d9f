import type { IncomingHttpHeaders } from 'node:http'
import type { NamaPelaku } from '../pelaku.ts'
import { PELAKU } from '../pelaku.ts'

/**
 * The caller behind a token, for B and C: a look-up in memory, no signature to verify. It favours
 * them; Harapan reads real tokens.
 */
export function pelakuDari({ authorization }: IncomingHttpHeaders): NamaPelaku {
  if (authorization === undefined) return 'publik'
  const nama = authorization.slice('Bearer '.length)
  if (Object.hasOwn(PELAKU, nama)) return nama as NamaPelaku
  throw new Error('unknown bench token')
}
