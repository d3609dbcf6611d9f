import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
} from 'node:crypto'

/** Where a page begins or ends: the sort tuple of its last row, bound to one list, filter and parent. */
export type CursorContent = { list: string; filter: string; tuple: readonly string[] }

export type CursorCodec = {
  seal(content: CursorContent): string
  /** The content of a cursor that `seal` wrote; nothing for any other text. */
  open(text: string): CursorContent | undefined
}

const VERSION = 1
const NONCE = 12
const TAG = 16

/**
 * Cursors are sealed with AES-256-GCM: nobody can forge one, and the sort tuple, which may be
 * personal, is not readable in a log. The nonce is derived from the content, so that one row of one
 * list has one cursor however it was read.
 */
export function cursorCodec(secret: Uint8Array): CursorCodec {
  // Key objects: handed over as bytes, a key is examined anew each time, five times the cost of its use.
  const derive = (label: string) =>
    createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', label, 32)))
  const key = derive('cursor')
  const nonceKey = derive('cursor nonce')
  return {
    seal({ list, filter, tuple }) {
      const text = JSON.stringify([VERSION, list, filter, ...tuple])
      const nonce = createHmac('sha256', nonceKey).update(text).digest().subarray(0, NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
    },
    open(text) {
      const bytes = Buffer.from(text, 'base64url')
      if (bytes.length <= NONCE + TAG) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
        decipher.setAuthTag(bytes.subarray(-TAG))
        const body = [decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]
        const [version, list, filter, ...tuple] = JSON.parse(Buffer.concat(body).toString('utf8'))
        return version === VERSION ? { list, filter, tuple } : undefined
      } catch {
        return undefined
      }
    },
  }
}

/** A short fingerprint of what a list was filtered by. */
export function filterHash(filter: unknown): string {
  const text = JSON.stringify(filter, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}
