import type { Gabungan } from './alamat-sel.rules.ts'
import type { BarisBerkas } from './baris-berkas.ts'
import { GalatBerkas } from './galat-berkas.ts'

/** A title: one cell merged across columns, above the header. */
export function adalahJudulLembar({ nomor, sel }: BarisBerkas, gabungan: readonly Gabungan[]) {
  const terisi = sel.flatMap((teks, kolom) => (teks.trim() === '' ? [] : [kolom]))
  if (terisi.length !== 1) return false
  return gabungan.some(
    ({ baris, kolom, kolomAkhir }) =>
      baris === nomor - 1 && kolom === terisi[0] && kolomAkhir > kolom,
  )
}

/** Whether the header goes on in the row below: some of its cells are merged with the ones under them. */
export function judulDuaBaris({ nomor }: BarisBerkas, gabungan: readonly Gabungan[]): boolean {
  const pada = gabungan.filter(({ baris }) => baris === nomor - 1)
  if (pada.length === 0) return false
  const kebawah = pada.filter(({ baris, barisAkhir }) => barisAkhir > baris)
  // A group of columns without names below, or three rows of names: which name is meant is a guess.
  if (kebawah.length === 0 || kebawah.some(({ barisAkhir }) => barisAkhir !== nomor)) {
    throw new GalatBerkas('JUDUL_GABUNG', { baris: nomor, kolom: (pada[0]?.kolom ?? 0) + 1 })
  }
  return true
}

/** `Alamat` merged over `Desa` and `RT` names two columns: `Alamat - Desa`, `Alamat - RT`. */
export function gabungkanJudul(
  atas: BarisBerkas,
  bawah: BarisBerkas | undefined,
  gabungan: readonly Gabungan[],
): string[] {
  const pada = gabungan.filter(({ baris }) => baris === atas.nomor - 1)
  const lebar = Math.max(atas.sel.length, bawah?.sel.length ?? 0)
  return Array.from({ length: lebar }, (_, kolom) => {
    const induk = pada.find((satu) => satu.kolom <= kolom && kolom <= satu.kolomAkhir)
    const nama = atas.sel[induk?.kolom ?? kolom] ?? ''
    const anak = bawah?.nomor === atas.nomor + 1 ? (bawah.sel[kolom] ?? '') : ''
    if (nama.trim() === '' || anak.trim() === '') return nama + anak
    return `${nama.trim()} - ${anak.trim()}`
  })
}
