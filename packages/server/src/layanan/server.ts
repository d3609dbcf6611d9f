import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { hariIni } from '@harapan/kode'
import { type CursorCodec, compiler } from '@harapan/pothos-sql'
import { createYoga } from 'graphql-yoga'
import type { Logger } from 'pino'
import { berwenang, type Pelaku } from '../akses/pelaku.ts'
import type { PembacaToken } from '../akses/token.ts'
import type { Mode } from '../batas/batas.rules.ts'
import { BATAS, type Batas } from '../batas/batas.rules.ts'
import { buatPembatasLaju } from '../batas/pembatas-laju.ts'
import { useBatas } from '../batas/use-batas.ts'
import type { BasisData } from '../db/basis-data.ts'
import { buatPenamaPernyataan } from '../db/nama-pernyataan.ts'
import { bukaBukuDokumen } from '../dokumen/buku-dokumen.ts'
import { buatPemilihDokumen } from '../dokumen/izin-dokumen.ts'
import { catatPemakaian } from '../dokumen/pemakaian.ts'
import type { Terbitan } from '../ekspor/metadata-rekap.ts'
import { buatPintuEkspor } from '../ekspor/pintu-ekspor.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import type { Pelindung } from '../identitas/pelindung.ts'
import type { PenyandiTeks } from '../identitas/penyandi-teks.ts'
import { buatPintuImpor } from '../impor/pintu-impor.ts'
import { BATAS_UNGGAHAN, type BatasUnggahan } from '../impor/tampung.ts'
import { bukaBukuPerjanjian } from '../instansi/perjanjian-klien.ts'
import type { Konteks } from '../konteks.ts'
import { PEMBACAAN } from '../pembacaan.ts'
import { schema } from '../schema.ts'
import type { OpsiPantau } from '../versi/pantau-aliran.ts'
import { type Asal, aturanAsal, kepalaAsal } from './asal.ts'
import { buatPembacaSendiri } from './baca-dokumen.ts'
import { useCaraKirim } from './cara-kirim.ts'
import { TAB_CONTOH } from './contoh-graphiql.ts'
import { buatPembacaDokumen } from './dokumen-sah.ts'
import { buatDokumenTepercaya } from './dokumen-tepercaya.ts'
import { buatKepala, useKepala } from './kepala.ts'
import { bukaLangganan } from './langganan.ts'
import { terimaGzip } from './mampat.ts'
import { jawabKueri, useOperasi } from './operasi.ts'
import { buatPengenal, KEPALA_TUJUAN } from './pelaku-permintaan.ts'
import { buatPenagih } from './penagih.ts'
import { buatPintuDepan } from './pintu-depan.ts'
import { samarkanGalat } from './samarkan-galat.ts'
import { useSamarkanValidasi } from './samarkan-validasi.ts'
import { useSiaran } from './siaran.ts'
import { useTanpaNomorLiteral } from './tanpa-nomor-literal.ts'
import { useTanpaNul } from './tanpa-nul.ts'
import { buatTeksUmum, sidikRilis } from './teks-umum.ts'
import { useTertutup } from './tertutup.ts'
import { buatPengulas } from './ulasan.ts'
import { useTagih } from './use-tagih.ts'
import { varianPelaku } from './varian-pelaku.ts'

export type Bahan = {
  basisData: BasisData
  kunci: KunciIdentitas
  pelindung: Pelindung
  pembacaToken: PembacaToken
  kursor: CursorCodec
  penyandiKait: PenyandiTeks
  kunciSidik: Uint8Array
  pencatat: Logger
  /** Off: every operation goes through the resolvers, the compiler's reference. */
  kompilasi?: boolean | undefined
  /** The version of public data; without it no finished text is kept. */
  versi?: (() => string | undefined) | undefined
  /** What an operation may be at most, where it is not the usual. */
  batas?: Partial<Batas> | undefined
  /** In production the schema is shut to strangers and operations come as JSON only; development by default. */
  mode?: Mode | undefined
  /** Which pages of other origins may read answers; all in development, none in production. */
  asal?: Asal | undefined
  /** Of which installation the registered documents are; the mode's name by default. */
  lingkungan?: string | undefined
  /** How streams are watched over; tests make it quicker and smaller. */
  umpan?: OpsiPantau | undefined
  /** What an uploaded file may be, where it is not the usual. */
  unggahan?: Partial<BatasUnggahan> | undefined
  /** What the owner of the data says of its open data. */
  terbitan?: Terbitan | undefined
  /** The clock; tests set it. */
  jam?: () => Date
}

export type Server = ReturnType<typeof buatServer>

