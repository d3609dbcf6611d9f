import { createHmac, createSecretKey, hash } from 'node:crypto'
import { directiveVariables } from '@harapan/pothos-sql'
import { type DocumentNode, type GraphQLSchema, getOperationAST, OperationTypeNode } from 'graphql'
import { type Ulasan, ulasOperasi } from '../akses/tolakan.ts'
import type { CatatanAkses } from '../audit/catat.ts'
import type { Batas } from '../batas/batas.rules.ts'
import { buatPenghitungBiaya } from '../batas/biaya.ts'
import { galatBatas } from '../batas/galat-batas.ts'
import { biayaTerbesar } from '../dokumen/izin-dokumen.ts'
import type { Konteks } from '../konteks.ts'
import { varianPelaku } from './varian-pelaku.ts'

/** One operation as the guard sees it, the same through every door. */
export type Operasi = {
  konteks: Konteks
  mutasi: boolean
  ulasan: Ulasan
  /** Whether it leaves an audit row: it changes something, or touches personal data. */
  dicatat: boolean
  catatan: (hasil: CatatanAkses['hasil']) => CatatanAkses
}

export type Permintaan = {
  document: DocumentNode
  operationName?: string | null | undefined
  variables: Readonly<Record<string, unknown>>
}

/** What of a document is the same for all callers of one variant; kept as long as the document. */
type Tetap = { ulasan: Ulasan; mutasi: boolean; nama: string; sidikDokumen: string }

/** @throws BATAS_BIAYA from the function it makes, for an operation that may read too much */
export function buatPengulas(schema: GraphQLSchema, kunciSidik: Uint8Array, batas: Batas) {
  const biaya = buatPenghitungBiaya(schema)
  const dikenal = new WeakMap<DocumentNode, Map<string, Tetap>>()
  const kunci = createSecretKey(kunciSidik)
  return ulas

  function ulas({ document, operationName, variables }: Permintaan, konteks: Konteks): Operasi {
    const { pelaku, permintaanId, jenisDokumen } = konteks
    const jumlah = biaya(document, operationName, variables)
    const paling = biayaTerbesar(pelaku, jenisDokumen, batas.biaya)
    if (jumlah > paling) throw galatBatas({ ...batas, biaya: paling }, 'biaya', jumlah)
    const { ulasan, mutasi, nama, sidikDokumen } = tetap(
      { document, operationName, variables },
      konteks,
    )
    return {
      konteks,
      mutasi,
      ulasan,
      dicatat: mutasi || ulasan.kelasDibaca.size > 0,
      catatan: (hasil) => ({
        permintaan: permintaanId,
        pelaku,
        operasi: nama,
        sidikDokumen,
        sidikVariabel: createHmac('sha256', kunci)
          .update(JSON.stringify(variables))
          .digest('base64url'),
        kelas: [...ulasan.kelasDibaca],
        ditolak: ulasan.tolakan.length,
        hasil,
      }),
    }
  }

  function tetap({ document, operationName, variables }: Permintaan, konteks: Konteks): Tetap {
    const milik = dikenal.get(document) ?? new Map<string, Tetap>()
    dikenal.set(document, milik)
    const arahan = directiveVariables(document).map((satu) => variables[satu] ?? null)
    const menurut = JSON.stringify([operationName ?? null, varianPelaku(konteks), arahan])
    const lama = milik.get(menurut)
    if (lama) return lama
    const operasi = getOperationAST(document, operationName)
    const baru = {
      ulasan: ulasOperasi(schema, document, operationName, { ...variables }, konteks.pelaku),
      mutasi: operasi?.operation === OperationTypeNode.MUTATION,
      nama: operasi?.name?.value ?? operasi?.operation ?? '',
      sidikDokumen: hash('sha256', operasi?.loc?.source.body ?? '', 'base64url'),
    }
    milik.set(menurut, baru)
    return baru
  }
}
