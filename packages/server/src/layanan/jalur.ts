import type { Plugin } from 'graphql-yoga'
import type { Konteks } from '../konteks.ts'

const KEPALA = 'x-harapan-jalur'

/** In development a header says whether the compiler or the resolvers answered, and why. */
export function useJalur(): Plugin<Konteks> {
  if (process.env['NODE_ENV'] === 'production') return {}
  return {
    onResponse({ response, serverContext }) {
      const { jalur } = serverContext as unknown as Partial<Konteks>
      if (jalur) response.headers.set(KEPALA, jalur)
    },
  }
}
