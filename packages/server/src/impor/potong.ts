import type { PembacaBaris } from '../baris/pembaca-baris.ts'
import type { SembarangProfil } from '../baris/profil.ts'
import type { BarisBerkas } from '../berkas/baca-berkas.ts'

/** Which group a row belongs to, for a source whose rows must not be parted. */
export function rumpunBaris(
  profil: SembarangProfil,
  pembaca: PembacaBaris,
): ((baris: BarisBerkas) => string) | undefined {
  const kolom = profil.rumpun
  if (!kolom) return undefined
  return ({ sel }) => {
    pembaca.mulai(sel)
    return pembaca.teks(kolom)
  }
}

/** Chunks of so many rows after those that are done, longer where a group would be parted. */
export async function* potong(
  kelompok: AsyncIterable<readonly BarisBerkas[]>,
  lewati: number,
  banyak: number,
  rumpun?: (baris: BarisBerkas) => string,
): AsyncGenerator<BarisBerkas[]> {
  let sisa = lewati
  let potongan: BarisBerkas[] = []
  let terakhir: string | undefined
  for await (const semua of kelompok) {
    for (const baris of semua) {
      if (sisa > 0) {
        sisa -= 1
        continue
      }
      const milik = potongan.length >= banyak - 1 ? rumpun?.(baris) : undefined
      const berikut = milik === undefined || milik !== terakhir || potongan.length >= 2 * banyak
      const penuh = potongan.length >= banyak && berikut
      if (penuh) {
        yield potongan
        potongan = []
      }
      terakhir = milik
      potongan.push(baris)
    }
  }
  if (potongan.length > 0) yield potongan
}
