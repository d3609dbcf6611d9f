import { hash, hkdfSync, timingSafeEqual } from 'node:crypto'

/**
 * Makes and reads the cursors of one list, `list` being its name, filter and order: for any other
 * text `open` gives nothing.
 */
export type CursorCodec = (list: string) => {
  seal(tuple: string): string
  open(cursor: string): string | undefined
}

const VERSION = 2
/** 132 bits in base64url. */
const TAG = 22
const BLOCK = 64

/**
 * A cursor is a sort tuple that nobody can forge, and that cannot be read in a log: it may be
 * personal. Sealed as SIV is (RFC 5297): the tag is a keyed hash of the tuple, and keys the stream
 * that hides it, so one row of one list has one cursor however it was read. Keyed by a key in front,
 * which SHA-512/256 allows and this use needs: a page has up to 200 cursors, and a hash in one call
 * costs a tenth of a cipher object (docs/keputusan/0016-cursors-by-hash.md).
 */
export function cursorCodec(secret: Uint8Array): CursorCodec {
  const derive = (label: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', label, 32)).toString('base64url')
  const tagKey = derive('cursor tag')
  const streamKey = derive('cursor stream')
  return (list) => {
    let listKey: string | undefined
    const seal = (tuple: string) => {
      listKey ??= hash('sha512-256', `${tagKey}${VERSION}${list}`, 'base64url')
      const tag = hash('sha512-256', listKey + tuple, 'base64url').slice(0, TAG)
      return tag + hidden(Buffer.from(tuple), streamKey + tag).toString('base64url')
    }
    const open = (cursor: string) => {
      const body = Buffer.from(cursor.slice(TAG), 'base64url')
      const tuple = hidden(body, streamKey + cursor.slice(0, TAG)).toString('utf8')
      return same(seal(tuple), cursor) ? tuple : undefined
    }
    return { seal, open }
  }
}

/** Hides and shows, in place. */
function hidden(bytes: Buffer, key: string): Buffer {
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const stream = hash('sha512', `${key}${at}`, 'binary')
    const end = Math.min(bytes.length, at + BLOCK)
    for (let i = at; i < end; i++) bytes[i] = (bytes[i] ?? 0) ^ stream.charCodeAt(i - at)
  }
  return bytes
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
