import type { Kecocokan } from '../baris/kolom.rules.ts'
import { bersih } from '../baris/nilai.rules.ts'
import type { SembarangProfil } from '../baris/profil.ts'
import type { BarisBerkas } from '../berkas/baca-berkas.ts'
import { GalatImpor } from './galat-impor.ts'

/** So many numbers that all end in zero are no chance: one in ten does. */
const CUKUP = 20

/**
 * A spreadsheet keeps fifteen digits of a number: the sixteenth becomes a zero, and each NIK then looks
 * right and is somebody else's. One such number cannot be told from a true one; a column of them can.
 *
 * @throws GalatImpor NOMOR_DIBULATKAN
 */
export function tolakPembulatan(
  { kolom }: SembarangProfil,
  { letak }: Kecocokan,
  baris: readonly BarisBerkas[],
): void {
  for (const { nama, angkaTerlihat } of kolom) {
    const ke = letak.get(nama)
    if (angkaTerlihat === undefined || ke === undefined) continue
    const nomor = new Set(
      baris.map(({ sel }) => bersih(sel[ke] ?? '')).filter((teks) => /^\d{16}$/.test(teks)),
    )
    if (nomor.size >= CUKUP && [...nomor].every((teks) => teks.endsWith('0')))
      throw new GalatImpor('NOMOR_DIBULATKAN', nama)
  }
}
