import { it } from 'vitest'

/**
 * For tests that begin dozens of processes: on the embedded database each opens it anew, two seconds at a time, so
 * there they run in `pnpm test:deep` only. On PostgreSQL they always run.
 */
export const itMahal = it.skipIf(
  !process.env['HARAPAN_UJI_URL'] && !process.env['HARAPAN_TERTANAM'],
)
