import { type Nik, samarkanNik, type Tanggal } from '@harapan/kode'
import { type Fragment, sql } from '@harapan/pothos-sql'
import type { KepesertaanJkn } from '../_generated/prisma/client.ts'
import { larikBita } from '../db/larik.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { type JawabanPadan, type Masa, padan } from './padan.rules.ts'

const NIK_TERBANYAK = 1_000

type MasaJkn = Masa & Pick<KepesertaanJkn, 'segmen' | 'alasanAkhir'> & { diperbaruiPada: string }

export type HasilPadan = JawabanPadan<MasaJkn> & { nik: string }

const hashTerbaca = new WeakMap<readonly Nik[], string[]>()

/**
 * Hashes of the asked NIKs, in hexadecimal; they go into the transaction's frame before it reads, because for a
 * partner agency the database itself shows nobody else.
 *
 * @throws TERLALU_BANYAK_NIK for more than 1,000
 */
export function hashPadan({ pelindung }: Konteks, nik: readonly Nik[]): string[] {
  const dikenal = hashTerbaca.get(nik)
  if (dikenal) return dikenal
  if (nik.length > NIK_TERBANYAK) throw galatKode('TERLALU_BANYAK_NIK', { tempat: 'nik' })
  const hash = nik.map((satu) => pelindung.hashHeks('nik', satu))
  hashTerbaca.set(nik, hash)
  return hash
}

/** One spell as SQL hands it over: an array is half the price of an object with names. */
type MasaTerbaca = [
  hash: string,
  segmen: MasaJkn['segmen'],
  mulai: Tanggal,
  sampai: Tanggal | null,
  alasanAkhir: MasaJkn['alasanAkhir'],
  diperbaruiPada: string,
]

/** Every JKN spell of the persons asked for, with the hash of whose it is. */
export function masaMenurutHash({ pelaku }: Konteks, hash: readonly string[]): Fragment {
  // A partner's row policy shows the persons asked for and nobody else. The same list a second time is
  // tried pair by pair on the index, a million pairs for a thousand NIKs, and as a filter row by row.
  const mitra = pelaku.peran === 'MITRA'
  const ditanya = mitra ? sql`true` : sql`i.nik_hash = any(${larikBita(hash)}::bytea[])`
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
  const hash = hashPadan(konteks, nik)
  return nik.map((satu, i) => {
    const masa = menurutHash.get(hash[i] ?? '') ?? []
    return { nik: samarkanNik(satu), ...padan(masa.map(masaDari), padaTanggal) }
  })
}

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
