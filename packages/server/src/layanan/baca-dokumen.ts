import { type ExecutionArgs, execute, type GraphQLSchema } from 'graphql'
import type { Pelaku } from '../akses/pelaku.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { type BahanBaca, bacaTerkompilasi, catatGagal } from './baca-terkompilasi.ts'
import type { buatPembacaDokumen } from './dokumen-sah.ts'
import { dalamSatuTransaksi } from './operasi.ts'
import { memuatBukanTeks } from './tanpa-nul.ts'
import type { buatPengulas } from './ulasan.ts'

type Bahan = BahanBaca & {
  schema: GraphQLSchema
  dokumen: ReturnType<typeof buatPembacaDokumen>
  ulas: ReturnType<typeof buatPengulas>
  konteks: (pelaku: Pelaku) => Omit<Konteks, 'tx'>
}

export type HasilDokumen = { data: unknown; konteks: Konteks }

/**
 * Answers a document that this server wrote itself, for a caller: the same limits, points, frame,
 * refusals, deadline and audit row as if the caller had sent it. An error in any of its fields is
 * thrown, for its answer goes on as if it were whole.
 */
export function buatPembacaSendiri(bahan: Bahan) {
  return { baca, tolak }

  /** A document that was refused before it was asked: recorded and charged as if it had been. */
  async function tolak(
    pelaku: Pelaku,
    teks: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const operasi = siapkan(pelaku, teks, variables)
    await catatGagal(bahan, operasi, 'DITOLAK')
    await bahan.penagih.operasi(operasi)
  }

  async function baca(
    pelaku: Pelaku,
    teks: string,
    variables: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<HasilDokumen> {
    const operasi = siapkan(pelaku, teks, variables)
    const { konteks, document } = operasi
    const permintaan = { document, variables }
    const jawaban = await bacaTerkompilasi(bahan, operasi, permintaan, { signal })
    if (jawaban?.data !== undefined) {
      if (jawaban.errors[0]) throw jawaban.errors[0]
      return { data: JSON.parse(jawaban.data), konteks }
    }
    signal.throwIfAborted()
    await bahan.penagih.operasi(operasi)
    const args = {
      ...{ schema: bahan.schema, document },
      ...{ contextValue: konteks, variableValues: variables },
    }
    const { data, errors } = await dalamSatuTransaksi(
      bahan,
      operasi,
      args as ExecutionArgs,
      execute,
    )
    if (errors?.[0]) throw errors[0]
    // Resolvers answer bigints and dates as they are; a file wants them as they travel.
    return { data: JSON.parse(JSON.stringify(data)), konteks }
  }

  function siapkan(pelaku: Pelaku, teks: string, variables: Readonly<Record<string, unknown>>) {
    const document = bahan.dokumen(teks)
    if (!document) throw new Error(`a document of our own is not valid: ${teks}`)
    if (memuatBukanTeks(variables)) throw galatKode('MASUKAN_TIDAK_SAH')
    const konteks = { ...bahan.konteks(pelaku), jenisDokumen: 'tepercaya' } as Konteks
    const operasi = bahan.ulas({ document, variables }, konteks)
    konteks.perorangan = operasi.dicatat
    return { ...operasi, document }
  }
}
