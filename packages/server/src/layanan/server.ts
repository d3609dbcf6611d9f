import { randomUUID } from 'node:crypto'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { hariIni } from '@harapan/kode'
import { type CursorCodec, compiler } from '@harapan/pothos-sql'
import { createYoga } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Pelaku } from '../akses/pelaku.ts'
import type { PembacaToken } from '../akses/token.ts'
import { BATAS, type Batas, type Mode } from '../batas/batas.rules.ts'
import { buatPembatasLaju } from '../batas/pembatas-laju.ts'
import { useBatas } from '../batas/use-batas.ts'
import type { BasisData } from '../db/basis-data.ts'
import { buatPenamaPernyataan } from '../db/nama-pernyataan.ts'
import type { Pelindung } from '../identitas/pelindung.ts'
import { bukaBukuPerjanjian } from '../instansi/perjanjian-klien.ts'
import type { Konteks } from '../konteks.ts'
import { PEMBACAAN } from '../pembacaan.ts'
import { schema } from '../schema.ts'
import { TAB_CONTOH } from './contoh-graphiql.ts'
import { buatPembacaDokumen } from './dokumen-sah.ts'
import { useHanyaPost } from './hanya-post.ts'
import { useKepala } from './kepala.ts'
import { useOperasi } from './operasi.ts'
import { buatPengenal, KEPALA_TUJUAN } from './pelaku-permintaan.ts'
import { buatPenagih } from './penagih.ts'
import { buatPintuDepan } from './pintu-depan.ts'
import { samarkanGalat } from './samarkan-galat.ts'
import { useSamarkanValidasi } from './samarkan-validasi.ts'
import { useTanpaNomorLiteral } from './tanpa-nomor-literal.ts'
import { useTanpaNul } from './tanpa-nul.ts'
import { buatTeksUmum } from './teks-umum.ts'
import { buatPengulas } from './ulasan.ts'
import { useTagih } from './use-tagih.ts'
import { varianPelaku } from './varian-pelaku.ts'

export type Bahan = {
  basisData: BasisData
  pelindung: Pelindung
  pembacaToken: PembacaToken
  kursor: CursorCodec
  kunciSidik: Uint8Array
  pencatat: Logger
  /** Off: every operation goes through the resolvers, the compiler's reference. */
  kompilasi?: boolean | undefined
  /** The version of public data; without it no finished text is kept. */
  versi?: (() => string | undefined) | undefined
  /** What an operation may be at most, where it is not the usual. */
  batas?: Partial<Batas> | undefined
  /** In production free-form documents may cost less. */
  mode?: Mode | undefined
  /** The clock; tests set it. */
  jam?: () => Date
}

/** What a script in a browser may read beside the body: when to come back. */
const KEPALA_TERBACA = ['retry-after', 'ratelimit', 'ratelimit-policy']
const MODE: Mode = process.env['NODE_ENV'] === 'production' ? 'produksi' : 'pengembangan'

export type Server = ReturnType<typeof buatServer>

/** The life of a request, top to bottom. */
export function buatServer(bahan: Bahan) {
  const batas = { ...BATAS, ...bahan.batas }
  const mode = bahan.mode ?? MODE
  const pembatas = buatPembatasLaju({ ...bahan, petugas: batas.laju })
  const samarkan = samarkanGalat(bahan.pencatat, batas)
  const kompilator =
    bahan.kompilasi === false ? undefined : compiler(schema, PEMBACAAN, varianPelaku)
  const baca = {
    basisData: bahan.basisData,
    kompilator,
    penama: buatPenamaPernyataan(),
    teksUmum: bahan.versi && buatTeksUmum(schema, bahan.versi),
    penagih: buatPenagih(pembatas),
  }
  const buku = bukaBukuPerjanjian(bahan.basisData)
  const kenali = buatPengenal(bahan.pembacaToken, buku)
  const ulas = buatPengulas(schema, bahan.kunciSidik, batas, mode)
  const konteks = (pelaku: Pelaku) => ({
    pelaku,
    pelindung: bahan.pelindung,
    kursor: bahan.kursor,
    hariIni: hariIni(bahan.jam?.() ?? new Date()),
    permintaanId: randomUUID(),
    subjek: new Set<string>(),
  })

  const yoga = createYoga<object, Omit<Konteks, 'tx'>>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    cors: {
      origin: '*',
      credentials: false,
      allowedHeaders: ['content-type', 'authorization', KEPALA_TUJUAN],
      exposedHeaders: KEPALA_TERBACA,
      maxAge: 600,
    },
    batching: false,
    multipart: false,
    logging: false,
    maskedErrors: { maskError: samarkan },
    maxRequestBodySize: batas.bita,
    graphiql: { title: 'Harapan · GraphiQL', defaultTabs: TAB_CONTOH, shouldPersistHeaders: false },
    renderGraphiQL,
    context: async ({ request: { headers } }) =>
      konteks(await kenali(headers.get('authorization'), headers.get(KEPALA_TUJUAN))),
    plugins: [
      useHanyaPost(),
      useBatas(batas),
      useTanpaNomorLiteral(),
      useSamarkanValidasi(samarkan),
      useTanpaNul(),
      useOperasi({ ...baca, ulas }),
      useTagih(baca.penagih, kenali),
      useKepala(),
    ],
  })
  const dokumen = buatPembacaDokumen(schema, batas)
  return {
    /** For node:http: the front door, and Yoga behind it. */
    tangani: buatPintuDepan({
      ...baca,
      batas,
      dokumen,
      ulas,
      kenali,
      konteks,
      samarkan,
      yoga,
    }),
    /** Yoga alone. */
    fetch: (permintaan: Request) => yoga.fetch(permintaan),
    /** How many operations were compiled, and why others were not. */
    statistik: () => kompilator?.stats(),
    dispose: () => yoga.dispose(),
  }
}
