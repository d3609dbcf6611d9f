import type { Permintaan } from '../sisi/sisi.ts'

export type Tembakan = Permintaan & { koneksi: number; detik: number; unik: boolean }

/** One round of load: how many requests ended, and the latency in milliseconds. */
export type Hasil = { banyak: number; detik: number; galat: number; p50: number; p99: number }
