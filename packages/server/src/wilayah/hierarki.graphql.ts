import { builder } from '../builder.ts'
import { daftarkanSimpul } from '../simpul/simpul.graphql.ts'
import { Desa, Kabupaten, Kecamatan, Provinsi, TIPE_WILAYAH } from './wilayah.graphql.ts'

// No area has more children than this; the bound is what keeps a list from growing unseen.
const ANAK_TERBANYAK = 600

// An area's id is a four-byte integer; a bigger one names nothing.
const ID_TERBESAR = 2_147_483_647n

const anakKini = {
  where: { berlakuSampai: null },
  orderBy: { kode: 'asc' },
  take: ANAK_TERBANYAK,
} as const

builder.prismaObjectField(Provinsi, 'kabupaten', (t) =>
  t.relation('anak', {
    type: Kabupaten,
    nullable: false,
    kelas: 'publik',
    query: anakKini,
    ukuran: 20,
    description:
      'Kabupaten dan kota di provinsi ini, urut kode / Its regencies and cities, by code',
  }),
)

builder.prismaObjectField(Kabupaten, 'kecamatan', (t) =>
  t.relation('anak', {
    type: Kecamatan,
    nullable: false,
    kelas: 'publik',
    query: anakKini,
    ukuran: 20,
    description: 'Kecamatan, urut kode / Its districts, by code',
  }),
)

builder.prismaObjectField(Kecamatan, 'desa', (t) =>
  t.relation('anak', {
    type: Desa,
    nullable: false,
    kelas: 'publik',
    query: anakKini,
    ukuran: 20,
    description: 'Desa dan kelurahan, urut kode / Its villages, by code',
  }),
)

for (const tipe of Object.values(TIPE_WILAYAH)) {
  daftarkanSimpul(tipe, {
    kelas: 'publik',
    model: 'Wilayah',
    where: (id) => (id > ID_TERBESAR ? null : { id: Number(id), tingkat: tingkatDari(tipe) }),
  })
}

function tingkatDari(tipe: string) {
  const [tingkat] = Object.entries(TIPE_WILAYAH).find(([, nama]) => nama === tipe) ?? []
  return tingkat as keyof typeof TIPE_WILAYAH
}
