import { Prisma } from '../_generated/prisma/client.ts'
import type { Transaksi } from '../db/transaksi.ts'
import type { Konteks } from '../konteks.ts'

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

/**
 * Runs a write inside a savepoint. False when it broke a uniqueness rule that may lie outside the
 * caller's area: then nothing of it stays, and the caller learns only that the centre must look.
 */
export async function kunciGanda(tx: Transaksi, tulis: () => Promise<void>): Promise<boolean> {
  await tx.$executeRaw`savepoint tulis`
  try {
    await tulis()
    await tx.$executeRaw`release savepoint tulis`
    return true
  } catch (galat) {
    if (!(galat instanceof Prisma.PrismaClientKnownRequestError) || galat.code !== 'P2002')
      throw galat
    await tx.$executeRaw`rollback to savepoint tulis`
    return false
  }
}
