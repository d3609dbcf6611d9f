import type { Compiler } from '@harapan/pothos-sql'
import type { ExecutionArgs, ExecutionResult } from 'graphql'
import { lingkupPelaku } from '../akses/pelaku.ts'
import { pernyataanCatat } from '../audit/catat.ts'
import type { BasisData } from '../db/basis-data.ts'
import { bacaDalamBingkai, kodeSql } from '../db/sekali-kirim.ts'
import { hasilTeks } from './hasil-teks.ts'
import type { Operasi } from './operasi.ts'

type Bahan = { basisData: BasisData; kompilator?: Compiler | undefined }

/** Ended by a deadline or by hand: the resolvers would only begin the same again. */
const DIHENTIKAN = ['57014', '57P01']

/** The answer of a query by its one statement, or nothing where only the resolvers know it. */
export async function bacaTerkompilasi(
  { basisData, kompilator }: Bahan,
  { konteks, ulasan, dicatat, catatan }: Operasi,
  { document, operationName, variableValues }: ExecutionArgs,
): Promise<ExecutionResult | undefined> {
  const siap = kompilator?.prepare(document, operationName, variableValues ?? {}, konteks)
  if (!siap || 'reason' in siap) {
    konteks.jalur = `resolver; sebab=${siap?.reason ?? 'dimatikan'}`
    return undefined
  }
  const { statement } = siap
  const lingkup = {
    ...lingkupPelaku(konteks.pelaku),
    padan: statement.effects.flat() as Uint8Array[],
  }
  try {
    const catat = dicatat ? [pernyataanCatat(catatan('BERHASIL'))] : []
    const data = statement.finish(await bacaDalamBingkai(basisData, lingkup, statement, catat))
    if (data === undefined) {
      konteks.jalur = 'resolver; sebab=a null or a cursor that only the resolvers can place'
      return undefined
    }
    konteks.jalur = 'kompilasi'
    return hasilTeks(data, ulasan.tolakan)
  } catch (galat) {
    const kode = kodeSql(galat)
    if (!kode || DIHENTIKAN.includes(kode)) throw galat
    konteks.jalur = `resolver; sebab=SQL ${kode}`
    return undefined
  }
}
