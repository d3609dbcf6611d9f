import { createRequire } from 'node:module'
import type { Hasil, Tembakan } from './tembakan.ts'

type Jawaban = {
  requests: { total: number }
  duration: number
  errors: number
  timeouts: number
  non2xx: number
  '3xx': number
  latency: { p50: number; p99: number }
}
type Autocannon = (opsi: object) => Promise<Jawaban>

// Loaded only when needed, and without types of its own.
const autocannon = () => createRequire(import.meta.url)('autocannon') as Autocannon

let urutan = Date.now() % 1e10

/** In this process, so slower at the top than wrk: compare ratios of one tool only. */
export async function tembakAutocannon(tembakan: Tembakan): Promise<Hasil> {
  const { url, kepala, isi, koneksi, detik, unik } = tembakan
  const hasil = await autocannon()({
    url,
    connections: koneksi,
    duration: detik,
    method: 'POST',
    headers: kepala,
    requests: isi.map((body) => ({
      body,
      ...(unik && {
        setupRequest: (permintaan: { body: string }) => {
          urutan += 1
          return { ...permintaan, body: body.replaceAll('__N__', String(urutan)) }
        },
      }),
    })),
  })
  return {
    banyak: hasil.requests.total,
    detik: hasil.duration,
    // 304 is an answer; autocannon counts it among those that are not 2xx.
    galat: hasil.errors + hasil.timeouts + hasil.non2xx - hasil['3xx'],
    p50: hasil.latency.p50,
    p99: hasil.latency.p99,
  }
}
