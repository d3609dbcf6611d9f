import { Hubungan } from '../_generated/prisma/enums.ts'
import { builder } from '../builder.ts'

const HubunganEnum = builder.enumType('Hubungan', {
  description:
    'Hubungan dengan kepala keluarga, seperti di KK / Relation to the head of the family, as on the family card',
  values: {
    KEPALA_KELUARGA: { value: Hubungan.KEPALA_KELUARGA, description: 'Kepala keluarga / Head' },
    SUAMI: { value: Hubungan.SUAMI, description: 'Suami / Husband' },
    ISTRI: { value: Hubungan.ISTRI, description: 'Istri / Wife' },
    ANAK: { value: Hubungan.ANAK, description: 'Anak / Child' },
    MENANTU: { value: Hubungan.MENANTU, description: 'Menantu / Child-in-law' },
    CUCU: { value: Hubungan.CUCU, description: 'Cucu / Grandchild' },
    ORANG_TUA: { value: Hubungan.ORANG_TUA, description: 'Orang tua / Parent' },
    MERTUA: { value: Hubungan.MERTUA, description: 'Mertua / Parent-in-law' },
    FAMILI_LAIN: { value: Hubungan.FAMILI_LAIN, description: 'Famili lain / Other relative' },
    PEMBANTU: { value: Hubungan.PEMBANTU, description: 'Pembantu / Domestic worker' },
    LAINNYA: { value: Hubungan.LAINNYA, description: 'Lainnya / Other' },
  },
})

/** A member of the enrolled family; `pkh/` and `jkn/` add what they know of the person. */
export const AnggotaKpm = builder.prismaObject('AnggotaKeluarga', {
  name: 'AnggotaKpm',
  description: 'Anggota keluarga, dengan hubungannya / A member of the family, with the relation',
  fields: (t) => ({
    hubungan: t.expose('hubungan', {
      type: HubunganEnum,
      kelas: 'pribadi',
      description: 'Hubungan dengan kepala keluarga / Relation to the head',
    }),
    dari: t.expose('dari', {
      type: 'Date',
      kelas: 'pribadi',
      description: 'Anggota sejak / Member since',
    }),
    individu: t.relation('individu', {
      kelas: 'pribadi',
      nullable: true,
      description: 'Orangnya / The person',
    }),
  }),
})
