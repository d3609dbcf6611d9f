import type { Uji } from '@harapan/testing'

/** Headers of the connection, not of the answer. */
const SAMBUNGAN = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']

type Jawaban = { status: number; kepala: Record<string, string>; isi: string }

/** The same request through Yoga alone and through the front door. */
export async function lewatKeduaPintu(uji: Uji, init: RequestInit, cari = '') {
  // Node's fetch asks for gzip by itself, Yoga's does not.
  const satu = { ...init, headers: { 'accept-encoding': 'identity', ...init.headers } }
  const [yoga, depan] = await Promise.all([
    uji.fetch(`http://localhost/graphql${cari}`, satu),
    uji.lewatDepan(satu, cari),
  ])
  return { yoga: await lihat(yoga), depan: await lihat(depan) }
}

export const lewatPost = (isi: unknown, kepala: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...kepala },
  body: typeof isi === 'string' ? isi : JSON.stringify(isi),
})

async function lihat(jawaban: Response): Promise<Jawaban> {
  const kepala = Object.fromEntries(
    [...jawaban.headers]
      .map(([nama, nilai]) => [nama.toLowerCase(), nilai] as const)
      // What is left of a quota, the question before has changed.
      .map(
        ([nama, nilai]) =>
          [nama, nama.startsWith('ratelimit') ? tanpaAngka(nilai) : nilai] as const,
      )
      .filter(([nama]) => !SAMBUNGAN.includes(nama)),
  )
  return { status: jawaban.status, kepala, isi: await jawaban.text() }
}

const tanpaAngka = (teks: string) => teks.replace(/\d+/g, '#')
