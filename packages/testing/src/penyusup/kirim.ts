import type { Pelaku } from '@harapan/server/pelaku'
import type { Uji } from '../uji.ts'

/** Each way in: compiled through Yoga and through the front door, and the resolvers. */
export type Pintu = (permintaan: RequestInit) => Promise<Response>

export const semuaPintu = (cepat: Uji, rujukan: Uji): readonly Pintu[] => [
  (isi) => cepat.lewatDepan(isi),
  (isi) => cepat.fetch('http://localhost/graphql', isi),
  (isi) => rujukan.fetch('http://localhost/graphql', isi),
]

export async function kirim(
  pintu: Pintu,
  token: string | undefined,
  query: string,
  variables: Record<string, unknown>,
): Promise<{ jalur: string; isi: unknown }> {
  const jawaban = await pintu({
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  })
  return { jalur: jawaban.headers.get('x-harapan-jalur') ?? '', isi: await jawaban.json() }
}

export const tokenMilik = async (uji: Uji, pelaku: Pelaku): Promise<string | undefined> =>
  pelaku.peran === 'PUBLIK' ? undefined : uji.token(pelaku)
