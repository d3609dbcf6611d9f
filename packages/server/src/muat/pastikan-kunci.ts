import type pg from 'pg'
import { sebagaiPemilik } from '../db/transaksi.ts'

const AWALAN = 'kunci:'

/**
 * Remembers by a fingerprint which keys this database was written with, and refuses others: with
 * them no NIK could be looked up or revealed again, and two kinds of hashes would mix unseen.
 */
export async function pastikanKunci(kolam: pg.Pool, sidikKunci: string): Promise<void> {
  await sebagaiPemilik(kolam, async (klien) => {
    const { rows } = await klien.query<{ tahap: string }>(
      'select tahap from tahap_muat where starts_with(tahap, $1)',
      [AWALAN],
    )
    const lama = rows[0]?.tahap.slice(AWALAN.length)
    if (lama === sidikKunci) return
    if (lama) {
      throw new Error(
        'Kunci identitas bukan kunci yang menulis basis data ini; pulihkan berkas kunci atau HARAPAN_KUNCI_HASH yang lama. / The identity keys are not those this database was written with; restore the former key file or HARAPAN_KUNCI_HASH.',
      )
    }
    await klien.query('insert into tahap_muat (tahap, jumlah) values ($1, 0)', [
      `${AWALAN}${sidikKunci}`,
    ])
  })
}
