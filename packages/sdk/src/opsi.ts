import type { Tujuan } from './_generated/operasi.ts'
import type { SumberToken } from './token.ts'

export interface OpsiKlien {
  /** Alamat GraphQL, `https://.../graphql` / The GraphQL address. */
  readonly url: string | URL
  readonly token?: SumberToken | undefined
  /** Tujuan pemrosesan data pribadi (UU 27/2022 ps. 16), tercatat di audit / The audited purpose of processing. */
  readonly tujuan?: Tujuan | undefined
  /** Berapa kali diulang bila gangguan sementara; bawaan 3 / Retries on passing trouble; 3 by default. */
  readonly ulang?: number | undefined
  /** Batas satu panggilan, ulangan dan jedanya termasuk; bawaan 30.000 / Limit of one call, retries and pauses included. */
  readonly batasWaktuMs?: number | undefined
  /** Pengganti `fetch`, untuk proksi atau uji / Another `fetch`, for a proxy or a test. */
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly saatPermintaan?: ((peristiwa: Peristiwa) => void) | undefined
}

export interface OpsiPanggilan {
  readonly signal?: AbortSignal | undefined
}

/** Satu kejadian untuk log; tanpa variabel, token, atau data / One event for a log; no variables, token or data. */
export interface Peristiwa {
  readonly jenis: 'mulai' | 'ulang' | 'selesai' | 'galat'
  readonly operasi: string | undefined
  readonly percobaan: number
  /** Sejak panggilan dimulai / Since the call began. */
  readonly lamaMs: number
  readonly status?: number | undefined
  readonly kode?: string | undefined
  /** Jeda sebelum ulangan / The pause before the retry. */
  readonly tundaMs?: number | undefined
}
