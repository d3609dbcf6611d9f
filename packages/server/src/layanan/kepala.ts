import type { Plugin } from 'graphql-yoga'
import { kepalaLaju } from '../batas/laju.rules.ts'
import type { Konteks } from '../konteks.ts'

const PENGEMBANGAN = process.env['NODE_ENV'] !== 'production'

/**
 * What an answer says of itself beside its data: the ETag of one that is the same for everybody, that
 * any other is not to be kept, where the caller's quota stands, and in development how it was read.
 */
export function kepalaJawaban({ jalur, etag, laju }: Partial<Konteks>): Record<string, string> {
  return {
    ...(etag ? { etag, 'cache-control': 'no-cache' } : { 'cache-control': 'no-store' }),
    ...(laju && kepalaLaju(laju)),
    ...(PENGEMBANGAN && jalur && { 'x-harapan-jalur': jalur }),
  }
}

export function useKepala(): Plugin<Konteks> {
  return {
    onResponse({ response, serverContext }) {
      const kepala = kepalaJawaban(serverContext as unknown as Partial<Konteks>)
      for (const [nama, nilai] of Object.entries(kepala)) response.headers.set(nama, nilai)
    },
  }
}
