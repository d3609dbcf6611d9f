import type { Pelaku } from '../akses/pelaku.ts'
import { type Kuota, kuotaKlien } from './laju.rules.ts'

/** One quota of a caller, and whose it is. */
export type KuotaMilik = Kuota & { milik: string }

/**
 * The quotas that a caller draws from: an agency's agreement and, of several clients, its own part; an
 * officer's. None for the public: one bucket for everybody would let the first abuser lock out all. None
 * for anybody where `petugas` is unlimited, which is for tests.
 */
export function kuotaPelaku(pelaku: Pelaku, petugas: number): readonly KuotaMilik[] {
  const { peran, id, klien = '', perjanjian } = pelaku
  if (peran === 'PUBLIK' || petugas >= Number.MAX_SAFE_INTEGER) return []
  if (!perjanjian) return [{ nama: 'petugas', kuota: petugas, milik: id }]
  const { nomor, kuotaPerMenit, banyakKlien } = perjanjian
  const instansi = { nama: 'instansi', kuota: kuotaPerMenit, milik: nomor } as const
  if (banyakKlien <= 1) return [instansi]
  const kuota = kuotaKlien(kuotaPerMenit, banyakKlien)
  return [instansi, { nama: 'klien', kuota, milik: `${nomor} ${klien}` }]
}
