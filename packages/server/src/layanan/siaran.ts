import { randomUUID } from 'node:crypto'
import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Pelaku } from '../akses/pelaku.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import type { Tempat } from '../versi/pantau-aliran.ts'
import { jadiKueri, type Kueri } from './jadi-kueri.ts'
import type { Langganan, Langkah, SemuaLangganan } from './langganan.ts'
import type { jawabKueri } from './operasi.ts'
import { memuatBukanTeks } from './tanpa-nul.ts'

type Bahan = {
  schema: GraphQLSchema
  langganan: SemuaLangganan['bernama']
  /** Who a request speaks for, judged anew: a token may have expired, an agreement been suspended. */
  kenali: (permintaan: Request) => Promise<Pelaku>
  jawab: (
    konteks: Konteks,
    args: ExecutionArgs,
    signal: AbortSignal,
  ) => ReturnType<typeof jawabKueri>
}

type KonteksYoga = Konteks & { request: Request }

/**
 * Subscriptions over SSE: answers that are each read, charged and recorded as the query they are, for
 * whoever the caller then is. One is read when the client has taken the one before.
 */
export function useSiaran(bahan: Bahan): Plugin<Konteks> & { akhiri(): void } {
  const semua = new Set<AbortController>()
  const cara = (nama: string) => bahan.langganan[nama]
  return {
    akhiri: () => {
      for (const satu of semua) satu.abort()
    },
    onSubscribe({ args, setSubscribeFn }) {
      const { document, operationName, contextValue } = args as ExecutionArgs
      const kueri = jadiKueri(cara, document, operationName)
      const langganan = kueri && cara(kueri.nama)
      if (!langganan) return
      setSubscribeFn(async () => {
        const konteks = contextValue as KonteksYoga
        // No part of what flows is ever compressed: it may speak of persons.
        konteks.perorangan = true
        const nilai = { ...(args as ExecutionArgs).variableValues }
        if (memuatBukanTeks(nilai)) throw galatKode('MASUKAN_TIDAK_SAH', { tempat: 'variables' })
        const argumen = argumenAkar(bahan.schema, kueri, nilai)
        const pergi = new AbortController()
        const aliran: Aliran = {
          ...{ bahan, langganan, kueri, konteks, nilai, pergi },
          args: args as ExecutionArgs,
        }
        const { letak } = langganan
        const pertama = await bacaSatu(aliran, konteks, letak && argumen[letak.argumen])
        // What is refused at once, or has ended, needs no stream and takes no place.
        if (!pertama.langkah || pertama.langkah.selesai) return pertama.hasil
        const tempat = langganan.masuk(konteks.pelaku.id, argumen)
        semua.add(pergi)
        const { signal } = konteks.request
        signal.addEventListener('abort', () => pergi.abort(), { once: true })
        if (signal.aborted) pergi.abort()
        const selesai = () => {
          pergi.abort()
          tempat.keluar()
          semua.delete(pergi)
        }
        return diakhiri(mengalir(aliran, pertama, tempat), selesai)
      })
    },
  }
}

/** Whoever stops listening must not be waited for by what waits for the next change. */
function diakhiri(
  aliran: AsyncGenerator<ExecutionResult>,
  selesai: () => void,
): AsyncIterableIterator<ExecutionResult> {
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      const satu = await aliran.next()
      if (satu.done) selesai()
      return satu
    },
    async return() {
      selesai()
      await aliran.return(undefined)
      return { done: true, value: undefined }
    },
  }
}

type Terbaca = { hasil: ExecutionResult; langkah?: Langkah }
type Aliran = {
  bahan: Bahan
  langganan: Langganan
  kueri: Kueri
  konteks: KonteksYoga
  args: ExecutionArgs
  nilai: Record<string, unknown>
  pergi: AbortController
}

async function* mengalir(
  aliran: Aliran,
  pertama: Terbaca,
  tempat: Tempat,
): AsyncGenerator<ExecutionResult> {
  const { bahan, langganan, konteks, pergi } = aliran
  const { signal } = pergi
  let kini = pertama
  let sudah = false
  let terkirim: string | undefined
  while (!signal.aborted) {
    const { langkah, hasil } = kini
    if (!langkah) return yield hasil
    // Without a place an answer may be the one before; whoever waits is kept by the stream's heartbeat.
    const teks = langganan.letak ? undefined : JSON.stringify(hasil)
    const baru = teks === undefined || teks !== terkirim
    terkirim = teks
    if (!sudah || (langkah.kirim && baru)) yield hasil
    sudah = true
    if (langkah.selesai) return
    if (!langkah.adaLagi) await tempat.tunggu(signal)
    if (signal.aborted) return
    try {
      const pelaku = await bahan.kenali(konteks.request)
      kini = await bacaSatu(aliran, { ...konteks, pelaku }, langkah.letak)
    } catch (galat) {
      if (signal.aborted) return
      return yield { errors: [sebagaiGalat(galat)] }
    }
  }
}

async function bacaSatu(
  { bahan, langganan, kueri, konteks: asal, args, nilai, pergi }: Aliran,
  konteks: KonteksYoga,
  letak: unknown,
): Promise<Terbaca> {
  // Each answer is an operation of its own: other subjects, another number, its own charge.
  const milik = {
    ...konteks,
    permintaanId: randomUUID(),
    subjek: new Set<string>(),
    laju: undefined,
    jalur: undefined,
  } as unknown as Konteks
  const variableValues = langganan.letak ? { ...nilai, [langganan.letak.variabel]: letak } : nilai
  const hasil = await bahan.jawab(
    milik,
    { ...args, document: kueri.document, variableValues, contextValue: milik },
    pergi.signal,
  )
  asal.laju = milik.laju
  const isi = hasil.data?.[kueri.kunci] as Record<string, unknown> | null | undefined
  if (!isi) return { hasil }
  const langkah = langganan.ambil(isi)
  // What was asked beside, no client sees.
  for (const satu of Object.keys(langganan.beserta)) delete isi[satu]
  return { hasil, langkah }
}

/** What the subscription's field was given. */
function argumenAkar(
  schema: GraphQLSchema,
  { nama, akar }: Kueri,
  nilai: Record<string, unknown>,
): Record<string, unknown> {
  const field = schema.getSubscriptionType()?.getFields()[nama]
  return field ? getArgumentValues(field, akar, nilai) : {}
}

const sebagaiGalat = (galat: unknown): GraphQLError =>
  galat instanceof GraphQLError
    ? galat
    : new GraphQLError('stream', { originalError: galat as Error })
