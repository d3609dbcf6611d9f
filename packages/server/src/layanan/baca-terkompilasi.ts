import type { Compiler, Statement } from '@harapan/pothos-sql'
import type { GraphQLError } from 'graphql'
import { lingkupCatat, lingkupPelaku } from '../akses/pelaku.ts'
import { catatTanpaHasil, pernyataanCatat } from '../audit/catat.ts'
import { belumTersambung } from '../db/antrean.ts'
import type { BasisData } from '../db/basis-data.ts'
import { galatBingkai } from '../db/galat-bingkai.ts'
import { type buatPenamaPernyataan, lebarLingkup } from '../db/nama-pernyataan.ts'
import { bacaDalamBingkai, bacaTanpaBingkai, kodeSql } from '../db/sekali-kirim.ts'
import { dalamTransaksi } from '../db/transaksi.ts'
import { galatKode } from '../galat.ts'
import { cocok } from '../versi/etag.ts'
import type { Penagih } from './penagih.ts'
import type { buatTeksUmum } from './teks-umum.ts'
import type { Operasi, Permintaan } from './ulasan.ts'

export type BahanBaca = {
  basisData: BasisData
  kompilator?: Compiler | undefined
  penama: ReturnType<typeof buatPenamaPernyataan>
  teksUmum?: ReturnType<typeof buatTeksUmum> | undefined
  penagih: Penagih
}

/** What of the request, beside the operation, decides how it is answered. */
type Cara = { signal?: AbortSignal | undefined; ifNoneMatch?: string | undefined }

/** An answer whose data is JSON text already; without data the client has it. */
export type JawabanTeks = {
  data: string | undefined
  errors: readonly GraphQLError[]
  etag?: string | undefined
}

const SEBAB_NULL = 'a null that may not be, or a cursor of another parent'
/** Ended by a deadline or by hand: the resolvers would only begin the same again. */
const DIHENTIKAN = ['57014', '57P01']

/** The answer of a query by its one statement, or nothing where only the resolvers know it. */
export async function bacaTerkompilasi(
  bahan: BahanBaca,
  operasi: Operasi,
  permintaan: Permintaan,
  cara: Cara = {},
): Promise<JawabanTeks | undefined> {
  const { konteks, ulasan, dicatat } = operasi
  if (operasi.ditolakSaja) await catatGagal(bahan, operasi, 'DITOLAK')
  const { document, operationName, variables } = permintaan
  const siap = bahan.kompilator?.prepare(document, operationName, variables, konteks)
  if (!siap || 'reason' in siap) return lewatResolver(konteks, siap?.reason ?? 'dimatikan')

  const { statement } = siap
  const errors = ulasan.tolakan
  const umum =
    statement.needsCaller || dicatat ? undefined : bahan.teksUmum?.untuk(permintaan, konteks)
  konteks.etag = umum?.etag
  const sama = umum && cocok(cara.ifNoneMatch, umum.etag)
  const disimpan = sama ? undefined : umum?.ambil()
  const sudahJadi = sama || disimpan !== undefined
  await (sudahJadi ? bahan.penagih.tersimpan(operasi) : bahan.penagih.operasi(operasi))
  if (sama) return { data: undefined, errors, etag: umum.etag }
  try {
    const data = disimpan ?? (await baca(bahan, operasi, statement, cara))
    if (data === undefined) return lewatResolver(konteks, SEBAB_NULL)
    if (disimpan === undefined) umum?.simpan(data)
    konteks.jalur = disimpan === undefined ? 'kompilasi' : 'kompilasi; tersimpan'
    return { data, errors, etag: umum?.etag }
  } catch (galat) {
    const kode = kodeSql(galat)
    const ditolak = galatBingkai(kode)
    if (kode && !ditolak && !DIHENTIKAN.includes(kode)) return lewatResolver(konteks, `SQL ${kode}`)
    konteks.etag = undefined
    if (dicatat && !belumTersambung(galat))
      await catatGagal(bahan, operasi, ditolak ? 'DITOLAK' : 'GAGAL')
    if (ditolak) throw ditolak
    throw kode ? galatKode('BASIS_DATA_SIBUK') : galat
  }
}

async function baca(
  { basisData, penama }: BahanBaca,
  { konteks: { pelaku }, dicatat, catatan }: Operasi,
  { text, values, name, needsCaller, effects, finish }: Statement,
  { signal }: Cara,
): Promise<string | undefined> {
  const milik = lingkupPelaku(pelaku)
  const nama = penama(`${name}.${needsCaller ? lebarLingkup(milik) : 'umum'}`)
  const bacaan = { text, values, name: nama, signal }
  if (!needsCaller && !dicatat) return finish(await bacaTanpaBingkai(basisData, bacaan))
  const lingkup = { ...milik, padan: effects.flat() as string[] }
  const terbaca = { padan: effects.length > 0 }
  const catat = dicatat ? [pernyataanCatat(catatan('BERHASIL'), terbaca)] : []
  return finish(await bacaDalamBingkai(basisData, lingkup, bacaan, catat))
}

function lewatResolver(konteks: Operasi['konteks'], sebab: string): undefined {
  konteks.jalur = `resolver; sebab=${sebab}`
  konteks.etag = undefined
}

/** In a commit of its own, for the transaction that failed is gone. */
export function catatGagal(
  { basisData }: Pick<BahanBaca, 'basisData'>,
  { konteks, catatan }: Operasi,
  hasil: 'DITOLAK' | 'GAGAL' = 'GAGAL',
): Promise<void> {
  return dalamTransaksi(basisData, lingkupCatat(konteks.pelaku), (tx) =>
    catatTanpaHasil(tx, catatan(hasil)),
  )
}
