import type { IncomingMessage } from 'node:http'
import type { CursorCodec } from '@harapan/pothos-sql'
import type { GraphQLError, GraphQLSchema } from 'graphql'
import type { Pelaku } from '../akses/pelaku.ts'
import type { BasisData } from '../db/basis-data.ts'
import type { Konteks } from '../konteks.ts'
import type { KepalaHttp } from './kepala-berkas.ts'
import type { Terbitan } from './metadata-rekap.ts'

/** What the door of exports is given by what serves queries. */
export type BahanEkspor = {
  schema: GraphQLSchema
  basisData: BasisData
  kursor: CursorCodec
  versi: () => string | undefined
  /** What of a release beside the data decides the bytes of an answer. */
  rilis: string
  hariIni: () => string
  kenali(permintaan: IncomingMessage): Promise<Pelaku>
  /** One of our own documents, with everything that guards a query. */
  baca(
    pelaku: Pelaku,
    dokumen: string,
    variabel: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<{ data: unknown; konteks: Konteks }>
  /** Records and charges such a document that was refused to the caller before it was asked. */
  tolak(pelaku: Pelaku, dokumen: string, variabel: Readonly<Record<string, unknown>>): Promise<void>
  samarkan(galat: unknown): GraphQLError
  kepala(konteks: Partial<Konteks>, jenis?: string): KepalaHttp
  /** What a page of another origin is told. */
  kepalaAsal(permintaan: IncomingMessage): KepalaHttp
  terimaGzip(diterima: string | undefined): boolean
  terbitan: Terbitan
}
