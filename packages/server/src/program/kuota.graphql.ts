import type { Program } from '../_generated/prisma/client.ts'
import { builder, row } from '../builder.ts'
import { Kabupaten } from '../wilayah/wilayah.graphql.ts'
import { ProgramEnum } from './program.graphql.ts'

const Kuota = builder.prismaObject('Kuota', {
  description:
    'Kuota yang ditetapkan pusat untuk satu kabupaten dan tahun / Quota set by the centre for a regency and year',
  fields: (t) => ({
    program: t.expose('program', {
      type: ProgramEnum,
      nullable: false,
      kelas: 'publik',
      description: 'Program / Programme',
    }),
    tahun: t.exposeInt('tahun', { nullable: false, kelas: 'publik', description: 'Tahun / Year' }),
    jumlah: t.exposeInt('jumlah', {
      nullable: false,
      kelas: 'publik',
      description: 'Banyaknya keluarga / Number of families',
    }),
    sumber: t.exposeString('sumber', {
      nullable: false,
      kelas: 'publik',
      description: 'Sumber angka / Where the figure was published',
    }),
    tanggalSumber: t.expose('tanggalSumber', {
      type: 'Date',
      nullable: false,
      kelas: 'publik',
      description: 'Tanggal sumber / Date of the source',
    }),
  }),
})

builder.prismaObjectField(Kabupaten, 'kuota', (t) =>
  t.field({
    type: Kuota,
    kelas: 'publik',
    description:
      'Kuota program di kabupaten ini pada tahun itu; null bila tidak diketahui / Quota of the programme here in that year; null when not known',
    args: {
      program: t.arg({ type: ProgramEnum, required: true, description: 'Program / Programme' }),
      tahun: t.arg.int({ required: true, description: 'Tahun / Year' }),
    },
    ...row(
      'Kuota',
      ({ awal }: { awal: bigint }, { program, tahun }: { program: Program; tahun: number }) => ({
        where: { program, tahun, kabupatenKode: awal },
      }),
    ),
  }),
)
