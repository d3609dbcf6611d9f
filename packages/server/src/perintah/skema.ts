import { writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from '../schema.ts'

const BERKAS = new URL('../../schema.graphql', import.meta.url)

/** `harapan skema`: writes the committed contract, sorted, so that a change of it shows in a diff. */
export async function perintahSkema(): Promise<number> {
  writeFileSync(BERKAS, `${printSchema(lexicographicSortSchema(schema))}\n`)
  return 0
}
