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

        try {
          return await dalamTransaksi(basisData, lingkupPelaku(pelaku), async (tx) => {
            konteks.tx = tx
            konteks.pemuat = buatPemuat(tx, pelaku, konteks.hariIni)
            const hasil = gabung((await executeFn(args)) as ExecutionResult, ulasan.tolakan)
            const gagal = hasil.errors?.some(
              ({ path }) => !ulasan.tolakan.some((tolakan) => tolakan.path === path),
            )
            if (mutasi && gagal) throw new Batalkan(hasil)
            if (mutasi || ulasan.kelasDibaca.size > 0) await catat(tx, gagal ? 'GAGAL' : 'BERHASIL')
            return hasil
          })
        } catch (galat) {
          if (!(galat instanceof Batalkan)) throw galat
          await dalamTransaksi(basisData, lingkupPelaku(pelaku), (tx) => catat(tx, 'GAGAL'))
          return galat.hasil
        }
      })
    },
  }
}

function gabung(hasil: ExecutionResult, tolakan: readonly GraphQLError[]): ExecutionResult {
  if (tolakan.length === 0) return hasil
  return { ...hasil, errors: [...(hasil.errors ?? []), ...tolakan] }
}

const hanyaIntrospeksi = (simpul: SelectionNode) =>
  simpul.kind === Kind.FIELD && simpul.name.value.startsWith('__')
