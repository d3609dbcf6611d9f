import type { StatusPerjanjian } from '../_generated/prisma/client.ts'
import type { Wewenang } from '../akses/wewenang.ts'
import { builder, row } from '../builder.ts'
import { koneksi } from '../halaman/koneksi.graphql.ts'
import { Instansi, PerjanjianKerjaSama, StatusPerjanjianEnum } from './instansi.graphql.ts'

/** Whoever may decide on agreements may look at them; row policies also let proposers and the access officer. */
const LIHAT: Wewenang = 'perjanjian:putus'

builder.queryField('perjanjian', (t) =>
  t.field({
    type: PerjanjianKerjaSama,
    kelas: 'internal',
    wewenang: LIHAT,
    description:
      'Perjanjian menurut nomornya; null bila tidak ada / An agreement by its number; null when there is none',
    args: { nomor: t.arg.string({ required: true, description: 'Nomor / Number' }) },
    ...row('PerjanjianKerjaSama', (_: unknown, { nomor }: { nomor: string }) => ({
      where: { nomor },
    })),
  }),
)

builder.queryField('instansi', (t) =>
  t.field({
    type: Instansi,
    kelas: 'internal',
    wewenang: LIHAT,
    description: 'Instansi menurut kodenya; null bila tidak ada / An agency by its code',
    args: { kode: t.arg.string({ required: true, description: 'Kode singkat / Short code' }) },
    ...row('Instansi', (_: unknown, { kode }: { kode: string }) => ({ where: { kode } })),
  }),
)

type Saringan = { status?: readonly StatusPerjanjian[] | null }

builder.queryField('daftarPerjanjian', (t) =>
  t.keysetConnection({
    type: koneksi('PerjanjianKerjaSama', PerjanjianKerjaSama as never),
    kelas: 'internal',
    wewenang: LIHAT,
    description: 'Semua perjanjian, terlama dulu / All agreements, oldest first',
    args: {
      status: t.arg({
        type: [StatusPerjanjianEnum],
        description: 'Hanya yang berstatus ini / Of these statuses only',
      }),
    },
    model: 'PerjanjianKerjaSama',
    list: 'daftarPerjanjian',
    filter: ({ status }: Saringan) => status ?? null,
    where: (_: unknown, { status }: Saringan) => (status ? { status: { in: [...status] } } : {}),
    order: () => ({ columns: ['id'], direction: 'asc' }),
  }),
)
