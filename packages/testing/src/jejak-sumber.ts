import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const AKAR = new URL('../../../', import.meta.url).pathname

/** What decides the content of a loaded database: a change of any of it makes a new snapshot. */
const SUMBER = [
  'packages/kode/src/*.ts',
  'packages/server/migrations/**/*.sql',
  'packages/server/src/{db,demo,identitas,muat,pkh,rekap,wilayah}/**/*.{ts,csv}',
  'packages/testing/src/{contoh-kunci,snapshot}.ts',
]

export function jejakSumber(): string {
  const jejak = createHash('sha256')
  for (const berkas of SUMBER.flatMap((pola) => globSync(pola, { cwd: AKAR })).sort()) {
    if (!berkas.endsWith('.test.ts')) jejak.update(berkas).update(readFileSync(join(AKAR, berkas)))
  }
  return jejak.digest('hex').slice(0, 12)
}
