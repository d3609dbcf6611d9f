import { hash } from 'node:crypto'
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import type { Konteks } from '../konteks.ts'
import { etag } from '../versi/etag.ts'
import { buatSimpananTeks } from '../versi/simpanan-teks.ts'
import type { Permintaan } from './ulasan.ts'
import { varianPelaku } from './varian-pelaku.ts'

/** The finished text of one public answer: where it is kept, and its ETag. */
export type TeksUmum = { etag: string; ambil(): string | undefined; simpan(data: string): void }

/**
 * Finished answers that are the same for everybody, by plan, values and class; never of an operation
 * that looks at the caller or touches personal data. Nothing while the version is not known.
 */
export function buatTeksUmum(schema: GraphQLSchema, versi: () => string | undefined) {
  const simpanan = buatSimpananTeks({ versi })
  const rilis = sidikRilis(schema)
  return { untuk, hitungan: simpanan.hitungan }

  function untuk({ document, operationName, variables }: Permintaan, konteks: Konteks) {
    const sebelum = versi()
    if (sebelum === undefined) return undefined
    const kunci = JSON.stringify([
      rilis,
      document.loc?.source.body,
      operationName ?? null,
      variables,
      varianPelaku(konteks),
      konteks.hariIni,
    ])
    return {
      etag: etag(kunci, sebelum),
      ambil: () => simpanan.ambil(kunci, sebelum),
      simpan: (data: string) => simpanan.simpan(kunci, sebelum, data),
    } satisfies TeksUmum
  }
}

/** An ETag outlives this process: a release with another schema must not confirm the old text. */
export const sidikRilis = (schema: GraphQLSchema): string =>
  hash('sha256', printSchema(lexicographicSortSchema(schema)), 'base64url')
