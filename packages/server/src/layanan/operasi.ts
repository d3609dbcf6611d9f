import { createHash, createHmac } from 'node:crypto'
import type { Compiler } from '@harapan/pothos-sql'
import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  getOperationAST,
  Kind,
  OperationTypeNode,
  type SelectionNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { lingkupPelaku } from '../akses/pelaku.ts'
import { type Ulasan, ulasOperasi } from '../akses/tolakan.ts'
import { type CatatanAkses, catatAkses } from '../audit/catat.ts'
import type { BasisData } from '../db/basis-data.ts'
import { dalamTransaksi } from '../db/transaksi.ts'
import type { Konteks } from '../konteks.ts'
import { bacaTerkompilasi } from './baca-terkompilasi.ts'
import { jalankanVerba } from './jalankan-verba.ts'

/** Rolls the transaction back and still hands the answer out. */
class Batalkan extends Error {
  readonly hasil: ExecutionResult
  constructor(hasil: ExecutionResult) {
    super('rolled back')
    this.hasil = hasil
  }
}

type Bahan = { basisData: BasisData; kunciSidik: Uint8Array; kompilator?: Compiler | undefined }

/** One operation as the guard sees it. */
export type Operasi = {
  konteks: Konteks
  mutasi: boolean
  ulasan: Ulasan
  /** Whether it leaves an audit row: it changes something, or touches personal data. */
  dicatat: boolean
  catatan: (hasil: CatatanAkses['hasil']) => CatatanAkses
}

/**
 * One operation, one transaction: frame, execution, audit, commit. Nothing leaves before the commit,
 * and what touches personal data leaves only with its audit row. A query that the compiler
 * understands is one statement; the others are read by the resolvers.
 */
export function useOperasi(bahan: Bahan): Plugin<Konteks> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const operasi = getOperationAST(args.document, args.operationName)
      if (!operasi || operasi.selectionSet.selections.every(hanyaIntrospeksi)) return

      setExecuteFn(async () => {
        const ini = ulas(bahan, args)
        const terkompilasi = ini.mutasi ? undefined : await bacaTerkompilasi(bahan, ini, args)
        return terkompilasi ?? dalamSatuTransaksi(bahan, ini, args, executeFn)
      })
    },
  }
}

function ulas({ kunciSidik }: Bahan, args: ExecutionArgs): Operasi {
  const { document, operationName, schema } = args
  const konteks = args.contextValue as Konteks
  const { pelaku, permintaanId } = konteks
  const variabel = args.variableValues ?? {}
  const operasi = getOperationAST(document, operationName)
  const ulasan = ulasOperasi(schema, document, operationName, variabel, pelaku)
  const mutasi = operasi?.operation === OperationTypeNode.MUTATION
  return {
    konteks,
    mutasi,
    ulasan,
    dicatat: mutasi || ulasan.kelasDibaca.size > 0,
    catatan: (hasil) => ({
      permintaan: permintaanId,
      pelaku,
      operasi: operasi?.name?.value ?? operasi?.operation ?? '',
      sidikDokumen: createHash('sha256')
        .update(operasi?.loc?.source.body ?? '')
        .digest('base64url'),
      sidikVariabel: createHmac('sha256', kunciSidik)
        .update(JSON.stringify(variabel))
        .digest('base64url'),
      kelas: [...ulasan.kelasDibaca],
      ditolak: ulasan.tolakan.length,
      hasil,
    }),
  }
}

/** Verbs of a mutation and resolvers: whatever needs more than one statement. */
async function dalamSatuTransaksi(
  { basisData, kompilator }: Bahan,
  { konteks, mutasi, ulasan, dicatat, catatan }: Operasi,
  args: ExecutionArgs,
  jalankan: (args: ExecutionArgs) => unknown,
): Promise<ExecutionResult> {
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
      if (dicatat) await catatAkses(tx, catatan('BERHASIL'))
      return hasil
    })
  } catch (galat) {
    // The failed transaction may be past writing, so the failure is recorded in one of its own.
    if (dicatat) await dalamTransaksi(basisData, lingkup, (tx) => catatAkses(tx, catatan('GAGAL')))
    if (galat instanceof Batalkan) return galat.hasil
    throw galat
  }
}

/** A change that was rolled back has no result: nothing of what its fields answered is true. */
function tanpaHasil(hasil: ExecutionResult): ExecutionResult {
  const kosong = Object.keys(hasil.data ?? {}).map((nama) => [nama, null])
  return { ...hasil, data: Object.fromEntries(kosong) }
}

function gabung(hasil: ExecutionResult, tolakan: readonly GraphQLError[]): ExecutionResult {
  if (tolakan.length === 0) return hasil
  return { ...hasil, errors: [...(hasil.errors ?? []), ...tolakan] }
}

const hanyaIntrospeksi = (simpul: SelectionNode) =>
  simpul.kind === Kind.FIELD && simpul.name.value.startsWith('__')
