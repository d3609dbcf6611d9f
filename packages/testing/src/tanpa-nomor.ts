/** Sample numbers of 16 or 13 digits begin with 99, however they are spaced; nobody else's are used. */
const NOMOR_CONTOH = /(?<!\d)99(?:[\s.\-–_]{0,3}\d){11}(?:(?:[\s.\-–_]{0,3}\d){3})?(?!\d)/g
/** A request id of digits only must not look like one. */
const ID_PERMINTAAN = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

/**
 * Every server of a test run ends with this question to its own log, so that a whole run searches
 * itself. The error shows where, not what.
 *
 * @throws Error for a text that holds an identity or card number of the sample
 */
export function pastikanTanpaNomor(teks: string): void {
  const tanpaId = teks.replace(ID_PERMINTAAN, '')
  const baris = tanpaId.split('\n').filter((satu) => satu.search(NOMOR_CONTOH) >= 0)
  if (baris.length === 0) return
  const tersamar = baris.slice(0, 3).map((satu) => satu.replace(/\d/g, '*').slice(0, 300))
  throw new Error(
    `${baris.length} lines of the log hold an identity number:\n${tersamar.join('\n')}`,
  )
}
