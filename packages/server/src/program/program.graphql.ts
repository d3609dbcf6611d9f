import { Program } from '../_generated/prisma/enums.ts'
import { builder } from '../builder.ts'

export const ProgramEnum = builder.enumType('Program', {
  description: 'Program perlindungan sosial / Social-protection programme',
  values: {
    PKH: {
      value: Program.PKH,
      description:
        'Program Keluarga Harapan, bantuan bersyarat per keluarga (Permensos 1/2018) / Conditional aid per family',
    },
    PBI_JK: {
      value: Program.PBI_JK,
      description:
        'Penerima Bantuan Iuran Jaminan Kesehatan, per orang, dibayar APBN (PP 101/2012 jo. PP 76/2015) / Health premium aid per person, paid by the state budget',
    },
  },
})
