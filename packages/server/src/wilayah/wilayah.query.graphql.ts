import type { Tanggal } from '@harapan/kode'
import { builder } from '../builder.ts'
import { cariWilayah } from './cari-wilayah.ts'
import { TingkatEnum } from './tingkat-jenis.graphql.ts'
import { Desa, Kabupaten, Kecamatan, Provinsi, WilayahRef } from './wilayah.graphql.ts'

const KETERANGAN_KODE = 'Kode wilayah, bertitik atau polos / Area code, dotted or plain'

builder.queryField('wilayah', (t) =>
  t.prismaField({
    type: WilayahRef,
    kelas: 'publik',
    description:
      'Wilayah menurut kode. Kode yang sudah dicabut dijawab null, kecuali ditanya pada tanggal saat ia masih berlaku; lalu `digantiOleh` menunjukkan gantinya / An area by code. A retired code answers null unless asked for a day on which it was valid; then `digantiOleh` names its successor',
    args: {
      kode: t.arg({ type: 'KodeWilayah', required: true, description: KETERANGAN_KODE }),
      padaTanggal: t.arg({
        type: 'Date',
        description: 'Tanggal berlaku; bawaan hari ini / Day of validity; today by default',
      }),
    },
    resolve: (query, _, { kode, padaTanggal }, { tx }) =>
      tx.wilayah.findFirst({
        ...query,
        where: { kode, ...masaBerlaku(padaTanggal) },
        orderBy: { id: 'desc' },
      }),
  }),
)

const AKAR = [
  ['provinsi', 'PROVINSI', Provinsi, 'Provinsi menurut kode / A province by code'],
  [
    'kabupaten',
    'KABUPATEN',
    Kabupaten,
    'Kabupaten atau kota menurut kode / A regency or city by code',
  ],
  ['kecamatan', 'KECAMATAN', Kecamatan, 'Kecamatan menurut kode / A district by code'],
  ['desa', 'DESA', Desa, 'Desa atau kelurahan menurut kode / A village by code'],
] as const

for (const [nama, tingkat, tipe, description] of AKAR) {
  builder.queryField(nama, (t) =>
    t.prismaField({
      type: tipe,
      kelas: 'publik',
      description: `${description}; null bila tidak ada / null when there is none`,
      args: { kode: t.arg({ type: 'KodeWilayah', required: true, description: KETERANGAN_KODE }) },
      resolve: (query, _, { kode }, { tx }) =>
        tx.wilayah.findFirst({ ...query, where: { kode, tingkat, berlakuSampai: null } }),
    }),
  )
}

builder.queryField('daftarProvinsi', (t) =>
  t.prismaField({
    type: [Provinsi],
    nullable: false,
    kelas: 'publik',
    description: 'Semua provinsi, urut kode / All provinces, by code',
    resolve: (query, _, __, { tx }) =>
      tx.wilayah.findMany({
        ...query,
        where: { tingkat: 'PROVINSI', berlakuSampai: null },
        orderBy: { kode: 'asc' },
        take: 100,
      }),
  }),
)

builder.queryField('cariWilayah', (t) =>
  t.field({
    type: [WilayahRef],
    nullable: false,
    kelas: 'publik',
    description:
      'Mencari wilayah menurut nama, singkatan atau ejaan lain ("OKI", "palangkaraya", "35 ilir") / Finds areas by name, abbreviation or other spelling',
    args: {
      nama: t.arg.string({
        required: true,
        description: 'Nama atau bagian nama / Name or part of it',
      }),
      tingkat: t.arg({ type: TingkatEnum, description: 'Hanya tingkat ini / Only this level' }),
      first: t.arg.int({
        defaultValue: 10,
        description: 'Jawaban paling banyak, 1-50 / At most this many, 1-50',
      }),
    },
    resolve: (_, { nama, tingkat, first }, { tx }) =>
      cariWilayah(tx, nama, tingkat ?? undefined, first ?? 10),
  }),
)

function masaBerlaku(padaTanggal: Tanggal | null | undefined) {
  if (!padaTanggal) return { berlakuSampai: null }
  const hari = new Date(padaTanggal)
  return {
    AND: [
      { OR: [{ berlakuDari: null }, { berlakuDari: { lte: hari } }] },
      { OR: [{ berlakuSampai: null }, { berlakuSampai: { gte: hari } }] },
    ],
  }
}
