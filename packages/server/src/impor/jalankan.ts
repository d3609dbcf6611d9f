import { dalamTransaksiLingkup } from '../db/transaksi.ts'
import type { BahanImpor, HasilImpor } from './bahan-impor.ts'
import { cobakan } from './cobakan.ts'
import { jalaniBerkas } from './jalani-berkas.ts'
import { penyandiBaris } from './penyandi-impor.ts'
import { kirimTolakan } from './sampaikan-tolakan.ts'
import { lingkupImpor } from './wenang-impor.ts'

/**
 * Reads a file and writes its rows, a chunk in a transaction. Killed anywhere, the same call goes on
 * after the last chunk that stands; called again for a file that is done it does nothing.
 *
 * @throws GalatImpor, GalatBerkas
 */
export async function jalankanImpor(bahan: BahanImpor): Promise<HasilImpor> {
  const lingkup = lingkupImpor(bahan.pelaku, bahan.wilayah, bahan.profil)
  const perjalanan = { bahan, lingkup, penyandi: penyandiBaris(bahan.kunci) }
  if (bahan.coba) return cobakan(perjalanan)
  const hasil = await jalaniBerkas(perjalanan, (kerja) =>
    dalamTransaksiLingkup(bahan.kolam, lingkup, kerja),
  )
  await kirimTolakan(perjalanan, hasil.impor.id)
  return hasil
}
