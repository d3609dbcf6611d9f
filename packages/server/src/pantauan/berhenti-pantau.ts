import { larik } from '../db/larik.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { hitungPantauan, SEKALI_KIRIM } from './pantau-orang.ts'

export type PantauanBerakhir = { berhenti: number; jumlah: number }

/**
 * Ends the following of persons, by the agency's own references: the hash goes at once, and the reference
 * stays until its end was told by the feed. Unknown references, and those that had ended, are passed over.
 *
 * @throws TERLALU_BANYAK_NIK for more than 1,000
 */
export async function berhentiPantau(
  { tx }: Konteks,
  acuan: readonly string[],
): Promise<PantauanBerakhir> {
  if (acuan.length > SEKALI_KIRIM) throw galatKode('TERLALU_BANYAK_NIK', { tempat: 'acuan' })
  // In the order in which the judging of answers takes them too.
  const berhenti = await tx.$executeRaw`update pantauan t
    set nik_hash = null, berakhir_pada = now(), individu_id = null, sidik = '\\x00', dinilai_hari = null
    from (select id from pantauan where nik_hash is not null and acuan = any(${larik(acuan)}::text[]) order by id for update) o
    where t.id = o.id`
  return { berhenti, jumlah: await hitungPantauan({ tx }) }
}
