import { type Tanggal, tanggalUtc } from '@harapan/kode'
import { builder } from '../builder.ts'
import { Kpm } from '../kpm/kpm.graphql.ts'
import { type BarisHak, hakTahunan, type KomponenTerbuka } from './hak-tahunan.rules.ts'
import { KomponenPkhEnum } from './komponen.graphql.ts'

type Hak = { padaTanggal: Tanggal; baris: readonly BarisHak<KomponenTerbuka>[]; total: bigint }

const BarisHakRef = builder.objectRef<BarisHak<KomponenTerbuka>>('BarisHak').implement({
  description: 'Satu jumlah dalam hak tahunan / One amount of a yearly entitlement',
  fields: (t) => ({
    komponen: t.field({
      type: KomponenPkhEnum,
      kelas: 'spesifik',
      description:
        'Komponennya; null untuk jumlah bagi seluruh keluarga (2018) / The component; null for a family amount',
      resolve: ({ komponen }) => komponen?.komponen ?? null,
    }),
    jumlah: t.field({
      type: 'Rupiah',
      kelas: 'spesifik',
      description: 'Rupiah per tahun / Rupiah a year',
      resolve: ({ jumlah }) => jumlah,
    }),
    dasar: t.string({
      kelas: 'publik',
      nullable: false,
      description: 'Keputusan atau sumbernya / The decree or source',
      resolve: ({ indeks }) => indeks.dasar,
    }),
  }),
})

const HakRef = builder.objectRef<Hak>('HakTahunan').implement({
  description:
    'Hak bantuan PKH setahun: paling banyak empat komponen, yang terbesar dulu / Yearly PKH entitlement: at most four components, highest first',
  fields: (t) => ({
    padaTanggal: t.field({
      type: 'Date',
      kelas: 'spesifik',
      description:
        'Menurut komponen dan indeks pada tanggal ini / By components and amounts of this day',
      resolve: ({ padaTanggal }) => padaTanggal,
    }),
    baris: t.field({
      type: [BarisHakRef],
      kelas: 'spesifik',
      description: 'Jumlah satu per satu / The amounts one by one',
      resolve: ({ baris }) => baris,
    }),
    total: t.field({
      type: 'Rupiah',
      kelas: 'spesifik',
      description: 'Jumlah seluruhnya, rupiah per tahun / The sum, rupiah a year',
      resolve: ({ total }) => total,
    }),
  }),
})

builder.prismaObjectField(Kpm, 'hakTahunan', (t) =>
  t.field({
    type: HakRef,
    kelas: 'spesifik',
    description:
      'Hak bantuan setahun menurut indeks yang berlaku; bukan bukti pembayaran / Yearly entitlement by the amounts in force; not a proof of payment',
    args: {
      padaTanggal: t.arg({ type: 'Date', description: 'Bawaan hari ini / Today by default' }),
    },
    select: {
      komponen: {
        select: {
          komponen: true,
          dari: true,
          sampai: true,
          individu: { select: { tanggalLahir: true } },
        },
        orderBy: { id: 'asc' },
        take: 100,
      },
    },
    resolve: async ({ komponen }, { padaTanggal }, { pemuat, hariIni }) => {
      const hari = padaTanggal ?? hariIni
      const terbuka = komponen
        .filter(
          ({ dari, sampai }) => tanggalUtc(dari) <= hari && (!sampai || tanggalUtc(sampai) >= hari),
        )
        .map((satu) => ({
          komponen: satu.komponen,
          tanggalLahir: tanggalUtc(satu.individu.tanggalLahir),
        }))
      const indeks = await pemuat.indeksBantuan.load('semua')
      return { padaTanggal: hari, ...hakTahunan(terbuka, indeks, hari) }
    },
  }),
)
