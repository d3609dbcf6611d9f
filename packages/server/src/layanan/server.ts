import { randomUUID } from 'node:crypto'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { hariIni } from '@harapan/kode'
import { type CursorCodec, compiler } from '@harapan/pothos-sql'
import { createYoga } from 'graphql-yoga'
import type { Logger } from 'pino'
import { PELAKU_PUBLIK, type Pelaku } from '../akses/pelaku.ts'
import type { PenerbitToken } from '../akses/token.ts'
import { adalahTujuan } from '../akses/tujuan.ts'
import type { BasisData } from '../db/basis-data.ts'
import { galatKode } from '../galat.ts'
import type { Pelindung } from '../identitas/pelindung.ts'
import type { Konteks } from '../konteks.ts'
import { PEMBACAAN } from '../pembacaan.ts'
import { schema } from '../schema.ts'
import { TAB_CONTOH } from './contoh-graphiql.ts'
import { useHanyaPost } from './hanya-post.ts'
import { useJalur } from './jalur.ts'
import { useOperasi } from './operasi.ts'
import { samarkanGalat } from './samarkan-galat.ts'
import { useSamarkanValidasi } from './samarkan-validasi.ts'
import { useTanpaNomorLiteral } from './tanpa-nomor-literal.ts'
import { useTanpaNul } from './tanpa-nul.ts'
import { varianPelaku } from './varian-pelaku.ts'

export type Bahan = {
  basisData: BasisData
  pelindung: Pelindung
  penerbitToken: PenerbitToken
  kursor: CursorCodec
  kunciSidik: Uint8Array
  pencatat: Logger
  /** Off: every operation goes through the resolvers, the compiler's reference. */
  kompilasi?: boolean | undefined
  /** The clock; tests set it. */
  jam?: () => Date
}

const TUJUAN = 'x-harapan-tujuan'

/** The life of a request, top to bottom. */
export function buatServer(bahan: Bahan) {
  const samarkan = samarkanGalat(bahan.pencatat)
  const kompilator =
    bahan.kompilasi === false ? undefined : compiler(schema, PEMBACAAN, varianPelaku)
  return createYoga<object, Omit<Konteks, 'tx'>>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    cors: {
      origin: '*',
      credentials: false,
      allowedHeaders: ['content-type', 'authorization', TUJUAN],
      maxAge: 600,
    },
    batching: false,
    multipart: false,
    logging: false,
    maskedErrors: { maskError: samarkan },
    graphiql: { title: 'Harapan · GraphiQL', defaultTabs: TAB_CONTOH, shouldPersistHeaders: false },
    renderGraphiQL,
    context: async ({ request }) => ({
      pelaku: await pelakuPermintaan(bahan.penerbitToken, request.headers),
      pelindung: bahan.pelindung,
      kursor: bahan.kursor,
      hariIni: hariIni(bahan.jam?.() ?? new Date()),
      permintaanId: randomUUID(),
    }),
    plugins: [
      useHanyaPost(),
      useTanpaNomorLiteral(),
      useSamarkanValidasi(samarkan),
      useTanpaNul(),
      useOperasi({ ...bahan, kompilator }),
      useJalur(),
    ],
  })
}

async function pelakuPermintaan(penerbit: PenerbitToken, kepala: Headers): Promise<Pelaku> {
  const otorisasi = kepala.get('authorization')
  // Whoever sends the header means to be somebody, so an empty one is no anonymous caller either.
  const pelaku =
    otorisasi === null ? PELAKU_PUBLIK : await penerbit.baca(otorisasi.replace(/^Bearer\s+/i, ''))
  const tujuan = kepala.get(TUJUAN)
  if (!tujuan) return pelaku
  if (!adalahTujuan(tujuan)) throw galatKode('TUJUAN_TIDAK_SAH', { tempat: TUJUAN })
  return { ...pelaku, tujuan }
}
