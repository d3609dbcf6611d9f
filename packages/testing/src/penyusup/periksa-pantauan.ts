import { type FieldNode, getArgumentValues, getVariableValues, isObjectType, Kind } from 'graphql'
import type { Bahan, Ditanya, Hasil } from './bahan.ts'
import type { Objek } from './periksa-baris.ts'

/**
 * An answer of a partner's feed names its reference, `agreement:person` as the arena registers them: of another agreement there is
 * none, and whoever is out of reach is answered like whoever does not exist.
 */
export function periksaPantauan(bahan: Bahan, ditanya: Ditanya, objek: Objek): Hasil {
  const { pelaku, jangkauan, ditandai } = ditanya
  const acuan = String(objek['h_acuan'] ?? objek['h_sasaran'])
  const awal = `${pelaku.perjanjian?.nomor}:`
  if (!acuan.startsWith(awal))
    return { temuan: [`lingkup: pantauan ${acuan} bagi ${pelaku.klien ?? pelaku.peran}`], baris: 0 }
  const individu = Number(acuan.slice(awal.length))
  const dijawab = Object.entries(objek).flatMap(([kunci, nilai]) => {
    const simpul = ditandai.field('PerubahanPadan', kunci)
    const status = (nilai as Objek | null)?.['h_status'] ?? 'TIDAK_DITEMUKAN'
    if (!simpul || status === 'TIDAK_DITEMUKAN') return []
    return [simpul.name.value === 'program' ? programDitanya(bahan, ditanya, simpul) : 'PBI_JK']
  })
  const asing = dijawab.filter((program) => !jangkauan.padan(individu, program))
  return {
    temuan: asing.map(() => `lingkup: padanan Individu ${individu} bagi ${pelaku.peran}`),
    baris: dijawab.length - asing.length,
  }
}

function programDitanya(
  { schema }: Bahan,
  { ditandai, variabel }: Ditanya,
  simpul: FieldNode,
): string {
  const operasi = ditandai.ast.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const milik = operasi?.kind === Kind.OPERATION_DEFINITION ? operasi.variableDefinitions : []
  const { coerced = {} } = getVariableValues(schema, milik ?? [], variabel)
  const tipe = schema.getType('PerubahanPadan')
  const field = isObjectType(tipe) ? tipe.getFields()['program'] : undefined
  return field ? String(getArgumentValues(field, simpul, coerced)['program']) : ''
}
