import type { Tanggal } from '@harapan/kode'
import { builder, computed, pure } from '../builder.ts'
import { Kpm } from '../kpm/kpm.graphql.ts'
import type { BarisHak, HakTahunan, KomponenTerbuka } from './hak-tahunan.rules.ts'
import { bacaHak, hakMenurut } from './hak-tahunan.sql.ts'
import { KomponenPkhEnum } from './komponen.graphql.ts'

type Baris = BarisHak<KomponenTerbuka>
type Hak = HakTahunan<KomponenTerbuka> & { padaTanggal: Tanggal }

const BarisHakRef = builder.objectRef<Baris>('BarisHak').implement({
  description: 'Satu jumlah dalam hak tahunan / One amount of a yearly entitlement',
  fields: (t) => ({
    komponen: t.field({
      type: KomponenPkhEnum,
      kelas: 'spesifik',
      description:
        'Komponennya; null untuk jumlah bagi seluruh keluarga (2018) / The component; null for a family amount',
      ...pure(({ komponen }: Baris) => komponen?.komponen ?? null),
    }),
    jumlah: t.field({
      type: 'Rupiah',
      kelas: 'spesifik',
      description: 'Rupiah per tahun / Rupiah a year',
      ...pure(({ jumlah }: Baris) => jumlah),
    }),
    dasar: t.string({
      kelas: 'publik',
      nullable: false,
      description: 'Keputusan atau sumbernya / The decree or source',
      ...pure(({ indeks }: Baris) => indeks.dasar),
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
      ...pure(({ padaTanggal }: Hak) => padaTanggal),
    }),
    baris: t.field({
      type: [BarisHakRef],
      ukuran: 8,
      kelas: 'spesifik',
      description: 'Jumlah satu per satu / The amounts one by one',
      ...pure(({ baris }: Hak) => baris),
    }),
    total: t.field({
      type: 'Rupiah',
      kelas: 'spesifik',
      description: 'Jumlah seluruhnya, rupiah per tahun / The sum, rupiah a year',
      ...pure(({ total }: Hak) => total),
    }),
  }),
})

type Tanya = { padaTanggal?: Tanggal | null | undefined }

builder.prismaObjectField(Kpm, 'hakTahunan', (t) =>
  t.field({
    type: HakRef,
    kelas: 'spesifik',
    description:
      'Hak bantuan setahun menurut indeks yang berlaku; bukan bukti pembayaran / Yearly entitlement by the amounts in force; not a proof of payment',
    args: {
      padaTanggal: t.arg({ type: 'Date', description: 'Bawaan hari ini / Today by default' }),
    },
    ...computed({
      input: ({ id }: { id: bigint }, { padaTanggal }: Tanya, { hariIni }) =>
        bacaHak(id, padaTanggal ?? hariIni),
      compute: (terbaca: Parameters<typeof hakMenurut>[0], { padaTanggal }, { hariIni }) =>
        hakMenurut(terbaca, padaTanggal ?? hariIni),
    }),
  }),
)
