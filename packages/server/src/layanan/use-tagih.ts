import type { Plugin } from 'graphql-yoga'
import { type buatPengenal, KEPALA_TUJUAN } from './pelaku-permintaan.ts'
import type { Penagih } from './penagih.ts'

/** Charges a document that was refused before anybody asked whose it is: it was read for its caller. */
export function useTagih({ tidakSah }: Penagih, kenali: ReturnType<typeof buatPengenal>): Plugin {
  return {
    onExecutionResult({ context, request: { headers } }) {
      const otorisasi = headers.get('authorization')
      if (otorisasi && !('pelaku' in context))
        tidakSah(kenali(otorisasi, headers.get(KEPALA_TUJUAN)))
    },
  }
}
