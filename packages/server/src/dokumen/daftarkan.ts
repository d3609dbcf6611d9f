import { getOperationAST } from 'graphql'
import { galatKode } from '../galat.ts'
import { wajibTeks } from '../instansi/teks-wajib.ts'
import type { Konteks } from '../konteks.ts'
import { sidikDokumen } from './sidik-dokumen.ts'

export type MasukanDokumen = { hash: string; isi: string }
export type MasukanDaftar = {
  instansi?: string | null | undefined
  lingkungan: string
  versiSdk: string
  dokumen: readonly MasukanDokumen[]
}

export type HasilDaftar =
  | { jenis: 'DokumenTerdaftar'; jumlah: number; baru: number }
  | { jenis: 'InstansiTidakDitemukan' }

const TERBANYAK = 500

/**
 * Registers the documents of one version of an SDK, all or none. What is registered already stays.
 *
 * @throws MASUKAN_TIDAK_SAH, DOKUMEN_TIDAK_SAH with the place of the document
 */
export async function daftarkanDokumen(
  konteks: Konteks,
  { instansi, dokumen, ...masukan }: MasukanDaftar,
): Promise<HasilDaftar> {
  const { tx, pelaku } = konteks
  const umum = {
    lingkungan: wajibTeks('lingkungan', masukan.lingkungan, /^[a-z][a-z0-9-]{1,29}$/),
    versiSdk: wajibTeks(
      'versiSdk',
      masukan.versiSdk,
      /^\d{1,5}(\.\d{1,5}){2}(-[0-9a-z.-]{1,30})?$/,
    ),
    didaftarkanOleh: pelaku.id,
  }
  if (dokumen.length === 0 || dokumen.length > TERBANYAK)
    throw galatKode('MASUKAN_TIDAK_SAH', { tempat: 'dokumen' })
  const isi = dokumen.map((satu, ke) => periksa(konteks, satu, `dokumen[${ke}]`))
  const milik = instansi ? await tx.instansi.findUnique({ where: { kode: instansi } }) : undefined
  if (milik === null) return { jenis: 'InstansiTidakDitemukan' }
  const { count } = await tx.dokumenTepercaya.createMany({
    data: isi.map((satu) => ({ ...satu, ...umum, instansiId: milik?.id ?? null })),
    skipDuplicates: true,
  })
  return { jenis: 'DokumenTerdaftar', jumlah: isi.length, baru: count }
}

/** Valid, within the limits, without a number in it, of one named operation, and what its hash says. */
function periksa({ dokumen }: Konteks, { hash, isi }: MasukanDokumen, tempat: string) {
  if (sidikDokumen(isi) !== hash) throw galatKode('MASUKAN_TIDAK_SAH', { tempat: `${tempat}.hash` })
  const document = dokumen(isi)
  const nama = document && getOperationAST(document)?.name?.value
  if (!nama) throw galatKode('DOKUMEN_TIDAK_SAH', { tempat })
  return { hash, isi, nama }
}
