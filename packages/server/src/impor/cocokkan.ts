import { cocokkanKolom, type Kecocokan } from '../baris/kolom.rules.ts'
import type { SembarangProfil } from '../baris/profil.ts'
import { PROFIL } from './daftar-profil.ts'
import { GalatImpor } from './galat-impor.ts'

/**
 * The columns of a file by the names of its source.
 *
 * @throws GalatImpor where a required one is missing or two mean the same
 */
export function cocokkan(
  profil: SembarangProfil,
  judul: readonly string[],
  tetap: Readonly<Record<string, string>> = {},
): Kecocokan {
  const diberi = new Set(Object.keys(tetap))
  const asing = [...diberi].filter((nama) => !profil.kolom.some((kolom) => kolom.nama === nama))
  if (asing.length > 0) throw new GalatImpor('ISI_TIDAK_DIKENAL', asing.join(', '))
  const kecocokan = cocokkanKolom(judul, profil.kolom, diberi)
  const { tidakAda, tidakDikenal, berebut } = kecocokan
  if (berebut.length > 0) {
    const daftar = berebut.map(([nama, ...milik]) => `${nama} (${milik.join(', ')})`)
    throw new GalatImpor('KOLOM_BEREBUT', daftar.join('; '))
  }
  if (tidakAda.length > 0) {
    const lain =
      tidakDikenal.length > 0 ? ` (tidak dikenal / unknown: ${tidakDikenal.join(', ')})` : ''
    throw new GalatImpor('KOLOM_WAJIB_TIDAK_ADA', `${tidakAda.join(', ')}${lain}`)
  }
  return kecocokan
}

export type Dugaan = { profil: SembarangProfil; kecocokan: Kecocokan; nilai: number }

/** Which sources a header may be of, the likeliest first; one that shares no column is not among them. */
export function kenali(judul: readonly string[]): Dugaan[] {
  return PROFIL.map((profil) => {
    const kecocokan = cocokkanKolom(judul, profil.kolom)
    const wajib = profil.kolom.filter((kolom) => kolom.wajib).length
    const ada = wajib - kecocokan.tidakAda.length
    const nilai = ada / wajib + kecocokan.letak.size / (judul.length || 1) / 10
    return { profil, kecocokan, nilai }
  })
    .filter(({ kecocokan }) => kecocokan.letak.size > 0)
    .sort((satu, lain) => lain.nilai - satu.nilai)
}
