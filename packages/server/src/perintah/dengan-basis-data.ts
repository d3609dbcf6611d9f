import type pg from 'pg'
import { bukaBasisData } from '../db/basis-data.ts'
import { kunciDirektori } from '../db/kunci-direktori.ts'
import { type Lingkungan, sumberBasisData } from '../lingkungan.ts'

/** Opens the database for one command, over one connection unless it needs more, and closes it whatever happens. */
export async function denganBasisData<T>(
  lingkungan: Lingkungan,
  login: 'databaseUrl' | 'databaseUrlPemilik',
  kerja: (kolam: pg.Pool) => Promise<T>,
  { koneksi = 1 }: { koneksi?: number } = {},
): Promise<T> {
  const kunci = lingkungan.databaseUrl ? undefined : kunciDirektori(lingkungan.direktori)
  try {
    const basisData = await bukaBasisData(sumberBasisData(lingkungan, login), { koneksi })
    return await kerja(basisData.kolam).finally(() => basisData.tutup())
  } finally {
    kunci?.lepas()
  }
}
