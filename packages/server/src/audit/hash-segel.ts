import { createHash } from 'node:crypto'
import { type Segel, teksSegel } from './segel.rules.ts'

/** The link itself: SHA-256 over the seal's columns, the hash before it among them, and its rows. */
export function hashSegel(segel: Omit<Segel, 'hash'>): string {
  return createHash('sha256').update(teksSegel(segel)).update(segel.isi).digest('hex')
}
