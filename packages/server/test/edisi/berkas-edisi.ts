import { daftarKodeLama } from '../../src/wilayah/kode-baru.ts'
import { type BarisWilayah, bacaWilayah } from '../../src/wilayah/sumber-wilayah.ts'
import { csv } from '../impor/berkas-jkn.ts'
import type { Instalasi } from '../impor/instalasi.ts'

const JUDUL_EDISI = ['KODE WILAYAH', 'NAMA WILAYAH', 'KODE SEBELUM PEMEKARAN'] as const

/** A row of an edition's file: code, name, and where it comes from. */
export type Baris = readonly [kode: string, nama: string, lama?: string | undefined]

/** A file of an edition, parents first, and the words of the command that say of which. */
export function berkasEdisi(
  instalasi: Instalasi,
  nama: string,
  baris: readonly Baris[],
  { edisi, tanggal, lengkap = 'TIDAK' }: { edisi: string; tanggal: string; lengkap?: string },
): string[] {
  const isi = csv(
    baris.map(([kode, sebutan, lama = '']) => [kode, sebutan, lama]),
    JUDUL_EDISI,
  )
  return [
    ...['impor', 'wilayah', instalasi.berkas(nama, isi)],
    ...['--isi', `edisi=${edisi}`, '--isi', `tanggal_edisi=${tanggal}`],
    ...['--isi', `lengkap=${lengkap}`],
  ]
}

/** The regency of Merauke as it is, and the code that each of its areas had before 2022. */
export async function merauke(): Promise<{ wilayah: BarisWilayah[]; dahulu: Map<string, string> }> {
  const wilayah = (await bacaWilayah()).filter(({ kode }) => kode.startsWith('93.01'))
  const dahulu = new Map<string, string>()
  for (const [lama, baru] of daftarKodeLama())
    if (baru.startsWith('93.01') && lama.startsWith('91.01')) dahulu.set(baru, lama)
  const terpakai = new Set(dahulu.values())
  for (const { kode } of wilayah) {
    // Villages that are younger than the change get a number that nobody had.
    let calon = `91.01${kode.slice(5)}`
    const atas = dahulu.get(kode.slice(0, 8))
    if (!dahulu.has(kode) && kode.length === 13 && atas) calon = `${atas}.29${kode.slice(11)}`
    if (dahulu.has(kode)) continue
    if (terpakai.has(calon)) throw new Error(`two areas on ${calon}`)
    terpakai.add(calon)
    dahulu.set(kode, calon)
  }
  return { wilayah, dahulu }
}

const menurutKode = ([a]: Baris, [b]: Baris) => (a < b ? -1 : 1)

/** Merauke goes back to 91.01, where it was until 2022. */
export async function kembali(): Promise<Baris[]> {
  const { wilayah, dahulu } = await merauke()
  return wilayah
    .map(({ kode, nama }): Baris => [dahulu.get(kode) ?? '', nama, kode])
    .sort(menurutKode)
}

/** The edition of 2022 as it was: 91.01 becomes 93.01. */
export async function pergi(): Promise<Baris[]> {
  const { wilayah, dahulu } = await merauke()
  return wilayah.map(({ kode, nama }): Baris => [kode, nama, dahulu.get(kode)]).sort(menurutKode)
}

export const EDISI_KEMBALI = { edisi: 'Kepmendagri 1/2026', tanggal: '01/02/2026' }
export const EDISI_PERGI = { edisi: 'Kepmendagri 2/2026', tanggal: '01/03/2026' }
