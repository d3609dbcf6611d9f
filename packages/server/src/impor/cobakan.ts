import { dalamTransaksiLingkup } from '../db/transaksi.ts'
import type { HasilImpor, Pelaksana, Perjalanan } from './bahan-impor.ts'
import { jalaniBerkas } from './jalani-berkas.ts'
import { type BahanTulis, catatPotongan } from './tulis-potongan.ts'

/** What a dry run found; thrown, so that its transaction takes everything back. */
class Gulung extends Error {
  readonly hasil: HasilImpor
  constructor(hasil: HasilImpor) {
    super('dry run')
    this.hasil = hasil
  }
}

/** One transaction over the whole file: each chunk must see the ones before it, and none may stay. */
export async function cobakan(perjalanan: Perjalanan): Promise<HasilImpor> {
  const { bahan, lingkup } = perjalanan
  const subjek: string[] = []
  let tulis: BahanTulis | undefined
  const hasil = await dalamTransaksiLingkup(bahan.kolam, lingkup, async (klien) => {
    // One after the other: a piece of the file must not be asked for while a statement has failed.
    let ekor: Promise<unknown> = Promise.resolve()
    const pelaksana: Pelaksana = (kerja) => {
      const hasil = ekor.then(() => kerja(klien))
      ekor = hasil.catch(() => undefined)
      return hasil
    }
    const selesai = await jalaniBerkas(perjalanan, pelaksana, (satu, milik) => {
      tulis = milik
      if (satu.subjek !== '') subjek.push(satu.subjek)
    })
    throw new Gulung(selesai)
  }).catch((galat) => {
    if (galat instanceof Gulung) return galat.hasil
    throw galat
  })
  // Whether a person is known was looked up all the same, and that is recorded.
  for (const satu of subjek) {
    await dalamTransaksiLingkup(bahan.kolam, lingkup, async (klien) => {
      if (tulis) await catatPotongan(klien, tulis, satu, 'impor coba')
    })
  }
  return hasil
}
