import type { StatusPermintaanSubjek } from '../_generated/prisma/client.ts'
import { builder } from '../builder.ts'
import { koneksi } from '../halaman/koneksi.graphql.ts'
import { PermintaanSubjek, StatusPermintaanSubjekEnum } from './permintaan-subjek.graphql.ts'

type Saringan = { status?: StatusPermintaanSubjek | null }

builder.queryField('daftarPermintaanSubjek', (t) =>
  t.keysetConnection({
    type: koneksi('PermintaanSubjek', PermintaanSubjek as never),
    kelas: 'pribadi',
    wewenang: 'subjek:layani',
    description:
      'Permintaan subjek data di wilayah Anda, tenggat terdekat dulu / Data-subject requests of your area, the earliest deadline first',
    args: {
      status: t.arg({
        type: StatusPermintaanSubjekEnum,
        description: 'Hanya yang berstatus ini / Of this status only',
      }),
    },
    model: 'PermintaanSubjek',
    list: 'daftarPermintaanSubjek',
    filter: ({ status }: Saringan) => status ?? null,
    where: (_: unknown, { status }: Saringan) => (status ? { status } : {}),
    order: () => ({ columns: ['tenggat', 'id'], direction: 'asc' }),
  }),
)
