import type { Dipantau } from '../versi/pantau-aliran.ts'

/**
 * Imports that wait or run, each with the version of its row: it is another one after every chunk, and
 * none once the import has ended. A look leaves an audit row, so nobody looks oftener than once a second.
 */
export const IMPOR_DIPANTAU: Dipantau = {
  saluran: 'harapan_impor',
  sql: `select id::text as kunci, xmin::text as tanda from impor
    where status in ('MENUNGGU', 'BERJALAN') or unggahan_id is not null or batal_tugas is not null`,
  tempat: 'Subscription.kemajuanImpor',
  jedaMs: 1_000,
  rapatMs: 1_000,
}
