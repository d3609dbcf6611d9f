import { JenisPerubahanWilayah } from '../_generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { WilayahRef } from './wilayah.graphql.ts'

const JenisPerubahanEnum = builder.enumType('JenisPerubahanWilayah', {
  description: 'Apa yang terjadi pada sebuah wilayah / What happened to an area',
  values: {
    PEMEKARAN: { value: JenisPerubahanWilayah.PEMEKARAN, description: 'Dimekarkan / Split off' },
    PENGGABUNGAN: { value: JenisPerubahanWilayah.PENGGABUNGAN, description: 'Digabung / Merged' },
    PENGHAPUSAN: { value: JenisPerubahanWilayah.PENGHAPUSAN, description: 'Dihapus / Abolished' },
    GANTI_NAMA: { value: JenisPerubahanWilayah.GANTI_NAMA, description: 'Berganti nama / Renamed' },
    GANTI_KODE: {
      value: JenisPerubahanWilayah.GANTI_KODE,
      description: 'Berganti kode / Given another code',
    },
    PINDAH_INDUK: {
      value: JenisPerubahanWilayah.PINDAH_INDUK,
      description: 'Pindah induk / Moved to another parent',
    },
    UBAH_STATUS: {
      value: JenisPerubahanWilayah.UBAH_STATUS,
      description: 'Desa menjadi kelurahan atau sebaliknya / Village became urban village or back',
    },
  },
})

builder.prismaObject('PerubahanWilayah', {
  description:
    'Satu perubahan wilayah beserta dasar hukumnya / One change of an area with its legal basis',
  fields: (t) => ({
    jenis: t.expose('jenis', {
      type: JenisPerubahanEnum,
      nullable: false,
      kelas: 'publik',
      description: 'Jenis perubahan / Kind of change',
    }),
    ke: t.relation('ke', {
      type: WilayahRef,
      kelas: 'publik',
      description: 'Wilayah sesudahnya / The area after the change',
    }),
    tanggal: t.expose('tanggal', {
      type: 'Date',
      nullable: false,
      kelas: 'publik',
      description:
        'Tanggal perubahan, atau batas akhirnya bila tidak pasti / Date of the change, or its latest day when unsure',
    }),
    tanggalPasti: t.exposeBoolean('tanggalPasti', {
      nullable: false,
      kelas: 'publik',
      description: 'Apakah tanggalnya pasti / Whether the date is exact',
    }),
    dasarHukum: t.exposeString('dasarHukum', {
      nullable: false,
      kelas: 'publik',
      description: 'Undang-undang atau sumbernya / The law or its source',
    }),
  }),
})
