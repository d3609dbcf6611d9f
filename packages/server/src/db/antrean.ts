import { GraphQLError } from 'graphql'
import type pg from 'pg'
import { galatKode } from '../galat.ts'

/** How many may wait for a connection. Whoever comes later would wait longer than anybody should. */
export const ANTREAN_TERPANJANG = 200

const COBA_LAGI_DETIK = 1

type Antrean = { kolam: pg.Pool; antreanTerpanjang: number }

/** @throws BASIS_DATA_SIBUK with 503 and Retry-After, where too many wait already */
export function masukAntrean({ kolam, antreanTerpanjang }: Antrean): void {
  if (kolam.waitingCount < antreanTerpanjang) return
  throw terlaluSibuk()
}

export const terlaluSibuk = () =>
  galatKode('BASIS_DATA_SIBUK', { http: { status: 503, ulangiDetik: COBA_LAGI_DETIK } })

/** Whether an operation ended before it had a connection: nothing was read, and nothing can be written. */
export const belumTersambung = (galat: unknown): boolean =>
  galat instanceof GraphQLError && galat.extensions['code'] === 'BASIS_DATA_SIBUK'
