import { type FieldNode, getArgumentValues, getVariableValues, Kind } from 'graphql'
import type { Bahan, Ditanya, Hasil } from './bahan.ts'
import type { Objek } from './periksa-baris.ts'

/**
 * A match answers in the order of the asked numbers, so that each answer has an owner; whoever is
 * out of reach, or nobody's, must be answered like whoever does not exist.
 */
export function periksaPadan(
  { schema, fakta }: Bahan,
  { pelaku, jangkauan, ditandai, variabel }: Ditanya,
  simpul: FieldNode,
  jawaban: unknown,
): Hasil {
  const { nik = [], program = 'PBI_JK' } = argumenDitanya()
  if (!Array.isArray(jawaban) || jawaban.length !== nik.length)
    return { temuan: ['padanan: jumlah jawaban lain dari yang ditanya'], baris: 0 }
  const dijawab = nik.flatMap((satu, ke) => {
    const { h_status: status } = jawaban[ke] as Objek
    return status === null || status === 'TIDAK_DITEMUKAN' ? [] : [fakta.nik.get(satu)]
  })
  const asing = dijawab.filter((id) => id === undefined || !jangkauan.padan(id, program))
  const temuan = asing.map((id) => `lingkup: padanan Individu ${id} bagi ${pelaku.peran}`)
  return { temuan, baris: dijawab.length - asing.length }

  /** `padanJkn` names no programme: it is about health insurance. */
  function argumenDitanya(): { nik?: readonly string[]; program?: string } {
    const operasi = ditandai.ast.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    const milik = operasi?.kind === Kind.OPERATION_DEFINITION ? operasi.variableDefinitions : []
    const { coerced = {} } = getVariableValues(schema, milik ?? [], variabel)
    const field = schema.getQueryType()?.getFields()[simpul.name.value]
    return field ? getArgumentValues(field, simpul, coerced) : {}
  }
}
