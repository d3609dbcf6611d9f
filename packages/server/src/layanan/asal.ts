import type { IncomingMessage } from 'node:http'
import { KEPALA_DITINGGALKAN } from '../ekspor/kepala-berkas.ts'
import { KEPALA_URL } from './cara-kirim.ts'
import { KEPALA_TUJUAN } from './pelaku-permintaan.ts'

/** Origins whose pages may read our answers; '*' any. Nobody's cookies are ever looked at. */
export type Asal = readonly string[]

/** What a browser of another origin is told, by the request; nothing for an origin not on the list. */
export function aturanAsal(daftar: Asal) {
  return ({ headers }: Request) => {
    const asal = headers.get('origin')
    // Of an empty list Yoga would make any origin, of an unknown one the origin `null`.
    if (asal === null || !(daftar.includes('*') || daftar.includes(asal))) return false
    return {
      origin: [asal],
      credentials: false,
      methods: ['GET', 'POST'],
      allowedHeaders: ['content-type', 'authorization', KEPALA_TUJUAN, KEPALA_URL],
      exposedHeaders: ['etag', 'retry-after', 'ratelimit', 'ratelimit-policy'],
      maxAge: 600,
    }
  }
}

/** The same for the door of files, which Yoga does not answer. */
export function kepalaAsal(daftar: Asal, cara: readonly string[] = ['GET', 'HEAD']) {
  const aturan = aturanAsal(daftar)
  return ({ headers, method }: IncomingMessage): Record<string, string> => {
    const izin = aturan({ headers: new Headers({ origin: headers.origin ?? '' }) } as Request)
    if (!headers.origin || !izin) return {}
    return {
      'access-control-allow-origin': headers.origin,
      'access-control-expose-headers': [
        ...izin.exposedHeaders,
        ...['content-disposition', KEPALA_DITINGGALKAN],
      ].join(', '),
      ...(method === 'OPTIONS' && {
        'access-control-allow-methods': cara.join(', '),
        'access-control-allow-headers': izin.allowedHeaders.join(', '),
        'access-control-max-age': String(izin.maxAge),
      }),
    }
  }
}
