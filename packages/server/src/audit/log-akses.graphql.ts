import type { Prisma } from '../_generated/prisma/client.ts'
import { builder } from '../builder.ts'
import { galatKode } from '../galat.ts'
import { koneksi } from '../halaman/koneksi.graphql.ts'

const CatatanAkses = builder.prismaObject('AuditAkses', {
  name: 'CatatanAkses',
  description: 'Satu baris catatan akses (UU 27/2022 pasal 31) / One row of the access log',
  fields: (t) => ({
    waktu: t.expose('waktu', { type: 'DateTime', kelas: 'internal', description: 'Kapan / When' }),
    permintaan: t.exposeString('permintaan', {
      kelas: 'internal',
      description: 'Nomor permintaan / Number of the request',
    }),
    pelaku: t.exposeString('pelaku', {
      kelas: 'internal',
      description: 'Petugas atau sistem / The officer or system',
    }),
    peran: t.exposeString('peran', { kelas: 'internal', description: 'Perannya / The role' }),
    instansi: t.exposeString('instansi', {
      kelas: 'internal',
      description: 'Instansinya / The agency',
    }),
    klien: t.exposeString('klien', {
      kelas: 'internal',
      description: 'Client id sistem mitra / Client id of an agency’s system',
    }),
    perjanjian: t.exposeString('perjanjian', {
      kelas: 'internal',
      description: 'Nomor perjanjian / Number of the agreement',
    }),
    dasar: t.exposeString('dasar', {
      kelas: 'internal',
      description: 'Dasar pemrosesan / Legal basis',
    }),
    tujuan: t.exposeString('tujuan', { kelas: 'internal', description: 'Untuk apa / What for' }),
    operasi: t.exposeString('operasi', {
      kelas: 'internal',
      description: 'Nama operasi / Name of the operation',
    }),
    sidikDokumen: t.exposeString('sidikDokumen', {
      kelas: 'internal',
      description: 'Hash dokumennya / Hash of the document',
    }),
    kelas: t.exposeStringList('kelas', {
      kelas: 'internal',
      description: 'Kelas data yang dibaca / Classes of data that were read',
    }),
    jumlah: t.exposeInt('jumlah', {
      kelas: 'internal',
      description: 'Banyaknya subjek yang terbaca / How many subjects were read',
    }),
    ditolak: t.exposeInt('ditolak', {
      kelas: 'internal',
      description: 'Banyaknya pilihan yang ditolak / How many selections were refused',
    }),
    hasil: t.exposeString('hasil', {
      kelas: 'internal',
      description: 'BERHASIL, DITOLAK, atau GAGAL / Answered, refused or failed',
    }),
  }),
})

export type SaringanAkses = {
  dari: Date
  sampai: Date
  pelaku?: string | null | undefined
  klien?: string | null | undefined
  perjanjian?: string | null | undefined
  hasil?: string | null | undefined
}

export const SaringanAksesRef = builder.inputType('SaringanAkses', {
  description: 'Saringan catatan akses / Filter of the access log',
  fields: (t) => ({
    dari: t.field({ type: 'DateTime', required: true, description: 'Sejak / From' }),
    sampai: t.field({ type: 'DateTime', required: true, description: 'Sebelum / Before' }),
    pelaku: t.string({ description: 'Petugas atau sistem ini / This officer or system' }),
    klien: t.string({ description: 'Client id ini / This client id' }),
    perjanjian: t.string({ description: 'Perjanjian ini / This agreement' }),
    hasil: t.string({ description: 'BERHASIL, DITOLAK, atau GAGAL / One of these results' }),
  }),
})

/** @throws MASUKAN_TIDAK_SAH for a time that ends before it begins */
export function syaratAkses({ dari, sampai, ...lain }: SaringanAkses): Prisma.AuditAksesWhereInput {
  if (!(dari < sampai)) throw galatKode('MASUKAN_TIDAK_SAH', { tempat: 'saringan.sampai' })
  const tersebut = Object.entries(lain).filter(([, nilai]) => nilai != null)
  return { waktu: { gte: dari, lt: sampai }, ...Object.fromEntries(tersebut) }
}

type Tanya = { saringan: SaringanAkses }

builder.queryField('logAkses', (t) =>
  t.keysetConnection({
    type: koneksi('CatatanAkses', CatatanAkses as never),
    kelas: 'internal',
    wewenang: 'audit:baca',
    description:
      'Catatan akses, terlama dulu, untuk pejabat pelindungan data pribadi / The access log, oldest first, for the data protection officer',
    args: {
      saringan: t.arg({
        type: SaringanAksesRef,
        required: true,
        description: 'Saringan / Filter',
      }),
    },
    model: 'AuditAkses',
    list: 'logAkses',
    filter: ({ saringan: { dari, sampai, ...lain } }: Tanya) => [
      dari.toISOString(),
      sampai.toISOString(),
      lain,
    ],
    where: (_: unknown, { saringan }: Tanya) => syaratAkses(saringan),
    order: () => ({ columns: ['id'], direction: 'asc' }),
  }),
)
