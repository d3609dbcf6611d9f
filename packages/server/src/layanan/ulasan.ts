import { createHmac, createSecretKey, hash } from 'node:crypto'
import { directiveVariables } from '@harapan/pothos-sql'
import { type DocumentNode, type GraphQLSchema, getOperationAST, OperationTypeNode } from 'graphql'
import { berwenang, type Pelaku } from '../akses/pelaku.ts'
import { type Ulasan, ulasOperasi } from '../akses/tolakan.ts'
import type { CatatanAkses } from '../audit/catat.ts'
import type { Mode } from '../batas/batas.rules.ts'
import { anggaran, type Batas, type JenisDokumen } from '../batas/batas.rules.ts'
import { buatPenghitungBiaya } from '../batas/biaya.ts'
import { galatBatas } from '../batas/galat-batas.ts'
import { kuotaPelaku } from '../batas/kuota-pelaku.ts'
import type { Konteks } from '../konteks.ts'
import { varianPelaku } from './varian-pelaku.ts'

/** One operation as the guard sees it, the same through every door. */
export type Operasi = {
  konteks: Konteks
  mutasi: boolean
  /** Rows that it may have to read. */
  biaya: number
  ulasan: Ulasan
  /** Whether it leaves an audit row: it changes something, or touches personal data. */
  dicatat: boolean
  /** Whether an identified caller was refused, and nothing that is recorded is answered beside it. */
  ditolakSaja: boolean
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
export function buatPengulas(
  schema: GraphQLSchema,
  kunciSidik: Uint8Array,
  batas: Batas,
  mode: Mode,
) {
  const biaya = buatPenghitungBiaya(schema)
  const dikenal = new WeakMap<DocumentNode, Map<string, Tetap>>()
  const kunci = createSecretKey(kunciSidik)
  return ulas

  function ulas({ document, operationName, variables }: Permintaan, konteks: Konteks): Operasi {
    const { pelaku, permintaanId, jenisDokumen = 'bebas' } = konteks
    const jumlah = biaya(document, operationName, variables)
    const paling = terbanyak(pelaku, jenisDokumen)
    if (jumlah > paling) throw galatBatas({ ...batas, biaya: paling }, 'biaya', jumlah)
    const { ulasan, mutasi, nama, sidikDokumen } = tetap(
      { document, operationName, variables },
      konteks,
    )
    const dicatat = mutasi || ulasan.kelasDibaca.size > 0
    return {
      konteks,
      mutasi,
      biaya: jumlah,
      ulasan,
      dicatat,
      ditolakSaja: !dicatat && ulasan.tolakan.length > 0 && pelaku.peran !== 'PUBLIK',
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

  /** What the kind of document allows, and no more than a minute's quota: it would never be let in. */
  function terbanyak(pelaku: Pelaku, jenis: JenisDokumen): number {
    const { perjanjian } = pelaku
    const penanya = {
      modeDokumen: perjanjian?.modeDokumen,
      pengembangan: berwenang(pelaku, 'pengembangan'),
    }
    const kuota = kuotaPelaku(pelaku, batas.laju).map((satu) => satu.kuota)
    return Math.min(anggaran(penanya, jenis, mode, batas.biaya), ...kuota)
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
