import { createHash, createHmac } from 'node:crypto'
import {
  type ExecutionResult,
  type GraphQLError,
  getOperationAST,
  Kind,
  OperationTypeNode,
  type SelectionNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { lingkupPelaku } from '../akses/pelaku.ts'
import { ulasOperasi } from '../akses/tolakan.ts'
import { catatAkses } from '../audit/catat.ts'
import type { BasisData } from '../db/basis-data.ts'
import { dalamTransaksi } from '../db/transaksi.ts'
import type { Konteks } from '../konteks.ts'
import { buatPemuat } from '../pemuat.ts'

/** Rolls the transaction back and still hands the answer out. */
class Batalkan extends Error {
  readonly hasil: ExecutionResult
  constructor(hasil: ExecutionResult) {
    super('rolled back')
    this.hasil = hasil
  }
}

/**
 * One operation, one transaction: frame, execution, audit, commit. Nothing leaves before the commit,
 * and what touches personal data leaves only with its audit row.
 */
export function useOperasi(basisData: BasisData, kunciSidik: Uint8Array): Plugin<Konteks> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const operasi = getOperationAST(args.document, args.operationName)
      if (!operasi || operasi.selectionSet.selections.every(hanyaIntrospeksi)) return
      const mutasi = operasi.operation === OperationTypeNode.MUTATION

      setExecuteFn(async () => {
        const konteks: Konteks = args.contextValue
        const { pelaku } = konteks
        const variabel = args.variableValues ?? {}
        const ulasan = ulasOperasi(args.schema, args.document, args.operationName, variabel, pelaku)
        const catat = (tx: Konteks['tx'], hasil: 'BERHASIL' | 'GAGAL') =>
          catatAkses(tx, {
            permintaan: konteks.permintaanId,
            pelaku,
            operasi: operasi.name?.value ?? operasi.operation,
            sidikDokumen: createHash('sha256')
              .update(operasi.loc?.source.body ?? '')
              .digest('base64url'),
            sidikVariabel: createHmac('sha256', kunciSidik)
              .update(JSON.stringify(variabel))
              .digest('base64url'),
            kelas: [...ulasan.kelasDibaca],
            ditolak: ulasan.tolakan.length,
            hasil,
          })

        const dicatat = mutasi || ulasan.kelasDibaca.size > 0

        try {
          return await dalamTransaksi(basisData, lingkupPelaku(pelaku), async (tx) => {
            konteks.tx = tx
            konteks.pemuat = buatPemuat(tx, pelaku, konteks.hariIni)
            const hasil = gabung((await executeFn(args)) as ExecutionResult, ulasan.tolakan)
            const gagal = hasil.errors?.some(
              ({ path }) => !ulasan.tolakan.some((tolakan) => tolakan.path === path),
            )
            if (gagal) throw new Batalkan(mutasi ? tanpaHasil(hasil) : hasil)
            if (dicatat) await catat(tx, 'BERHASIL')
            return hasil
          })
        } catch (galat) {
          // The failed transaction may be past writing, so the failure is recorded in one of its own.
          if (dicatat)
            await dalamTransaksi(basisData, lingkupPelaku(pelaku), (tx) => catat(tx, 'GAGAL'))
          if (galat instanceof Batalkan) return galat.hasil
          throw galat
        }
      })
    },
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
