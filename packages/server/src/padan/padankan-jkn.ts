import { type Nik, samarkanNik, type Tanggal } from '@harapan/kode'
import { type Fragment, sql } from '@harapan/pothos-sql'
import type { KepesertaanJkn } from '../_generated/prisma/client.ts'
import type { Konteks } from '../konteks.ts'
import { hashNik } from './hash-nik.ts'
import { orangDitanya } from './orang-ditanya.ts'
import { type JawabanPadan, type Masa, padan } from './padan.rules.ts'

type MasaJkn = Masa & Pick<KepesertaanJkn, 'segmen' | 'alasanAkhir'> & { diperbaruiPada: string }

/** `nik` is null where the number itself was not asked with. */
export type HasilPadan = JawabanPadan<MasaJkn> & { nik: string | null }

/** One spell as SQL hands it over: an array is half the price of an object with names. */
export type MasaTerbaca = [
  hash: string,
  segmen: MasaJkn['segmen'],
  mulai: Tanggal,
  sampai: Tanggal | null,
  alasanAkhir: MasaJkn['alasanAkhir'],
  diperbaruiPada: string,
]

/** Every JKN spell of the persons asked for, with the hash of whose it is. */
export const masaMenurutHash = (konteks: Konteks, hash: readonly string[]): Fragment =>
  masaJkn(orangDitanya(konteks, hash))

/** The same of whoever a condition on `individu i` holds for. */
export function masaJkn(ditanya: Fragment): Fragment {
  return sql`(select json_agg(json_build_array(encode(i.nik_hash, 'hex'), j.segmen, j.mulai, j.sampai,
      j.alasan_akhir, j.diperbarui_pada at time zone 'UTC' || 'Z') order by j.id)
    from individu i join kepesertaan_jkn j on j.individu_id = i.id where ${ditanya})`
}

/** One entry per asked NIK, in the order asked; the same NIK twice is answered twice. */
export function padankan(
  konteks: Konteks,
  terbaca: readonly MasaTerbaca[] | null,
  nik: readonly Nik[],
  padaTanggal: Tanggal,
): HasilPadan[] {
  const menurutHash = Map.groupBy(terbaca ?? [], ([hash]) => hash)
  const hash = hashNik(konteks, nik)
  return nik.map((satu, i) => {
    return jawabJkn(menurutHash.get(hash[i] ?? ''), padaTanggal, samarkanNik(satu))
  })
}

/** The answer about one person, by all spells of that person. */
export const jawabJkn = (
  masa: readonly MasaTerbaca[] | null | undefined,
  padaTanggal: Tanggal,
  nik: string | null = null,
): HasilPadan => ({ nik, ...padan((masa ?? []).map(masaDari), padaTanggal) })

const masaDari = ([
  ,
  segmen,
  mulai,
  sampai,
  alasanAkhir,
  diperbaruiPada,
]: MasaTerbaca): MasaJkn => ({
  segmen,
  mulai,
  sampai,
  alasanAkhir,
  diperbaruiPada,
})
