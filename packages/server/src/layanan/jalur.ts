import type { Plugin } from 'graphql-yoga'
import type { Konteks } from '../konteks.ts'

/** In development a header says whether the compiler or the resolvers answered, and why. */
export const KEPALA_JALUR =
  process.env['NODE_ENV'] === 'production' ? undefined : ('x-harapan-jalur' as const)

export function useJalur(): Plugin<Konteks> {
  if (!KEPALA_JALUR) return {}
  const kepala = KEPALA_JALUR
  return {
    onResponse({ response, serverContext }) {
      const { jalur } = serverContext as unknown as Partial<Konteks>
      if (jalur) response.headers.set(kepala, jalur)
    },
  }
}
