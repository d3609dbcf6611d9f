import { galat, samarkanTeks } from '@harapan/kode'
import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'

/**
 * Decides once what a stranger may see: expected errors keep code and hint, everything else becomes
 * GALAT_INTERNAL with the request's id, and no message ever carries an identity number.
 */
export function samarkanGalat(pencatat: Logger) {
  return (masukan: unknown): GraphQLError => {
    if (masukan instanceof GraphQLError && (!masukan.originalError || masukan.extensions['code'])) {
      return bersih(masukan)
    }
    const asal = masukan instanceof GraphQLError ? masukan.originalError : masukan
    if (asal instanceof GraphQLError) return bersih(asal)
    const sibuk = /P2028|timeout|terminat/i.test(String((asal as { code?: string })?.code ?? asal))
    pencatat.error(
      { galat: asal instanceof Error ? asal.stack : String(asal) },
      'galat tak terduga',
    )
    const { kode, pesan, petunjuk } = galat(sibuk ? 'BASIS_DATA_SIBUK' : 'GALAT_INTERNAL')
    return new GraphQLError(pesan, {
      ...(masukan instanceof GraphQLError && masukan.path && { path: masukan.path }),
      extensions: { code: kode, petunjuk },
    })
  }
}

function bersih(asal: GraphQLError): GraphQLError {
  const umum = galat(
    asal.path || asal.extensions['code'] ? 'MASUKAN_TIDAK_SAH' : 'DOKUMEN_TIDAK_SAH',
  )
  return new GraphQLError(samarkanTeks(asal.message), {
    ...(asal.nodes && { nodes: asal.nodes }),
    ...(asal.path && { path: asal.path }),
    extensions: {
      ...asal.extensions,
      code: asal.extensions['code'] ?? umum.kode,
      petunjuk: asal.extensions['petunjuk'] ?? umum.petunjuk,
    },
  })
}
