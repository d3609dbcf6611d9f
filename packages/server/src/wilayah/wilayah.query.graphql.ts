import type { KodeWilayah, Tanggal } from '@harapan/kode'
import { builder, keys, row, rows } from '../builder.ts'
import { cariWilayah } from './cari-wilayah.ts'
import { TingkatEnum } from './tingkat-jenis.graphql.ts'
import { Desa, Kabupaten, Kecamatan, Provinsi, WilayahRef } from './wilayah.graphql.ts'

const KETERANGAN_KODE = 'Kode wilayah, bertitik atau polos / Area code, dotted or plain'

type Tanya = { kode: KodeWilayah; padaTanggal?: Tanggal | null | undefined }

builder.queryField('wilayah', (t) =>
  t.field({
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
    ...row('Wilayah', (_: unknown, { kode, padaTanggal }: Tanya) => ({
      where: { kode, ...masaBerlaku(padaTanggal) },
      orderBy: { id: 'desc' },
    })),
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
    t.field({
      type: tipe,
      kelas: 'publik',
      description: `${description}; null bila tidak ada / null when there is none`,
      args: { kode: t.arg({ type: 'KodeWilayah', required: true, description: KETERANGAN_KODE }) },
      ...row('Wilayah', (_: unknown, { kode }: { kode: KodeWilayah }) => ({
        where: { kode, tingkat, berlakuSampai: null },
      })),
    }),
  )
}

builder.queryField('daftarProvinsi', (t) =>
  t.field({
    type: [Provinsi],
    ukuran: 38,
    nullable: false,
    kelas: 'publik',
    description: 'Semua provinsi, urut kode / All provinces, by code',
    ...rows('Wilayah', () => ({
      where: { tingkat: 'PROVINSI', berlakuSampai: null },
      orderBy: { kode: 'asc' },
      take: 100,
    })),
  }),
)

builder.queryField('cariWilayah', (t) =>
  t.field({
    type: [WilayahRef],
    nullable: false,
    ukuran: { argumen: 'first' },
    // Compares every area's names.
    biaya: 100,
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
    ...keys('Wilayah', (_: unknown, masukan: Parameters<typeof cariWilayah>[0]) =>
      cariWilayah(masukan),
    ),
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
