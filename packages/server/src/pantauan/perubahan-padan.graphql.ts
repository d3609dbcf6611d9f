import { sql } from '@harapan/pothos-sql'
import type { Program } from '../_generated/prisma/enums.ts'
import { builder, computed, object } from '../builder.ts'
import type { Konteks } from '../konteks.ts'
import { PadanJkn } from '../padan/padan-jkn.graphql.ts'
import { PadanProgram } from '../padan/padan-program.graphql.ts'
import { jawabJkn, type MasaTerbaca as MasaJkn } from '../padan/padankan-jkn.ts'
import { jawabProgram, type MasaTerbaca as MasaProgram } from '../padan/padankan-program.ts'
import { Perubahan } from '../perubahan/perubahan.graphql.ts'
import { ProgramEnum } from '../program/program.graphql.ts'

/** Somebody who is followed, with the spells as JSON text, which came with the page: ../perubahan/halaman-padan.sql.ts. */
type Orang = { acuan: string; jkn: string; program: string }

const PerubahanPadan = builder.objectRef<Orang>('PerubahanPadan').implement({
  description:
    'Orang yang Anda pantau: tepat jawaban padanJkn dan padanProgram hari ini / A person you follow: exactly what padanJkn and padanProgram answer today',
  fields: (t) => ({
    acuan: t.exposeString('acuan', {
      kelas: 'spesifik',
      description: 'Acuan Anda / Your reference',
    }),
    jkn: t.field({
      type: PadanJkn,
      kelas: 'spesifik',
      description: 'Seperti padanJkn hari ini / As padanJkn today',
      ...computed({
        input: ({ jkn }: Orang) => sql`${jkn}::text::json`,
        compute: (masa: MasaJkn[] | null, _: object, { hariIni }: Konteks) =>
          jawabJkn(masa, hariIni),
      }),
    }),
    program: t.field({
      type: PadanProgram,
      kelas: 'spesifik',
      description: 'Seperti padanProgram hari ini / As padanProgram today',
      args: {
        program: t.arg({
          type: ProgramEnum,
          required: true,
          description:
            'PKH menurut keluarganya, PBI_JK menurut orangnya / PKH by the family, PBI_JK by the person',
        }),
      },
      ...computed({
        input: ({ program: milik }: Orang, { program }: { program: Program }) =>
          sql`${milik}::text::json -> ${program}::text`,
        compute: (masa: MasaProgram[] | null, _: object, { hariIni }: Konteks) =>
          jawabProgram(masa, hariIni),
      }),
    }),
  }),
})

type Entri = { sasaran: string; padan: string | null }

builder.objectField(Perubahan, 'padan', (t) =>
  t.field({
    type: PerubahanPadan,
    kelas: 'spesifik',
    bergantian: true,
    description:
      'Jawabannya sekarang, bila jenisnya PADAN dan masih dipantau / The answer now, of kind PADAN, while it is followed',
    ...object({ acuan: 'acuan', jkn: 'jkn', program: 'program' }, ({ sasaran, padan }: Entri) => {
      return sql`select ${sasaran}::text as acuan, (p -> 'jkn')::text as jkn, (p -> 'program')::text as program
        from (select ${padan}::text::json as p) padanan where p is not null`
    }),
  }),
)
