import type { Nik } from '@harapan/kode'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'

const NIK_TERBANYAK = 1_000

const hashTerbaca = new WeakMap<readonly Nik[], string[]>()

/**
 * Hashes of the asked NIKs, in hexadecimal; they go into the transaction's frame before it reads, because for a
 * partner agency the database itself shows nobody else.
 *
 * @throws TERLALU_BANYAK_NIK for more than 1,000
 */
export function hashNik({ pelindung }: Konteks, nik: readonly Nik[]): string[] {
  const dikenal = hashTerbaca.get(nik)
  if (dikenal) return dikenal
  if (nik.length > NIK_TERBANYAK) throw galatKode('TERLALU_BANYAK_NIK', { tempat: 'nik' })
  const hash = nik.map((satu) => pelindung.hashHeks('nik', satu))
  hashTerbaca.set(nik, hash)
  return hash
}
