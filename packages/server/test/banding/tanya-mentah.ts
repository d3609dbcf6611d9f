import type { Operasi, Uji } from '@harapan/testing'
import { type NamaPelaku, PELAKU_BANDING } from './pelaku-banding.ts'

/** An answer as it left, and the way it was made where the server says so. */
export type Mentah = { status: number; teks: string; jalur: string | null }

export type Penanya = (operasi: Operasi, oleh: NamaPelaku) => Promise<Mentah>

/** Asks a server through Yoga, each caller under one token. */
export const penanya = (uji: Uji): Penanya =>
  denganToken(uji, (isi) => uji.fetch('http://localhost/graphql', isi))

/**
 * Asks through the front door, twice: the first time the document goes on to Yoga, the second time the
 * door answers itself.
 */
export function penanyaDepan(uji: Uji): Penanya {
  const tanya = denganToken(uji, (isi) => uji.lewatDepan(isi))
  return async (operasi, oleh) => {
    await tanya(operasi, oleh)
    return tanya(operasi, oleh)
  }
}

function denganToken(uji: Uji, kirim: (isi: RequestInit) => Promise<Response>): Penanya {
  const token = new Map<NamaPelaku, Promise<string>>()
  const tokenMilik = (oleh: NamaPelaku) => {
    const pelaku = PELAKU_BANDING[oleh]
    const ada = token.get(oleh) ?? (pelaku && uji.token(pelaku))
    if (ada) token.set(oleh, ada)
    return ada
  }
  return async ({ dokumen, variabel }, oleh) => {
    const milik = await tokenMilik(oleh)
    const jawaban = await kirim({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(milik && { authorization: `Bearer ${milik}` }),
      },
      body: JSON.stringify({ query: dokumen, variables: variabel }),
    })
    return {
      status: jawaban.status,
      teks: await jawaban.text(),
      jalur: jawaban.headers.get('x-harapan-jalur'),
    }
  }
}
