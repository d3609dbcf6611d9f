import type { StatusKlien, StatusPerjanjian } from '../_generated/prisma/client.ts'
import type { Konteks } from '../konteks.ts'
import { wajibTeks } from './teks-wajib.ts'

export const PUTUSAN_PERJANJIAN = {
  SETUJUI: { dari: ['DIUSULKAN'], ke: 'BERLAKU', orangLain: true },
  TOLAK: { dari: ['DIUSULKAN'], ke: 'DITOLAK', orangLain: false },
  TANGGUHKAN: { dari: ['BERLAKU'], ke: 'DITANGGUHKAN', orangLain: false },
  PULIHKAN: { dari: ['DITANGGUHKAN'], ke: 'BERLAKU', orangLain: true },
  AKHIRI: { dari: ['BERLAKU', 'DITANGGUHKAN'], ke: 'DIAKHIRI', orangLain: false },
} as const satisfies Record<string, Langkah<StatusPerjanjian>>

export const PUTUSAN_KLIEN = {
  SETUJUI: { dari: ['DIUSULKAN'], ke: 'AKTIF', orangLain: true },
  TOLAK: { dari: ['DIUSULKAN'], ke: 'DITOLAK', orangLain: false },
  CABUT: { dari: ['AKTIF'], ke: 'DICABUT', orangLain: false },
} as const satisfies Record<string, Langkah<StatusKlien>>

/** A step of a status; `orangLain`: not by who proposed, nor by who decided last. */
type Langkah<Status> = { dari: readonly Status[]; ke: Status; orangLain: boolean }

export type PutusanPerjanjian = keyof typeof PUTUSAN_PERJANJIAN
export type PutusanKlien = keyof typeof PUTUSAN_KLIEN

export type HasilPutus =
  | { jenis: 'PerjanjianTersimpan' | 'KlienTersimpan'; id: number }
  | { jenis: 'PerjanjianTidakDitemukan' | 'KlienTidakDitemukan' }
  | { jenis: 'StatusTidakSesuai' | 'PersetujuanSendiri' }
  | { jenis: 'VersiUsang'; versiKini: number }

type Baris = {
  id: number
  status: string
  versi: number
  diusulkanOleh: string
  diubahOleh: string | null
}

/** Decides on an agreement. The triggers of the table hold the same rules. */
export async function putuskanPerjanjian(
  { tx, pelaku }: Konteks,
  {
    nomor,
    ...masukan
  }: { nomor: string; putusan: PutusanPerjanjian; versi: number; alasan: string },
): Promise<HasilPutus> {
  const alasan = wajibTeks('alasan', masukan.alasan)
  await tx.$executeRaw`select from perjanjian_kerja_sama where nomor = ${nomor} for update`
  const baris = await tx.perjanjianKerjaSama.findUnique({ where: { nomor } })
  if (!baris) return { jenis: 'PerjanjianTidakDitemukan' }
  const langkah = PUTUSAN_PERJANJIAN[masukan.putusan]
  const ditolak = tolak(langkah, baris, masukan.versi, pelaku.id)
  if (ditolak) return ditolak
  await tx.perjanjianKerjaSama.updateMany({
    where: { id: baris.id },
    data: { status: langkah.ke, alasan },
  })
  return { jenis: 'PerjanjianTersimpan', id: baris.id }
}

/** Decides on the newest open proposal, or the active row, of a client id. */
export async function putuskanKlien(
  { tx, pelaku }: Konteks,
  {
    clientId,
    ...masukan
  }: { clientId: string; putusan: PutusanKlien; versi: number; alasan: string },
): Promise<HasilPutus> {
  const alasan = wajibTeks('alasan', masukan.alasan)
  const langkah = PUTUSAN_KLIEN[masukan.putusan]
  await tx.$executeRaw`select from klien_api where client_id = ${clientId} for update`
  const semua = await tx.klienApi.findMany({
    where: { clientId },
    orderBy: { id: 'desc' },
    take: 50,
  })
  const dari: readonly string[] = langkah.dari
  const baris = semua.find(({ status }) => dari.includes(status)) ?? semua[0]
  if (!baris) return { jenis: 'KlienTidakDitemukan' }
  const ditolak = tolak(langkah, baris, masukan.versi, pelaku.id)
  if (ditolak) return ditolak
  // One system speaks under one agreement: what it spoke under until now ends with the approval.
  if (langkah.ke === 'AKTIF')
    await tx.klienApi.updateMany({
      where: { clientId, status: 'AKTIF' },
      data: { status: 'DICABUT', alasan },
    })
  await tx.klienApi.updateMany({ where: { id: baris.id }, data: { status: langkah.ke, alasan } })
  return { jenis: 'KlienTersimpan', id: baris.id }
}

function tolak(
  { dari, orangLain }: Langkah<string>,
  { status, versi, diusulkanOleh, diubahOleh }: Baris,
  versiDilihat: number,
  oleh: string,
): HasilPutus | undefined {
  if (versi !== versiDilihat) return { jenis: 'VersiUsang', versiKini: versi }
  if (!dari.includes(status)) return { jenis: 'StatusTidakSesuai' }
  if (orangLain && [diusulkanOleh, diubahOleh].includes(oleh))
    return { jenis: 'PersetujuanSendiri' }
  return undefined
}
