import type pg from 'pg'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { daftarEdisi, type Edisi } from './baca-edisi.ts'
import { GalatEdisi } from './galat-edisi.ts'
import { cariEdisi, type HasilPeriksaEdisi, periksaEdisi } from './periksa-edisi.ts'
import { type HasilTerapan, terapkanEdisi } from './terapkan-edisi.ts'

export type PermintaanEdisi = { apa: 'daftar' | 'periksa' | 'terapkan'; nomor: string }

export type HasilEdisi =
  | { apa: 'daftar'; daftar: Edisi[] }
  | { apa: 'periksa'; hasil: HasilPeriksaEdisi }
  | { apa: 'terapkan'; hasil: HasilTerapan }
  | { galat: string }

/** What the command asks, answered by its own process or by the server that holds the embedded database. */
export async function kerjakanEdisi(
  kolam: pg.Pool,
  { apa, nomor }: PermintaanEdisi,
  lapor?: (selesai: number, jumlah: number) => void,
): Promise<HasilEdisi> {
  try {
    if (apa === 'daftar') return { apa, daftar: await sebagaiPemilik(kolam, daftarEdisi) }
    if (apa === 'terapkan')
      return { apa, hasil: await terapkanEdisi(kolam, nomor, lapor ? { lapor } : {}) }
    return await sebagaiPemilik(kolam, async (klien) => {
      const { hasil } = await periksaEdisi(klien, await cariEdisi(klien, nomor))
      return { apa: 'periksa' as const, hasil }
    })
  } catch (galat) {
    if (galat instanceof GalatEdisi) return { galat: galat.message }
    throw galat
  }
}
