import type { Dipantau } from '../versi/pantau-aliran.ts'

/** The feed's end: what is committed may not be handed out yet, as long as an older transaction runs. */
export const UMPAN_DIPANTAU: Dipantau = {
  saluran: 'harapan_perubahan',
  sql: "select '' as kunci, transaksi || '.' || urutan as tanda from ujung_perubahan(null, null, null, 0)",
  tempat: 'Subscription.perubahan',
  jedaMs: 2_000,
}
