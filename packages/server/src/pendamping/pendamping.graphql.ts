import { pathOne } from '@harapan/pothos-sql'
import { JabatanSdm } from '../_generated/prisma/enums.ts'
import { builder, rows } from '../builder.ts'
import { Kpm } from '../kpm/kpm.graphql.ts'
import { Kecamatan } from '../wilayah/wilayah.graphql.ts'

const JabatanEnum = builder.enumType('JabatanSdm', {
  description: 'Jabatan SDM PKH / Position of PKH staff',
  values: {
    KOORDINATOR_REGIONAL: {
      value: JabatanSdm.KOORDINATOR_REGIONAL,
      description: 'Koordinator regional / Regional coordinator',
    },
    KOORDINATOR_WILAYAH: {
      value: JabatanSdm.KOORDINATOR_WILAYAH,
      description: 'Koordinator wilayah, satu provinsi / Coordinator of a province',
    },
    KOORDINATOR_KABUPATEN_KOTA: {
      value: JabatanSdm.KOORDINATOR_KABUPATEN_KOTA,
      description: 'Koordinator kabupaten/kota / Coordinator of a regency',
    },
    ADMINISTRATOR_PANGKALAN_DATA: {
      value: JabatanSdm.ADMINISTRATOR_PANGKALAN_DATA,
      description: 'Administrator pangkalan data (APD) / Data administrator',
    },
    PEKERJA_SOSIAL_SUPERVISOR: {
      value: JabatanSdm.PEKERJA_SOSIAL_SUPERVISOR,
      description: 'Pekerja sosial supervisor / Supervising social worker',
    },
    PENDAMPING_SOSIAL: {
      value: JabatanSdm.PENDAMPING_SOSIAL,
      description: 'Pendamping sosial / Social facilitator',
    },
    ASISTEN_PENDAMPING: {
      value: JabatanSdm.ASISTEN_PENDAMPING,
      description: 'Asisten pendamping / Assistant facilitator',
    },
  },
})

const Pendamping = builder.prismaObject('Pendamping', {
  description: 'SDM PKH yang bertugas di satu wilayah / PKH staff on duty in an area',
  fields: (t) => ({
    nama: t.exposeString('nama', { kelas: 'pribadi', description: 'Nama / Name' }),
    jabatan: t.expose('jabatan', {
      type: JabatanEnum,
      kelas: 'internal',
      description: 'Jabatan / Position',
    }),
    dari: t.expose('dari', {
      type: 'Date',
      kelas: 'internal',
      description: 'Bertugas sejak / On duty since',
    }),
    sintetis: t.exposeBoolean('sintetis', {
      kelas: 'publik',
      nullable: false,
      description: 'Data contoh, bukan orang sungguhan / Sample data, not a real person',
    }),
  }),
})

builder.prismaObjectField(Kpm, 'pendamping', (t) =>
  t.field({
    type: Pendamping,
    kelas: 'internal',
    description:
      'Pendamping sekarang; null bila belum ditunjuk / Present facilitator; null when none is assigned',
    ...pathOne<never>(
      { relation: 'pendampingan', where: { sampai: null }, take: 1 },
      { relation: 'pendamping' },
    ),
  }),
)

builder.prismaObjectField(Kecamatan, 'pendamping', (t) =>
  t.field({
    type: [Pendamping],
    ukuran: 20,
    kelas: 'internal',
    description:
      'SDM PKH yang bertugas di kecamatan ini, paling banyak 200 / Staff on duty here, at most 200',
    ...rows('Pendamping', ({ awal, akhir }: { awal: bigint; akhir: bigint }) => ({
      where: { wilayahKode: { gte: awal, lte: akhir }, sampai: null },
      orderBy: { id: 'asc' },
      take: 200,
    })),
  }),
)
