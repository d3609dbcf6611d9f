import { larikBita } from './larik.ts'
import type { Transaksi } from './transaksi.ts'

/**
 * Lets a partner agency's transaction see the persons it asks for, and nobody else. Added, not set:
 * two such fields of one operation share the transaction.
 */
export async function tambahPadan(tx: Transaksi, hash: readonly string[]): Promise<void> {
  await tx.$queryRaw`select set_config('h.padan',
    (current_setting('h.padan')::bytea[] || ${larikBita(hash)}::bytea[])::text, true)`
}
