import type { Tingkat, Wilayah } from '../_generated/prisma/client.ts'
import type { Transaksi } from '../db/transaksi.ts'
import { galatKode } from '../galat.ts'
import { normalkanNama } from './pencarian.rules.ts'

const JAWABAN_TERBANYAK = 50

/**
 * Areas whose name, full name or alias matches: exact before prefix before part, higher levels first.
 *
 * @throws MASUKAN_TIDAK_SAH when the name has no letter or digit, or `first` is outside 1-50
 */
export async function cariWilayah(
  tx: Transaksi,
  nama: string,
  tingkat: Tingkat | undefined,
  first: number,
): Promise<Wilayah[]> {
  const kunci = normalkanNama(nama)
  if (kunci === '' || first < 1 || first > JAWABAN_TERBANYAK) {
    throw galatKode('MASUKAN_TIDAK_SAH', { tempat: kunci === '' ? 'nama' : 'first' })
  }
  // A key holds letters and digits only, so nothing in it is a LIKE wildcard.
  const urut = await tx.$queryRaw<{ id: number }[]>`
    select id from wilayah
    where berlaku_sampai is null and cari like ${`%${kunci}%`}
      and (${tingkat ?? null}::text is null or tingkat::text = ${tingkat ?? null})
    order by case when cari like ${`%|${kunci}|%`} then 0 when cari like ${`%|${kunci}%`} then 1 else 2 end,
      tingkat, length(nama), kode
    limit ${first}`
  const baris = await tx.wilayah.findMany({ where: { id: { in: urut.map(({ id }) => id) } } })
  const menurutId = new Map(baris.map((wilayah) => [wilayah.id, wilayah]))
  return urut.flatMap(({ id }) => menurutId.get(id) ?? [])
}
