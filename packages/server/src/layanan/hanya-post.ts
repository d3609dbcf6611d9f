import { galat } from '@harapan/kode'
import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Operations come by POST only: variables in a URL would put identity numbers into the logs of
 * every proxy on the way. GraphiQL's page is served before this.
 */
export function useHanyaPost(): Plugin {
  return {
    onRequestParse({ request }) {
      if (request.method === 'POST') return
      throw new GraphQLError(
        'Kirim operasi dengan POST, bukan lewat URL / Send operations by POST, not in a URL',
        {
          extensions: {
            code: 'MASUKAN_TIDAK_SAH',
            petunjuk: galat('PAKAI_VARIABEL').petunjuk,
            http: { status: 405, headers: { Allow: 'POST' } },
          },
        },
      )
    },
  }
}
