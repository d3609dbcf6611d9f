import { KomponenPkh } from '../_generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { Individu } from '../individu/individu.graphql.ts'
import { Kpm } from '../kpm/kpm.graphql.ts'

export const KomponenPkhEnum = builder.enumType('KomponenPkh', {
  description:
    'Komponen PKH (Permensos 1/2018); paling banyak empat dibayar per keluarga / PKH component; at most four are paid per family',
  values: {
    IBU_HAMIL: {
      value: KomponenPkh.IBU_HAMIL,
      description: 'Ibu hamil, nifas atau menyusui / Pregnant or nursing mother',
    },
    ANAK_USIA_DINI: {
      value: KomponenPkh.ANAK_USIA_DINI,
      description: 'Anak 0-6 tahun belum sekolah / Child of 0-6 years not yet in school',
    },
    SD: { value: KomponenPkh.SD, description: 'Anak SD/MI sederajat / Primary-school pupil' },
    SMP: { value: KomponenPkh.SMP, description: 'Anak SMP/MTs sederajat / Junior-secondary pupil' },
    SMA: {
      value: KomponenPkh.SMA,
      description: 'Anak SMA/SMK/MA sederajat / Senior-secondary pupil',
    },
    LANJUT_USIA: {
      value: KomponenPkh.LANJUT_USIA,
      description: 'Lanjut usia 60 tahun ke atas / Elderly of 60 and over',
    },
    DISABILITAS_BERAT: {
      value: KomponenPkh.DISABILITAS_BERAT,
      description: 'Penyandang disabilitas berat / Person with severe disability',
    },
    KORBAN_PELANGGARAN_HAM_BERAT: {
      value: KomponenPkh.KORBAN_PELANGGARAN_HAM_BERAT,
      description:
        'Korban pelanggaran HAM berat, sejak 2024 (Inpres 2/2023) / Victim of gross human-rights violations, since 2024',
    },
  },
})

builder.prismaObject('KomponenKpm', {
  description:
    'Satu komponen PKH yang dipenuhi seorang anggota / One PKH component met by a member',
  fields: (t) => ({
    komponen: t.expose('komponen', {
      type: KomponenPkhEnum,
      kelas: 'spesifik',
      description: 'Komponennya / The component',
    }),
    individu: t.relation('individu', {
      type: Individu,
      nullable: true,
      kelas: 'pribadi',
      description: 'Orangnya / The person',
    }),
    dari: t.expose('dari', { type: 'Date', kelas: 'spesifik', description: 'Sejak / Since' }),
    sampai: t.expose('sampai', {
      type: 'Date',
      kelas: 'spesifik',
      description: 'Sampai; null bila masih / Until; null while it lasts',
    }),
  }),
})

builder.prismaObjectField(Kpm, 'komponen', (t) =>
  t.relation('komponen', {
    ukuran: 6,
    kelas: 'spesifik',
    nullable: true,
    query: { where: { sampai: null }, orderBy: { id: 'asc' }, take: 50 },
    description: 'Komponen yang terbuka sekarang / Components open now',
  }),
)
