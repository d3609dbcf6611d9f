import type pg from 'pg'

/**
 * Merges the keys that requests have left in the pending lists of the index of subjects, so that none of
 * them has to. Look-ups read these lists too: nothing depends on when it runs, or whether it ends.
 */
export async function satukanIndeks(klien: pg.ClientBase): Promise<void> {
  await klien.query(
    "select gin_clean_pending_list(inhrelid) from pg_inherits where inhparent = 'audit_akses_subjek_idx'::regclass",
  )
}
