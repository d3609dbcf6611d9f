import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
  getOperationAST,
  Kind,
  type SelectionNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { lingkupPelaku } from '../akses/pelaku.ts'
import { catatAkses } from '../audit/catat.ts'
import { belumTersambung } from '../db/antrean.ts'
import { dalamTransaksi } from '../db/transaksi.ts'
import type { Konteks } from '../konteks.ts'
import { type BahanBaca, bacaTerkompilasi, catatGagal } from './baca-terkompilasi.ts'
import { hasilTeks } from './hasil-teks.ts'
import { jalankanVerba } from './jalankan-verba.ts'
import type { Diteruskan } from './pintu-depan.ts'
import type { buatPengulas, Operasi } from './ulasan.ts'

/** Rolls the transaction back and still hands the answer out. */
class Batalkan extends Error {
  readonly hasil: ExecutionResult
  constructor(hasil: ExecutionResult) {
    super('rolled back')
    this.hasil = hasil
  }
}

type Bahan = BahanBaca & { ulas: ReturnType<typeof buatPengulas> }

/**
 * One operation, one transaction: frame, execution, audit, commit. Nothing leaves before the commit,
 * and what touches personal data leaves only with its audit row. A query that the compiler
 * understands is one statement; the others are read by the resolvers.
 */
export function useOperasi(bahan: Bahan): Plugin<Konteks> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { document, operationName, variableValues } = args
      const operasi = getOperationAST(document, operationName)
      if (!operasi || operasi.selectionSet.selections.every(hanyaIntrospeksi)) return

      setExecuteFn(async () => {
        const konteks = args.contextValue as Konteks & { request?: Request; req?: Diteruskan }
        konteks.laju = konteks.req?.laju
        if (konteks.req?.galat) throw konteks.req.galat
        const permintaan = { document, operationName, variables: variableValues ?? {} }
        const ini = bahan.ulas(permintaan, konteks)
        konteks.perorangan = ini.dicatat
        const { jalur } = konteks.req ?? {}
        if (jalur) konteks.jalur = jalur
        if (!jalur && !ini.mutasi) {
          const { signal } = konteks.request ?? {}
          const jawaban = await bacaTerkompilasi(bahan, ini, permintaan, { signal })
          if (jawaban?.data !== undefined) return hasilTeks(jawaban.data, jawaban.errors)
        }
        await bahan.penagih.operasi(ini)
        return dalamSatuTransaksi(bahan, ini, args, executeFn)
      })
    },
  }
}

/** One query outside of a request of its own: a page of a stream. Guard, charge and audit are the same. */
export async function jawabKueri(
  bahan: Bahan,
  konteks: Konteks,
  args: ExecutionArgs,
  signal?: AbortSignal,
): Promise<ExecutionResult> {
  const { document, operationName, variableValues } = args
  const permintaan = { document, operationName, variables: variableValues ?? {} }
  const ini = bahan.ulas(permintaan, konteks)
  const jawaban = await bacaTerkompilasi(bahan, ini, permintaan, { signal })
  if (jawaban?.data === undefined) {
    await bahan.penagih.operasi(ini)
    return dalamSatuTransaksi(bahan, ini, args, execute)
  }
  const { errors, data } = jawaban
  return { data: JSON.parse(data), ...(errors.length > 0 && { errors }) }
}

/** Verbs of a mutation and resolvers: whatever needs more than one statement. */
export async function dalamSatuTransaksi(
  { basisData, kompilator }: Bahan,
  operasi: Operasi,
  args: ExecutionArgs,
  jalankan: (args: ExecutionArgs) => unknown,
): Promise<ExecutionResult> {
  const { konteks, mutasi, ulasan, dicatat, catatan } = operasi
  const lingkup = lingkupPelaku(konteks.pelaku)
  try {
    return await dalamTransaksi(basisData, lingkup, async (tx) => {
      konteks.tx = tx
      const diubah = mutasi ? await jalankanVerba(kompilator, konteks, args) : undefined
      const hasil = gabung(diubah ?? ((await jalankan(args)) as ExecutionResult), ulasan.tolakan)
      const gagal = hasil.errors?.some(
        ({ path }) => !ulasan.tolakan.some((tolakan) => tolakan.path === path),
      )
      if (gagal) throw new Batalkan(mutasi ? tanpaHasil(hasil) : hasil)
      // The public reaches no person, and its role could not even ask for one.
      const terbaca = { subjek: konteks.subjek, padan: konteks.pelaku.peran !== 'PUBLIK' }
      if (dicatat) await catatAkses(tx, catatan('BERHASIL'), terbaca)
      return hasil
    })
  } catch (galat) {
    // The failed transaction may be past writing, so the failure is recorded in one of its own.
    if (dicatat && !belumTersambung(galat)) await catatGagal({ basisData }, operasi)
    if (galat instanceof Batalkan) return galat.hasil
    throw galat
  }
}

/** A change that was rolled back has no result: nothing of what its fields answered is true. */
function tanpaHasil(hasil: ExecutionResult): ExecutionResult {
  const kosong = Object.keys(hasil.data ?? {}).map((nama) => [nama, null])
  return { ...hasil, data: Object.fromEntries(kosong) }
}

/**
 * Errors as they are when the answer is there: a field that still reads when another has ended the
 * execution loses its transaction, and that is no error of its own.
 */
function gabung(hasil: ExecutionResult, tolakan: readonly GraphQLError[]): ExecutionResult {
  const errors = [...(hasil.errors ?? []), ...tolakan]
  return errors.length === 0 ? hasil : { ...hasil, errors }
}

const hanyaIntrospeksi = (simpul: SelectionNode) =>
  simpul.kind === Kind.FIELD && simpul.name.value.startsWith('__')
