import { Lru } from '@harapan/pothos-sql'
import { type DocumentNode, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql'
import type { Batas } from '../batas/batas.rules.ts'
import { periksaDokumen } from '../batas/ukur-dokumen.ts'
import { TanpaNomorLiteral } from './tanpa-nomor-literal.ts'

const DOKUMEN_TERBANYAK = 1_000
// What Yoga checks too: its own rules are GraphQL's, and a plugin of ours adds the last.
const ATURAN = [...specifiedRules, TanpaNomorLiteral]

/** Valid documents, the least recently asked forgotten first. Of any other text Yoga tells what is wrong. */
export function buatPembacaDokumen(schema: GraphQLSchema, batas: Batas) {
  const dikenal = new Lru<DocumentNode>(DOKUMEN_TERBANYAK)
  return (teks: string): DocumentNode | undefined => {
    const lama = dikenal.get(teks)
    if (lama) return lama
    const baru = uraikan(teks, batas)
    if (!baru || periksaDokumen(baru, batas)) return undefined
    if (validate(schema, baru, ATURAN, { maxErrors: 1 }).length > 0) return undefined
    dikenal.set(teks, baru)
    return baru
  }
}

function uraikan(teks: string, { token }: Batas): DocumentNode | undefined {
  try {
    return parse(teks, { maxTokens: token })
  } catch {
    return undefined
  }
}
