import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { hariIni } from '@harapan/kode'
import { compiler } from '@harapan/pothos-sql'
import { Kind, parse, type VariableDefinitionNode, validate } from 'graphql'
import type { Konteks } from '../konteks.ts'
import { varianPelaku } from '../layanan/varian-pelaku.ts'
import { PEMBACAAN } from '../pembacaan.ts'
import { buatPerkakas } from '../perkakas.ts'
import { schema } from '../schema.ts'
import { nilaiContoh } from './nilai-contoh.ts'
import { TOKEN_CONTOH } from './token-contoh.ts'

type Penjelasan = { nama: string; sql?: string; sebab?: string }

/**
 * `harapan jelaskan FILE... [--variabel JSON] [--sebagai dinsos-oki]`: prints the one statement of each
 * operation, or why it is left to the resolvers. No database is opened.
 */
export async function perintahJelaskan(argumen: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: argumen,
    allowPositionals: true,
    options: {
      variabel: { type: 'string', default: '{}' },
      sebagai: { type: 'string', default: 'dinsos-oki' },
    },
  })
  if (positionals.length === 0 || !Object.hasOwn(TOKEN_CONTOH, values.sebagai)) {
    throw new Error(
      `harapan jelaskan FILE... [--variabel JSON] [--sebagai ${Object.keys(TOKEN_CONTOH).join('|')}]`,
    )
  }
  const teks = positionals.map((berkas) => readFileSync(berkas, 'utf8')).join('\n')
  const pelaku = TOKEN_CONTOH[values.sebagai as keyof typeof TOKEN_CONTOH]
  const penjelasan = jelaskan(teks, JSON.parse(values.variabel), pelaku)
  for (const { nama, sql, sebab } of penjelasan) {
    process.stdout.write(
      sql ? `# ${nama}: compiled\n${sql};\n\n` : `# ${nama}: resolvers, because: ${sebab}\n\n`,
    )
  }
  return penjelasan.every(({ sql }) => sql) ? 0 : 1
}

/** Every operation of a text; variables without a value get one of their type. */
export function jelaskan(
  teks: string,
  variabel: Record<string, unknown>,
  pelaku: Konteks['pelaku'],
): Penjelasan[] {
  const document = parse(teks)
  const galat = validate(schema, document)
  if (galat.length > 0) throw new Error(galat.map(String).join('\n\n'))
  const { prepare, prepareMutation } = compiler(schema, PEMBACAAN, varianPelaku, {
    firstAsked: 'inside',
  })
  const konteks = konteksTanpaBasisData(pelaku)

  return document.definitions.flatMap((definisi): Penjelasan[] => {
    if (definisi.kind !== Kind.OPERATION_DEFINITION) return []
    const nama = definisi.name?.value
    const nilai = { ...contohUntuk(definisi.variableDefinitions ?? []), ...variabel }
    const siap =
      definisi.operation === 'mutation'
        ? prepareMutation(document, nama, nilai, konteks)
        : prepare(document, nama, nilai, konteks)
    const dikenal = { nama: nama ?? definisi.operation }
    if ('reason' in siap) return [{ ...dikenal, sebab: siap.reason }]
    const { text } = 'read' in siap ? siap.read({}) : siap.statement
    return [{ ...dikenal, sql: text }]
  })
}

function contohUntuk(definisi: readonly VariableDefinitionNode[]): Record<string, unknown> {
  return Object.fromEntries(
    definisi.flatMap(({ variable, type, defaultValue }) =>
      type.kind === Kind.NON_NULL_TYPE && !defaultValue
        ? [[variable.name.value, nilaiContoh(schema, type)]]
        : [],
    ),
  )
}

/** Keys of the moment: nothing is read, so what they hash is never looked up. */
function konteksTanpaBasisData(pelaku: Konteks['pelaku']): Konteks {
  const kunci = new Uint8Array(randomBytes(32))
  const perkakas = buatPerkakas({ hash: kunci, sandi: new Map([[1, kunci]]), sandiAktif: 1 })
  return {
    ...perkakas,
    pelaku,
    subjek: new Set(),
    kait: { penyandi: perkakas.penyandiKait, setempat: false },
    hariIni: hariIni(new Date()),
    permintaanId: 'jelaskan',
    dokumen: () => undefined,
    tx: undefined as never,
  }
}
