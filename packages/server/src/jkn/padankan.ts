import { type Nik, samarkanNik, type Tanggal } from '@harapan/kode'
import { type Fragment, sql } from '@harapan/pothos-sql'
import type { KepesertaanJkn } from '../_generated/prisma/client.ts'
import { larik } from '../db/larik.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { type JawabanPadan, type Masa, padan } from './padan.rules.ts'

const NIK_TERBANYAK = 1_000

type MasaJkn = Masa & Pick<KepesertaanJkn, 'segmen' | 'alasanAkhir'> & { diperbaruiPada: string }

export type HasilPadan = JawabanPadan<MasaJkn> & { nik: string }

/**
 * Hashes of the asked NIKs; they go into the transaction's frame before it reads, because for a
 * partner agency the database itself shows nobody else.
 *
 * @throws TERLALU_BANYAK_NIK for more than 1,000
 */
export function hashPadan({ pelindung }: Konteks, nik: readonly Nik[]): Uint8Array[] {
  if (nik.length > NIK_TERBANYAK) throw galatKode('TERLALU_BANYAK_NIK', { tempat: 'nik' })
  return nik.map((satu) => pelindung.hash('nik', satu))
}

/** The JKN spells of each person, in the order asked: a list of lists as JSON. */
export function masaMenurutNik(hash: readonly Uint8Array[]): Fragment {
  return sql`(select json_agg(m.masa order by h.urutan)
    from unnest(${larik(hash)}::bytea[]) with ordinality h(hash, urutan)
    left join lateral (
      select json_agg(json_build_object('segmen', j.segmen, 'mulai', j.mulai, 'sampai', j.sampai,
        'alasanAkhir', j.alasan_akhir, 'diperbaruiPada', j.diperbarui_pada at time zone 'UTC' || 'Z') order by j.id) as masa
      from individu i join kepesertaan_jkn j on j.individu_id = i.id where i.nik_hash = h.hash
    ) m on true)`
}

/** One entry per asked NIK, in the order asked. */
export function padankan(
  masa: readonly (readonly MasaJkn[] | null)[] | null,
  nik: readonly Nik[],
  padaTanggal: Tanggal,
): HasilPadan[] {
  return nik.map((satu, i) => ({ nik: samarkanNik(satu), ...padan(masa?.[i] ?? [], padaTanggal) }))
}
