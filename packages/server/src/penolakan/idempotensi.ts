import { galatKode } from '../galat.ts'
import { memuatNomor } from '../identitas/nomor-tertulis.ts'
import type { Konteks } from '../konteks.ts'

/** One in fifty of these has digits enough to look like a number. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** @throws MASUKAN_TIDAK_SAH where a key is no key, or holds a number */
export function periksaKunci(kunci: string): void {
  if (!/^[\w-]{8,100}$/.test(kunci) || (!UUID.test(kunci) && memuatNomor(kunci)))
    throw galatKode('MASUKAN_TIDAK_SAH', { tempat: 'kunci' })
}

/** The stored answer of a repeated request; 'lain' when the key served another one; else nothing. */
export async function bacaJawaban(
  { tx, pelaku }: Konteks,
  kunci: string,
  operasi: string,
  sidik: string,
): Promise<Record<string, string> | 'lain' | undefined> {
  // Two requests with one key wait for each other, so that only one of them writes.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`${pelaku.id}|${kunci}`}, 0))::text`
  const baris = await tx.kunciPermintaan.findUnique({
    where: { pelaku_kunci: { pelaku: pelaku.id, kunci } },
  })
  if (!baris) return undefined
  return baris.operasi === operasi && baris.sidik === sidik
    ? (baris.hasil as Record<string, string>)
    : 'lain'
}

export async function catatJawaban(
  { tx, pelaku }: Konteks,
  kunci: string,
  operasi: string,
  sidik: string,
  hasil: Record<string, string>,
): Promise<void> {
  await tx.kunciPermintaan.create({ data: { pelaku: pelaku.id, kunci, operasi, sidik, hasil } })
}
