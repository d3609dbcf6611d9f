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
import type { PantauUmpan } from '../perubahan/pantau-umpan.ts'
import { jadiKueri, KUNCI, type Kueri, VARIABEL_SEJAK } from './jadi-kueri.ts'
import type { jawabKueri } from './operasi.ts'
import { memuatBukanTeks } from './tanpa-nul.ts'

type Bahan = {
  schema: GraphQLSchema
  pantau: PantauUmpan
  /** Who a request speaks for, judged anew: a token may have expired, an agreement been suspended. */
  kenali: (permintaan: Request) => Promise<Pelaku>
  jawab: (
    konteks: Konteks,
    args: ExecutionArgs,
    signal: AbortSignal,
  ) => ReturnType<typeof jawabKueri>
}

type Halaman = Record<string, unknown> | null
type KonteksYoga = Konteks & { request: Request }

/**
 * `subscription { perubahan }` over SSE: pages of the feed, each read, charged and recorded as the
 * query it is, for whoever the caller then is. One is read when the client has taken the one before.
 */
export function useSiaran(bahan: Bahan): Plugin<Konteks> & { akhiri(): void } {
  const semua = new Set<AbortController>()
  return {
    akhiri: () => {
      for (const satu of semua) satu.abort()
    },
    onSubscribe({ args, setSubscribeFn }) {
      const { document, operationName, contextValue } = args as ExecutionArgs
      const kueri = jadiKueri(document, operationName)
      if (!kueri) return
      setSubscribeFn(async () => {
        const konteks = contextValue as KonteksYoga
        // No part of what flows is ever compressed: it may speak of persons.
        konteks.perorangan = true
        const nilai = { ...(args as ExecutionArgs).variableValues }
        if (memuatBukanTeks(nilai)) throw galatKode('MASUKAN_TIDAK_SAH', { tempat: 'variables' })
        const pergi = new AbortController()
        const pertama = await bacaSatu(
          bahan,
          kueri,
          konteks,
          args as ExecutionArgs,
          {
            ...nilai,
            [VARIABEL_SEJAK]: awal(bahan.schema, kueri, nilai),
          },
          pergi.signal,
        )
        // What is refused at once needs no stream, and takes no place.
        if (!pertama.halaman) return pertama.hasil
        const tempat = bahan.pantau.masuk(konteks.pelaku.id)
        semua.add(pergi)
        const { signal } = konteks.request
        signal.addEventListener('abort', () => pergi.abort(), { once: true })
        if (signal.aborted) pergi.abort()
        const aliran = mengalir(bahan, kueri, konteks, args as ExecutionArgs, {
          nilai,
          pertama,
          pergi,
          tempat,
        })
        const selesai = () => {
          pergi.abort()
          tempat.keluar()
          semua.delete(pergi)
        }
        return diakhiri(aliran, selesai)
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

type Terbaca = { hasil: ExecutionResult; halaman: Halaman }
type Aliran = {
  nilai: Record<string, unknown>
  pertama: Terbaca
  pergi: AbortController
  tempat: ReturnType<PantauUmpan['masuk']>
}

async function* mengalir(
  bahan: Bahan,
  kueri: Kueri,
  konteks: KonteksYoga,
  args: ExecutionArgs,
  { nilai, pertama, pergi, tempat }: Aliran,
): AsyncGenerator<ExecutionResult> {
  const { signal } = pergi
  let kini = pertama
  let sudah = false
  while (!signal.aborted) {
    const { halaman, hasil } = kini
    if (!halaman) return yield hasil
    const { lanjut, adaLagi, isi } = ambil(halaman)
    if (!sudah || isi > 0) yield hasil
    sudah = true
    if (!adaLagi) await tempat.tunggu(signal)
    if (signal.aborted) return
    try {
      const pelaku = await bahan.kenali(konteks.request)
      const baru = { ...konteks, pelaku }
      const variabel = { ...nilai, [VARIABEL_SEJAK]: lanjut }
      kini = await bacaSatu(bahan, kueri, baru, args, variabel, signal)
    } catch (galat) {
      if (signal.aborted) return
      return yield { errors: [sebagaiGalat(galat)] }
    }
  }
}

async function bacaSatu(
  { jawab }: Bahan,
  { document, kunci }: Kueri,
  konteks: KonteksYoga,
  args: ExecutionArgs,
  variableValues: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Terbaca> {
  // Each page is an operation of its own: other subjects, another number, its own charge.
  const milik = {
    ...konteks,
    permintaanId: randomUUID(),
    subjek: new Set<string>(),
    laju: undefined,
    jalur: undefined,
  } as unknown as Konteks
  const hasil = await jawab(
    milik,
    { ...args, document, variableValues, contextValue: milik },
    signal,
  )
  konteks.laju = milik.laju
  return { hasil, halaman: (hasil.data?.[kunci] ?? null) as Halaman }
}

/** Takes from a page what was asked beside, which no client sees. */
function ambil(halaman: NonNullable<Halaman>) {
  const { [KUNCI.lanjut]: lanjut, [KUNCI.adaLagi]: adaLagi, [KUNCI.isi]: isi } = halaman
  for (const satu of Object.values(KUNCI)) delete halaman[satu]
  return { lanjut, adaLagi: adaLagi === true, isi: (isi as unknown[]).length }
}

/** Where the client says it stands. */
function awal(schema: GraphQLSchema, { sejak }: Kueri, nilai: Record<string, unknown>): unknown {
  const field = schema.getSubscriptionType()?.getFields()['perubahan']
  return field && sejak ? getArgumentValues(field, sejak, nilai)['sejak'] : undefined
}

const sebagaiGalat = (galat: unknown): GraphQLError =>
  galat instanceof GraphQLError
    ? galat
    : new GraphQLError('stream', { originalError: galat as Error })
