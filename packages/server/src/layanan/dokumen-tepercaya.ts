import type { Plugin } from 'graphql-yoga'
import type { Pelaku } from '../akses/pelaku.ts'
import type { JenisDokumen } from '../batas/batas.rules.ts'
import type { buatPemilihDokumen, Disebut } from '../dokumen/izin-dokumen.ts'
import type { PencatatPemakaian } from '../dokumen/pemakaian.ts'

type Bahan = {
  pelakuDari: (permintaan: Request) => Promise<Pelaku>
  pilih: ReturnType<typeof buatPemilihDokumen>
  pemakaian: PencatatPemakaian
}

/** The same choice of a document as at the front door, and what kind it is, for the context. */
export function buatDokumenTepercaya({ pelakuDari, pilih, pemakaian }: Bahan) {
  const jenis = new WeakMap<Request, JenisDokumen>()
  const useDokumenTepercaya = (): Plugin => ({
    async onParams({ request, params, setParams }) {
      const pelaku = await pelakuDari(request)
      const terpilih = await pilih(pelaku, disebut(request, params))
      if (!terpilih) return
      jenis.set(request, terpilih.jenis)
      if (terpilih.sidik) pemakaian.catat(terpilih.sidik, pelaku.klien)
      setParams({ ...params, query: terpilih.query })
    },
  })
  return { useDokumenTepercaya, jenisDokumen: (permintaan: Request) => jenis.get(permintaan) }
}

/** Of a URL Yoga reads only the parameters it knows itself. */
function disebut({ method, url }: Request, params: unknown): Disebut {
  const isi = (params ?? {}) as Disebut
  if (method !== 'GET') return isi
  return { ...isi, documentId: new URL(url).searchParams.get('documentId') ?? undefined }
}
