import type { Operasi, Uji } from '@harapan/testing'
import { type NamaPelaku, PELAKU_BANDING } from './pelaku-banding.ts'

/** An answer as it left, and the way it was made where the server says so. */
export type Mentah = { status: number; teks: string; jalur: string | null }

export type Penanya = (operasi: Operasi, oleh: NamaPelaku) => Promise<Mentah>

/** Asks a server through Yoga, each caller under one token. */
export const penanya = (uji: Uji): Penanya =>
  denganToken(uji, (isi) => uji.fetch('http://localhost/graphql', isi))

/**
 * Asks twice, because a document that is asked again has another statement: first through the front
 * door and through Yoga in turn, then through the front door. Both answers must be the same.
 */
export function penanyaDepan(uji: Uji): Penanya {
  const depan = denganToken(uji, (isi) => uji.lewatDepan(isi))
  const yoga = penanya(uji)
  let giliran = 0
  return async (operasi, oleh) => {
    const pertama = await (giliran++ % 2 === 0 ? depan : yoga)(operasi, oleh)
    const kedua = await depan(operasi, oleh)
    if (pertama.teks === kedua.teks) return kedua
    return { ...kedua, teks: `${kedua.teks}, tetapi semula ${pertama.teks}` }
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
