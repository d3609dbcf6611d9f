import { Prisma } from '../_generated/prisma/client.ts'
import type { Transaksi } from './transaksi.ts'

const GANDA = 'P2002'

/**
 * Runs a write inside a savepoint. False when it broke a uniqueness rule, which may lie outside the
 * caller's area: then nothing of it stays, and the transaction goes on.
 */
export async function tanpaGanda(tx: Transaksi, tulis: () => Promise<void>): Promise<boolean> {
  await tx.$executeRaw`savepoint tulis`
  try {
    await tulis()
    await tx.$executeRaw`release savepoint tulis`
    return true
  } catch (galat) {
    if (!(galat instanceof Prisma.PrismaClientKnownRequestError && galat.code === GANDA))
      throw galat
    await tx.$executeRaw`rollback to savepoint tulis`
    return false
  }
}
