import type { GraphQLError } from 'graphql'
import { galatKode } from '../galat.ts'
import { type Batas, URAIAN } from './batas.rules.ts'

// A longer number would be masked like an identity number.
const TERBESAR = 1_000_000

/** Says which limit, what was found, and how to get under it. */
export function galatBatas(
  batas: Batas,
  apa: keyof typeof URAIAN,
  ditemukan?: number,
): GraphQLError {
  const { nama, jalan } = URAIAN[apa]
  const paling = batas[apa]
  const [id, en] =
    ditemukan === undefined
      ? [`lebih dari ${paling}`, `more than ${paling}`]
      : [`${tulis(ditemukan)}, paling banyak ${paling}`, `${tulis(ditemukan)}, at most ${paling}`]
  return galatKode('BATAS_BIAYA', {
    pesan: `${nama[0]}: ${id} / ${nama[1]}: ${en}`,
    petunjuk: `${jalan[0]} / ${jalan[1]}`,
    tempat: apa,
    ...(apa === 'bita' && { http: { status: 413 } }),
  })
}

const tulis = (angka: number) => (angka > TERBESAR ? `${TERBESAR}+` : String(angka))
