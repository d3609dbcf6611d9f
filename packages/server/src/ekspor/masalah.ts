import type { KodeGalat } from '@harapan/kode'
import type { GraphQLError } from 'graphql'

/** An error as RFC 9457 tells it, with the code, the place and the way out as everywhere. */
export type Masalah = {
  title: string
  status: number
  kode: string
  petunjuk?: string
  tempat?: string
  perlu?: string
  nomor?: string
}

const STATUS: Partial<Record<KodeGalat, number>> = {
  PERLU_MASUK: 401,
  TOKEN_TIDAK_SAH: 401,
  TIDAK_BERWENANG: 403,
  TUJUAN_WAJIB: 403,
  PERJANJIAN_TIDAK_BERLAKU: 403,
  TIDAK_DITEMUKAN: 404,
  VERSI_USANG: 409,
  BATAS_LAJU: 429,
  GALAT_INTERNAL: 500,
  BASIS_DATA_SIBUK: 503,
  PENERBIT_TIDAK_TERJANGKAU: 503,
}

/** From an error that was masked already: nothing else may leave. */
export function masalahDari({ message, extensions }: GraphQLError): Masalah {
  const { code, petunjuk, tempat, perlu, nomor, http } = extensions as Record<string, string> & {
    http?: { status?: number }
  }
  const status = http?.status ?? STATUS[code as KodeGalat] ?? 400
  return {
    title: message,
    status,
    kode: code ?? 'GALAT_INTERNAL',
    ...(petunjuk && { petunjuk }),
    ...(tempat && { tempat }),
    ...(perlu && { perlu }),
    ...(nomor && { nomor }),
  }
}

/** Seconds after which it may be tried again, where waiting helps. */
export function ulangiDetik({ extensions }: GraphQLError): number | undefined {
  const { http, code } = extensions as {
    code?: string
    http?: { headers?: Record<string, string> }
  }
  const detik = Number(http?.headers?.['retry-after'])
  if (detik > 0) return detik
  return code === 'BASIS_DATA_SIBUK' || code === 'PENERBIT_TIDAK_TERJANGKAU' ? 1 : undefined
}
