import type { KodeGalat } from '@harapan/kode'
import type { KodeGalatBerkas, KodeGalatImpor } from './kode-berkas.ts'
import { samarkan } from './samarkan.ts'

/** Kode yang hanya lahir di klien / Codes that only the client makes. */
export type KodeGalatKlien =
  | 'TIDAK_TERSAMBUNG'
  | 'BATAS_WAKTU'
  | 'LAYANAN_SIBUK'
  | 'JAWABAN_TIDAK_SAH'
  | 'SALINAN_DIPAKAI'
  | 'SALINAN_RUSAK'

export type Kode = KodeGalat | KodeGalatKlien | KodeGalatBerkas | KodeGalatImpor

/** Satu galat: apa, di mana, jalan keluarnya / One error: what, where, the way out. Never holds variables. */
export interface RincianGalat {
  readonly kode: Kode
  /** "Indonesia / English". */
  readonly pesan: string
  readonly petunjuk?: string | undefined
  readonly tempat?: string | undefined
}

/** Galat satu bidang jawaban / The error of one selection of an answer. */
export interface GalatApi extends RincianGalat {
  readonly jalur?: readonly (string | number)[] | undefined
}

interface IsiGalat extends RincianGalat {
  readonly status?: number | undefined
  readonly cobaLagiMs?: number | undefined
  readonly galat?: readonly GalatApi[]
}

/** Dasar semua galat SDK; dipakai langsung untuk masukan pemanggil / The base; itself used for the caller's input. */
export class HarapanError extends Error {
  override name = 'HarapanError'
  declare readonly kode: Kode
  declare readonly petunjuk: string | undefined
  declare readonly tempat: string | undefined
  /** Kapan boleh dicoba lagi, bila server menyebutnya / When to try again, if the server said. */
  declare readonly cobaLagiMs: number | undefined

  constructor({ pesan, ...rincian }: IsiGalat) {
    super(`${rincian.kode}: ${samarkan(pesan)}`)
    Object.assign(this, rincian)
  }

  /** Apakah galat ini salah satu kode itu / Whether this error has one of these codes. */
  is<K extends Kode>(...kode: readonly K[]): this is this & { readonly kode: K } {
    return (kode as readonly Kode[]).includes(this.kode)
  }
}

/** Tidak ada jawaban: jaringan putus atau batas waktu habis / No answer: network lost or time is up. */
export class HarapanNetworkError extends HarapanError {
  override name = 'HarapanNetworkError'
}

/** Ada jawaban, bukan dari Harapan / An answer that is not GraphQL: a gateway's page, a rate limit. */
export class HarapanHttpError extends HarapanError {
  override name = 'HarapanHttpError'
  declare readonly status: number
}

/** Harapan menolak; `kode` milik galat pertama, `galat` semuanya / Harapan refused; `kode` is the first of `galat`. */
export class HarapanApiError extends HarapanError {
  override name = 'HarapanApiError'
  declare readonly galat: readonly GalatApi[]
}

/** Menurut nama, jadi benar pula antar-realm dan antarsalinan paket / By name: true across realms and copies too. */
export function isHarapanError(nilai: unknown): nilai is HarapanError {
  return /^Harapan\w*Error$/.test((nilai as Error | null)?.name ?? '')
}
