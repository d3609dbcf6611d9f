import { type Fragment, sql } from '@harapan/pothos-sql'
import type { Program } from '../_generated/prisma/enums.ts'
import { builder, computed, object } from '../builder.ts'
import type { Konteks } from '../konteks.ts'
import { PadanJkn } from '../padan/padan-jkn.graphql.ts'
import { PadanProgram } from '../padan/padan-program.graphql.ts'
import { jawabJkn, type MasaTerbaca as MasaJkn, masaJkn } from '../padan/padankan-jkn.ts'
import {
  jawabProgram,
  type MasaTerbaca as MasaProgram,
  masaDalamProgram,
} from '../padan/padankan-program.ts'
import { Perubahan } from '../perubahan/perubahan.graphql.ts'
import { ProgramEnum } from '../program/program.graphql.ts'

type Orang = { acuan: string; hash: string }

/** The page has named its persons to the transaction: ../perubahan/halaman-padan.sql.ts. */
const orangnya = ({ hash }: Orang): Fragment => sql`i.nik_hash = decode(${hash}, 'hex')`

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
        input: (orang: Orang) => masaJkn(orangnya(orang)),
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
        input: (orang: Orang, { program }: { program: Program }) =>
          masaDalamProgram(program, orangnya(orang)),
        compute: (masa: MasaProgram[] | null, _: object, { hariIni }: Konteks) =>
          jawabProgram(masa, hariIni),
      }),
    }),
  }),
})

type Entri = { sasaran: string; hash: string | null }

builder.objectField(Perubahan, 'padan', (t) =>
  t.field({
    type: PerubahanPadan,
    kelas: 'spesifik',
    bergantian: true,
    description:
      'Jawabannya sekarang, bila jenisnya PADAN dan masih dipantau / The answer now, of kind PADAN, while it is followed',
    ...object({ acuan: 'acuan', hash: 'hash' }, ({ sasaran, hash }: Entri) => {
      return sql`select ${sasaran}::text as acuan, ${hash}::text as hash where ${hash}::text is not null`
    }),
  }),
)
