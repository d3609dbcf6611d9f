import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  print,
} from 'graphql'
import type { NilaiRencana } from './rencana.ts'
import type { PencatatVariabel } from './variabel.ts'

/** A planned value as it stands in the document; the variables in it are noted in `pakai`. */
export function tulisNilai(
  rencana: NilaiRencana,
  type: GraphQLInputType,
  variabel: PencatatVariabel,
  pakai: Set<string>,
): string {
  const tipe = getNullableType(type) as GraphQLInputType
  const tulis = (isi: NilaiRencana, bawah: GraphQLInputType) =>
    tulisNilai(isi, bawah, variabel, pakai)
  switch (rencana.cara) {
    case 'literal':
      return tulisLiteral(rencana.nilai, type, rencana.blok)
    case 'variabel': {
      const { bawaan } = rencana
      const teks = bawaan === undefined ? undefined : tulisLiteral(bawaan, type)
      const nama = variabel.nama(rencana, String(tipe), teks)
      pakai.add(nama)
      return `$${nama}`
    }
    case 'daftar': {
      if (!isListType(tipe)) throw new TypeError(`not a list: ${tipe}`)
      return `[${rencana.isi.map((satu) => tulis(satu, tipe.ofType)).join(', ')}]`
    }
    case 'objek': {
      if (!isInputObjectType(tipe)) throw new TypeError(`not an input object: ${tipe}`)
      const field = tipe.getFields()
      const isi = Object.entries(rencana.isi).flatMap(([nama, satu]) => {
        const milik = field[nama]
        return milik ? [`${nama}: ${tulis(satu, milik.type)}`] : []
      })
      return `{ ${isi.join(', ')} }`
    }
  }
}

function tulisLiteral(nilai: unknown, type: GraphQLInputType, blok = false): string {
  const tipe = getNullableType(type) as GraphQLInputType
  if (nilai === null) return 'null'
  if (isListType(tipe)) {
    if (!Array.isArray(nilai)) return tulisLiteral(nilai, tipe.ofType)
    return `[${nilai.map((satu) => tulisLiteral(satu, tipe.ofType)).join(', ')}]`
  }
  if (isInputObjectType(tipe)) {
    const field = tipe.getFields()
    const isi = Object.entries(nilai as object).flatMap(([nama, satu]) => {
      const milik = field[nama]
      return milik ? [`${nama}: ${tulisLiteral(satu, milik.type)}`] : []
    })
    return `{ ${isi.join(', ')} }`
  }
  if (isEnumType(tipe) || typeof nilai !== 'string') return String(nilai)
  return print({ kind: Kind.STRING, value: nilai, block: blok })
}
