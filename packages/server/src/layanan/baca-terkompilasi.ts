import type { Compiler } from '@harapan/pothos-sql'
import type { GraphQLError } from 'graphql'
import { lingkupPelaku } from '../akses/pelaku.ts'
import { catatAkses, pernyataanCatat } from '../audit/catat.ts'
import type { BasisData } from '../db/basis-data.ts'
import type { buatPenamaPernyataan } from '../db/nama-pernyataan.ts'
import { lebarWilayah } from '../db/nama-pernyataan.ts'
import { bacaDalamBingkai, bacaTanpaBingkai, kodeSql } from '../db/sekali-kirim.ts'
import { dalamTransaksi } from '../db/transaksi.ts'
import type { Operasi, Permintaan } from './ulasan.ts'

export type BahanBaca = {
  basisData: BasisData
  kompilator?: Compiler | undefined
  penama: ReturnType<typeof buatPenamaPernyataan>
}

/** An answer whose data is JSON text already. */
export type JawabanTeks = { data: string; errors: readonly GraphQLError[] }

/** Ended by a deadline or by hand: the resolvers would only begin the same again. */
const DIHENTIKAN = ['57014', '57P01']

/** The answer of a query by its one statement, or nothing where only the resolvers know it. */
export async function bacaTerkompilasi(
  { basisData, kompilator, penama }: BahanBaca,
  { konteks, ulasan, dicatat, catatan }: Operasi,
  { document, operationName, variables }: Permintaan,
  signal?: AbortSignal,
): Promise<JawabanTeks | undefined> {
  const siap = kompilator?.prepare(document, operationName, variables, konteks)
  if (!siap || 'reason' in siap) {
    konteks.jalur = `resolver; sebab=${siap?.reason ?? 'dimatikan'}`
    return undefined
  }
  const { text, values, name, needsCaller, effects, finish } = siap.statement
  const { pelaku } = konteks
  const nama = penama(`${name}.${needsCaller ? lebarWilayah(pelaku.wilayah) : 'umum'}`)
  const bacaan = { text, values, name: nama, signal }
  const lingkup = { ...lingkupPelaku(pelaku), padan: effects.flat() as Uint8Array[] }
  try {
    const bingkai = needsCaller || dicatat
    const catat = dicatat ? [pernyataanCatat(catatan('BERHASIL'))] : []
    const data = finish(
      bingkai
        ? await bacaDalamBingkai(basisData, lingkup, bacaan, catat)
        : await bacaTanpaBingkai(basisData, bacaan),
    )
    konteks.jalur =
      data === undefined ? 'resolver; sebab=a null that may not be, or a cursor of another parent' : 'kompilasi'
    return data === undefined ? undefined : { data, errors: ulasan.tolakan }
  } catch (galat) {
    const kode = kodeSql(galat)
    if (kode && !DIHENTIKAN.includes(kode)) {
      konteks.jalur = `resolver; sebab=SQL ${kode}`
      return undefined
    }
    if (dicatat) await dalamTransaksi(basisData, lingkup, (tx) => catatAkses(tx, catatan('GAGAL')))
    throw galat
  }
}
