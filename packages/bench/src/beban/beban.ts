import { spawnSync } from 'node:child_process'
import { tembakAutocannon } from './autocannon.ts'
import type { Hasil, Tembakan } from './tembakan.ts'
import { tembakWrk } from './wrk.ts'

export const ADA_WRK = spawnSync('wrk', ['-v']).error === undefined

/** Fires for a bounded time: with wrk where it is installed, else with autocannon. */
export const tembak: (tembakan: Tembakan) => Promise<Hasil> = ADA_WRK ? tembakWrk : tembakAutocannon
