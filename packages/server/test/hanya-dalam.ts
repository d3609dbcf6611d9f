import { it } from 'vitest'

const { HARAPAN_DALAM, HARAPAN_UJI_URL } = process.env

/** For what takes longer than it tells in every run: in `pnpm test:deep` only. */
export const itDalam = it.skipIf(!HARAPAN_DALAM)

/**
 * For tests that begin dozens of processes: on the embedded database each opens it anew, two seconds at a time, so
 * there they run in `pnpm test:deep` only. On PostgreSQL they always run.
 */
export const itMahal = it.skipIf(!HARAPAN_UJI_URL && !HARAPAN_DALAM)