/** The life of a request, top to bottom. */
export function buatServer(bahan: Bahan) {
  const { mode = 'pengembangan' } = bahan
  const { lingkungan = mode } = bahan
  const { asal = mode === 'produksi' ? [] : ['*'] } = bahan
  const batas = { ...BATAS, ...bahan.batas }
  const pembatas = buatPembatasLaju({ ...bahan, petugas: batas.laju })
  const dokumen = buatPembacaDokumen(schema, batas)
  const kepala = buatKepala(mode)
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
  const pelakuDari = sekaliSaja(({ headers }: Request) =>
    kenali(headers.get('authorization'), headers.get(KEPALA_TUJUAN)),
  )
  const pilih = buatPemilihDokumen(mode, bukaBukuDokumen(bahan.basisData, lingkungan))
  const pemakaian = catatPemakaian(bahan.basisData, (galat) =>
    bahan.pencatat.warn({ galat: String(galat) }, 'pemakaian dokumen tidak tercatat'),
  )
  const { useDokumenTepercaya, jenisDokumen } = buatDokumenTepercaya({
    pelakuDari,
    pilih,
    pemakaian,
  })
  const ulas = buatPengulas(schema, bahan.kunciSidik, batas, mode)
  const langganan = bukaLangganan(bahan.basisData, bahan.pencatat, bahan.umpan)
  const siaran = useSiaran({
    schema,
    langganan: langganan.bernama,
    kenali: ({ headers }) => kenali(headers.get('authorization'), headers.get(KEPALA_TUJUAN)),
    jawab: (...tanya) => jawabKueri({ ...baca, ulas }, ...tanya),
  })
  const kenaliHttp = ({ headers }: IncomingMessage) =>
    kenali(headers.authorization, headers[KEPALA_TUJUAN] as string | undefined)
  const tanggal = () => hariIni(bahan.jam?.() ?? new Date())
  const konteks = (pelaku: Pelaku) => ({
    pelaku,
    pelindung: bahan.pelindung,
    kursor: bahan.kursor,
    kait: { penyandi: bahan.penyandiKait, setempat: mode === 'pengembangan' },
    hariIni: tanggal(),
    permintaanId: randomUUID(),
    subjek: new Set<string>(),
    dokumen,
  })

  const yoga = createYoga<object, Omit<Konteks, 'tx'>>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    healthCheckEndpoint: '/sehat',
    cors: aturanAsal(asal),
    extraParamNames: ['documentId'],
    batching: false,
    multipart: false,
    logging: false,
    maskedErrors: { maskError: samarkan },
    maxRequestBodySize: batas.bita,
    graphiql: async (permintaan: Request) =>
      mode === 'pengembangan' || (await bolehMengembangkan(pelakuDari(permintaan)))
        ? GRAPHIQL
        : false,
    renderGraphiQL,
    context: async ({ request }) => ({
      ...konteks(await pelakuDari(request)),
      jenisDokumen: jenisDokumen(request),
    }),
    plugins: [
      useDokumenTepercaya(),
      useCaraKirim({ mode, schema, dokumen }),
      ...(mode === 'produksi' ? [useTertutup({ pelakuDari, dokumen })] : []),
      useBatas(batas),
      useTanpaNomorLiteral(),
      useSamarkanValidasi(samarkan),
      useTanpaNul(),
      useOperasi({ ...baca, ulas }),
      siaran,
      useTagih(baca.penagih, kenali),
      useKepala(kepala),
    ],
  })
  return {
    /** For node:http: the front door, and Yoga behind it. */
    tangani: buatPintuDepan({
      ...baca,
      batas,
      dokumen,
      pilih,
      pemakaian,
      ulas,
      kenali,
      konteks,
      samarkan,
      kepala,
      yoga,
    }),
    /** For node:http: whole lists as files, under `/ekspor`. */
    ekspor: buatPintuEkspor({
      schema,
      samarkan,
      kepala,
      terimaGzip,
      basisData: bahan.basisData,
      kursor: bahan.kursor,
      versi: bahan.versi ?? (() => undefined),
      rilis: sidikRilis(schema),
      hariIni: tanggal,
      kenali: kenaliHttp,
      ...buatPembacaSendiri({ ...baca, schema, dokumen, ulas, konteks }),
      kepalaAsal: kepalaAsal(asal),
      terbitan: bahan.terbitan ?? {},
    }),
    /** For node:http: files to import, under `/unggahan` and `/impor`. */
    impor: buatPintuImpor({
      samarkan,
      kepala,
      basisData: bahan.basisData,
      kunci: bahan.kunci,
      pembatas,
      batas: { ...BATAS_UNGGAHAN, ...bahan.unggahan },
      kenali: kenaliHttp,
      kepalaAsal: kepalaAsal(asal, ['GET', 'PUT', 'POST', 'DELETE']),
    }),
    /** Yoga alone. */
    fetch: (permintaan: Request) => yoga.fetch(permintaan),
    /** How many operations were compiled, and why others were not. */
    statistik: () => kompilator?.stats(),
    /** How many streams flow now. */
    pengikut: () => langganan.pengikut(),
    dispose: async () => {
      siaran.akhiri()
      await langganan.berhenti()
      await pemakaian.tulis()
      await yoga.dispose()
    },
  }
}

const GRAPHIQL = {
  title: 'Harapan · GraphiQL',
  defaultTabs: TAB_CONTOH,
  shouldPersistHeaders: false,
}

/** Several steps ask who a request speaks for; its token is read once. */
function sekaliSaja(kenali: (permintaan: Request) => Promise<Pelaku>) {
  const dikenal = new WeakMap<Request, Promise<Pelaku>>()
  return (permintaan: Request): Promise<Pelaku> => {
    const pelaku = dikenal.get(permintaan) ?? kenali(permintaan)
    dikenal.set(permintaan, pelaku)
    return pelaku
  }
}

const bolehMengembangkan = (pelaku: Promise<Pelaku>): Promise<boolean> =>
  pelaku.then((satu) => berwenang(satu, 'pengembangan')).catch(() => false)
