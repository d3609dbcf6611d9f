import { sql } from '@harapan/pothos-sql'
import { builder, computed } from '../builder.ts'
import { koneksi } from '../halaman/koneksi.graphql.ts'

const Pantauan = builder.prismaObject('Pantauan', {
  // Column by column: a request may not read all of them.
  select: { id: true },
  description:
    'Satu orang yang Anda pantau, menurut acuan Anda / One person you follow, by your own reference',
  fields: (t) => ({
    acuan: t.exposeString('acuan', {
      kelas: 'spesifik',
      description: 'Acuan Anda / Your reference',
    }),
    didaftarkanPada: t.expose('didaftarkanPada', {
      type: 'DateTime',
      kelas: 'spesifik',
      description: 'Sejak kapan dipantau / Since when it is followed',
    }),
  }),
})

builder.queryField('pantauan', (t) =>
  t.keysetConnection({
    type: koneksi('Pantauan', Pantauan as never),
    kelas: 'spesifik',
    wewenang: 'orang:pantau',
    description:
      'Yang dipantau menurut perjanjian Anda, menurut acuan, untuk mencocokkan catatan sendiri / Those followed under your agreement, by reference, to reconcile your own records',
    model: 'Pantauan',
    list: 'pantauan',
    filter: () => null,
    where: () => ({ berakhirPada: { equals: null } }),
    order: () => ({ columns: ['acuan', 'id'], direction: 'asc' }),
  }),
)

builder.queryField('jumlahPantauan', (t) =>
  t.int({
    kelas: 'spesifik',
    wewenang: 'orang:pantau',
    description: 'Banyaknya yang dipantau menurut perjanjian Anda / How many you follow',
    ...computed({
      input: () => sql`(select count(*) from pantauan where nik_hash is not null)`,
      compute: (jumlah: number) => jumlah,
    }),
  }),
)
