import { randomUUID } from 'node:crypto'
import { adalahKodeGalat, galat, type KodeGalat } from '@harapan/kode'
import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import type { Batas } from '../batas/batas.rules.ts'
import { galatBatas } from '../batas/galat-batas.ts'
import { kodeDariSql } from '../db/galat-sql.ts'
import { galatKode } from '../galat.ts'
import { samarkanNomor } from '../identitas/nomor-tertulis.ts'

/**
 * Decides once what a stranger may see: expected errors keep code and hint, everything else becomes
 * GALAT_INTERNAL with a number found in the log, and no message ever carries an identity number.
 */
export function samarkanGalat(pencatat: Logger, batas: Batas) {
  return (masukan: unknown): GraphQLError => {
    if (terlaluBesar(masukan)) return galatBatas(batas, 'bita')
    if (masukan instanceof GraphQLError && (!masukan.originalError || masukan.extensions['code'])) {
      return bersih(masukan)
    }
    const asal = masukan instanceof GraphQLError ? masukan.originalError : masukan
    if (asal instanceof GraphQLError) return bersih(asal)
    const dikenal = kodeDariSql(asal)
    if (dikenal) return galatKode(dikenal, { ...letak(masukan) })
    const sibuk = /P2028|timeout|terminat|cancel|abort/i.test(
      String((asal as { code?: string })?.code ?? asal),
    )
    // The caller reports this number; the log has the cause under it.
    const nomor = randomUUID()
    pencatat.error(
      { nomor, galat: asal instanceof Error ? asal.stack : String(asal) },
      'galat tak terduga',
    )
    const { kode, pesan, petunjuk } = galat(sibuk ? 'BASIS_DATA_SIBUK' : 'GALAT_INTERNAL')
    return new GraphQLError(pesan, {
      ...letak(masukan),
      extensions: { code: kode, petunjuk, nomor },
    })
  }
}

const letak = (galat: unknown) =>
  galat instanceof GraphQLError && galat.path ? { path: galat.path } : {}

/** Yoga's own refusal of a body, which says neither limit nor way out. */
const terlaluBesar = (galat: unknown): boolean =>
  galat instanceof Error &&
  (galat as { extensions?: { code?: unknown } }).extensions?.code === 'REQUEST_ENTITY_TOO_LARGE'

/** Of what others put beside a message only the HTTP status stays: a parser quotes the body it read. */
function bersih(asal: GraphQLError): GraphQLError {
  const { code, petunjuk, tempat, perlu, http, originalError } = asal.extensions
  const umum = galat(adalahKodeGalat(code) ? code : kodeUmum(asal))
  // Names that nobody asked for would tell the schema to whoever may not read it.
  return new GraphQLError(samarkanNomor(asal.message.replace(/ Did you mean .*$/s, '')), {
    ...(asal.nodes && { nodes: asal.nodes }),
    ...(asal.path && { path: asal.path }),
    extensions: {
      code: umum.kode,
      petunjuk: petunjuk ?? umum.petunjuk,
      ...(tempat !== undefined && { tempat }),
      ...(perlu !== undefined && { perlu }),
      // A body that could not be read is 400 to everybody, also to who asks for plain JSON.
      ...(http !== undefined && { http: originalError ? { status: 400 } : http }),
    },
  })
}

/** Codes of the libraries beneath are not in our list: about the document, or about the rest. */
function kodeUmum({ path, extensions: { code } }: GraphQLError): KodeGalat {
  const dokumen = code === undefined ? !path : /^(GRAPHQL_|OPERATION_)/.test(String(code))
  return dokumen ? 'DOKUMEN_TIDAK_SAH' : 'MASUKAN_TIDAK_SAH'
}
