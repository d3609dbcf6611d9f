import type { Plugin } from 'graphql-yoga'
import type { Konteks } from '../konteks.ts'

const PENGEMBANGAN = process.env['NODE_ENV'] !== 'production'

/**
 * What an answer says of itself beside its data: the ETag of one that is the same for everybody, that
 * any other is not to be kept, and in development whether the compiler or the resolvers answered.
 */
export function kepalaJawaban({ jalur, etag }: Partial<Konteks>): Record<string, string> {
  return {
    ...(etag ? { etag, 'cache-control': 'no-cache' } : { 'cache-control': 'no-store' }),
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
