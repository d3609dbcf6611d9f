import { Lru } from '@harapan/pothos-sql'
import type { BasisData } from '../db/basis-data.ts'
import { bacaTanpaBingkai } from '../db/sekali-kirim.ts'

const DOKUMEN_DIINGAT = 2_000
const TERDAFTAR_MS = 60_000
// A document that was registered a moment ago counts soon.
const TIDAK_TERDAFTAR_MS = 5_000

type Ingatan = { isi: Promise<string | undefined>; sampai: number }

export type BukuDokumen = ReturnType<typeof bukaBukuDokumen>

/** The texts that may be asked for by their hash in this installation, read when first asked for. */
export function bukaBukuDokumen(basisData: BasisData, lingkungan: string) {
  const dikenal = new Lru<Ingatan>(DOKUMEN_DIINGAT)
  return {
    isi(sidik: string, klien: string | undefined): Promise<string | undefined> {
      const kunci = `${sidik}|${klien ?? ''}`
      const lama = dikenal.get(kunci)
      if (lama && Date.now() < lama.sampai) return lama.isi
      const isi = baca(basisData, [sidik, klien ?? null, lingkungan])
      const ingat = (ms: number) => dikenal.set(kunci, { isi, sampai: Date.now() + ms })
      ingat(TERDAFTAR_MS)
      isi.then(
        (ada) => ada ?? ingat(TIDAK_TERDAFTAR_MS),
        () => ingat(0),
      )
      return isi
    },
  }
}

async function baca(basisData: BasisData, values: unknown[]): Promise<string | undefined> {
  const isi = await bacaTanpaBingkai(basisData, {
    name: 'dokumen_terdaftar',
    text: 'select dokumen_terdaftar($1, $2, $3)',
    values,
  })
  return isi ?? undefined
}
