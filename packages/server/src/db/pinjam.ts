import type pg from 'pg'
import { terlaluSibuk } from './antrean.ts'
import type { BasisData } from './basis-data.ts'

type Tunggu = { batasWaktuMs: number; signal?: AbortSignal | undefined }

/**
 * A connection of the pool, waited for no longer than the deadline, nor for a client that has left. One that
 * is handed over later goes back as it came.
 *
 * @throws BASIS_DATA_SIBUK with 503 and Retry-After
 */
export function pinjam(kolam: pg.Pool, { batasWaktuMs, signal }: Tunggu): Promise<pg.PoolClient> {
  if (kolam.idleCount > 0) return kolam.connect()
  return new Promise((berhasil, gagal) => {
    let menunggu = true
    const berhenti = () => {
      menunggu = false
      clearTimeout(pengawas)
      signal?.removeEventListener('abort', pergi)
    }
    const pergi = () => {
      berhenti()
      gagal(signal?.reason)
    }
    const pengawas = setTimeout(() => {
      berhenti()
      gagal(terlaluSibuk())
    }, batasWaktuMs)
    signal?.addEventListener('abort', pergi, { once: true })
    kolam.connect().then(
      (klien) => {
        if (!menunggu) return klien.release()
        berhenti()
        berhasil(klien)
      },
      (galat) => {
        berhenti()
        gagal(galat)
      },
    )
  })
}

/**
 * What is left of a request's deadline once it has its connection; PostgreSQL reads zero as no deadline.
 * The embedded database can only be ended whole, so there a statement has all of the time to itself.
 */
export function sisaWaktu({ jenis, batasWaktuMs }: BasisData, mulai: number): number {
  if (jenis === 'tertanam') return batasWaktuMs
  return Math.max(1, Math.ceil(batasWaktuMs - (performance.now() - mulai)))
}
