import type { Plugin } from 'graphql-yoga'
import type { Mode } from '../batas/batas.rules.ts'
import { kepalaLaju } from '../batas/laju.rules.ts'
import type { Konteks } from '../konteks.ts'
import { cocok } from '../versi/etag.ts'
import { kepalaAman } from './kepala-aman.ts'
import { bolehMampat, mampatkan } from './mampat.ts'

export type Kepala = Record<string, string>
export type PembuatKepala = (konteks: Partial<Konteks>, jenis?: string) => Kepala

/**
 * What an answer says of itself beside its data, through both doors: the ETag of one that is the same
 * for everybody, that nobody may keep any other, where the caller's quota stands, and in development
 * how it was read, and why so.
 */
export function buatKepala(mode: Mode): PembuatKepala {
  return ({ jalur, etag, laju }, jenis) => ({
    ...kepalaAman(mode, jenis),
    'cache-control': etag ? 'no-cache' : 'private, no-store',
    ...(etag && { etag }),
    ...(laju && kepalaLaju(laju)),
    ...(mode === 'pengembangan' && jalur && { 'x-harapan-jalur': jalur }),
  })
}

/** The same for what Yoga answers, and what the front door does itself: 304 and compression. */
export function useKepala(buat: PembuatKepala): Plugin<Konteks> {
  return {
    async onResponse({ request, response, serverContext, setResponse, fetchAPI }) {
      const konteks = (serverContext ?? {}) as unknown as Partial<Konteks>
      const { headers, status } = response
      const kepala = buat(konteks, headers.get('content-type') ?? '')
      for (const [nama, nilai] of Object.entries(kepala)) headers.set(nama, nilai)
      if (konteks.etag && cocok(request.headers.get('if-none-match'), konteks.etag))
        return setResponse(new fetchAPI.Response(null, { status: 304, headers: tanpaIsi(headers) }))
      // What flows has no end to wait for.
      if (headers.get('content-type')?.startsWith('text/event-stream')) return
      if (!response.body || !bolehMampat(konteks, request.headers.get('accept-encoding'))) return
      const isi = Buffer.from(await response.arrayBuffer())
      const { kepala: mampat, isi: hasil } = await mampatkan(
        isi,
        konteks.etag,
        request.headers.get('accept-encoding'),
      )
      for (const [nama, nilai] of Object.entries(mampat)) headers.set(nama, nilai)
      headers.delete('content-length')
      setResponse(new fetchAPI.Response(new Uint8Array(hasil), { status, headers }))
    },
  }
}

function tanpaIsi(headers: Headers): Headers {
  headers.delete('content-type')
  headers.delete('content-length')
  return headers
}
