import {
  doTypesOverlap,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql'
import { tipeTerjangkau } from './tipe-terjangkau.ts'

type Entri = { induk: GraphQLCompositeType; isi: string; tipe: string }

/** Gives the response key for a field with its arguments: the wanted one, unless it could clash. */
export type KunciJawaban = (entri: Entri, mau: string) => string

/**
 * Two selections under one key must merge wherever they meet. Which ones meet depends on fragments,
 * so a key means the same in the whole document, for all types that a row could have at once; only
 * two object types, of which a row has but one, may ask different things of the same type.
 */
export function kunciJawaban(schema: GraphQLSchema): () => KunciJawaban {
  const kelompok = kelompokTipe(schema)
  return () => {
    const terpakai = new Map<string, Entri[]>()
    return (entri, mau) => {
      for (let ke = 0; ; ke++) {
        const kunci = ke === 0 ? mau : `${mau}_${ke}`
        const alamat = `${kelompok.get(entri.induk)} ${kunci}`
        const lain = terpakai.get(alamat) ?? []
        if (!lain.every((satu) => rukun(satu, entri))) continue
        terpakai.set(alamat, [...lain, entri])
        return kunci
      }
    }
  }
}

function rukun(a: Entri, b: Entri): boolean {
  if (a.tipe !== b.tipe) return false
  return a.isi === b.isi || (a.induk !== b.induk && isObjectType(a.induk) && isObjectType(b.induk))
}

/** Types that meet in one row, directly or through a third, have the same number. */
function kelompokTipe(schema: GraphQLSchema): Map<GraphQLCompositeType, number> {
  const semua = tipeTerjangkau(schema)
  const kelompok = new Map(semua.map((tipe, ke) => [tipe, ke]))
  for (const a of semua) {
    for (const b of semua) {
      const [ini, itu] = [kelompok.get(a), kelompok.get(b)]
      if (ini === itu || !doTypesOverlap(schema, a, b)) continue
      for (const [tipe, nomor] of kelompok) if (nomor === itu) kelompok.set(tipe, ini ?? 0)
    }
  }
  return kelompok
}
