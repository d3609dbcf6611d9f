import { type Fragment, sql } from '@harapan/pothos-sql'
import type { Tingkat } from '../_generated/prisma/client.ts'
import { galatKode } from '../galat.ts'
import { normalkanNama } from './pencarian.rules.ts'

const JAWABAN_TERBANYAK = 50
const JAWABAN_BAWAAN = 10

type Masukan = {
  nama: string
  tingkat?: Tingkat | null | undefined
  first?: number | null | undefined
}

/**
 * Ids of the areas whose name, full name or alias matches: exact before prefix before part, higher
 * levels first.
 *
 * @throws MASUKAN_TIDAK_SAH when the name has no letter or digit, or `first` is outside 1-50
 */
export function cariWilayah({ nama, tingkat, first }: Masukan): Fragment {
  const kunci = normalkanNama(nama)
  const jumlah = first ?? JAWABAN_BAWAAN
  if (kunci === '' || jumlah < 1 || jumlah > JAWABAN_TERBANYAK) {
    throw galatKode('MASUKAN_TIDAK_SAH', { tempat: kunci === '' ? 'nama' : 'first' })
  }
  const hanyaTingkat = tingkat ? sql`and tingkat = ${tingkat}::tingkat` : sql``
  // A key holds letters and digits only, so nothing in it is a LIKE wildcard.
  return sql`select id from wilayah
    where berlaku_sampai is null and cari like ${`%${kunci}%`} ${hanyaTingkat}
    order by case when cari like ${`%|${kunci}|%`} then 0 when cari like ${`%|${kunci}%`} then 1 else 2 end,
      tingkat, length(nama), kode
    limit ${jumlah}::int`
}
