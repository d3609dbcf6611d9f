import { writeGlobalId } from '@harapan/pothos-sql'
import { galatKode } from '../galat.ts'

const BENTUK = /^([A-Z][A-Za-z]+):(\d{1,18})$/

/** @throws ID_TIDAK_SAH when the text is not an id this server wrote. */
export function bacaIdGlobal(teks: string): { tipe: string; id: bigint } {
  const [, tipe, id] = BENTUK.exec(Buffer.from(teks, 'base64url').toString('latin1')) ?? []
  // The decoder skips what it does not know, and 007 is 7: only the one spelling we write counts.
  if (!tipe || !id || writeGlobalId(tipe, BigInt(id)) !== teks) throw galatKode('ID_TIDAK_SAH')
  return { tipe, id: BigInt(id) }
}

/** The surrogate key of an id that must name `tipe`. */
export function idUntuk(tipe: string, teks: string): bigint {
  const terbaca = bacaIdGlobal(teks)
  if (terbaca.tipe !== tipe) throw galatKode('ID_TIDAK_SAH')
  return terbaca.id
}
