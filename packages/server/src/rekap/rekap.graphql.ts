import { parseKodeWilayah, wajib } from '@harapan/kode'
import { builder } from '../builder.ts'
import { ProgramEnum } from '../program/program.graphql.ts'
import { WilayahRef } from '../wilayah/wilayah.graphql.ts'
import { AngkaTerbit } from './angka-terbit.graphql.ts'
import type { Rekap } from './rekap.loader.ts'

const KolomRekapEnum = builder.enumType('KolomRekap', {
  description: 'Kolom rekap yang dapat disamarkan / Column of a roll-up that may be suppressed',
  values: {
    JUMLAH_KPM: { value: 'JUMLAH_KPM', description: 'Banyaknya KPM / Number of enrolments' },
  },
})

const SumberRekapEnum = builder.enumType('SumberRekap', {
  description: 'Dari mana angka rekap / Where the numbers of a roll-up come from',
  values: {
    HITUNGAN_LANGSUNG: {
      value: 'HITUNGAN_LANGSUNG',
      description: 'Dihitung dari baris saat ini / Counted from rows now',
    },
    REKAP_TERBIT: {
      value: 'REKAP_TERBIT',
      description:
        'Rekap yang diterbitkan, sel kecil disamarkan / The published roll-up, small cells suppressed',
    },
  },
})

const RekapRef = builder.objectRef<Rekap>('Rekap').implement({
  description:
    'Angka program di satu wilayah pada akhir tahun, atau hari ini untuk tahun berjalan / Numbers of a programme in an area at the end of a year, or today for the running year',
  fields: (t) => ({
    perTanggal: t.field({
      type: 'Date',
      nullable: false,
      kelas: 'publik',
      description: 'Keadaan pada tanggal ini / State on this day',
      resolve: ({ perTanggal }) => perTanggal,
    }),
    jumlahKpm: t.int({
      kelas: 'publik',
      description:
        'KPM berstatus AKTIF, dihitung dari baris; null bila disamarkan (1-4 keluarga) / Active enrolments counted from rows; null when suppressed (1-4 families)',
      resolve: ({ jumlahKpm }) => jumlahKpm,
    }),
    disamarkan: t.field({
      type: [KolomRekapEnum],
      nullable: false,
      kelas: 'publik',
      description:
        'Kolom yang disamarkan agar tak seorang pun dikenali / Columns suppressed so that nobody is recognised',
      resolve: ({ jumlahKpm }) => (jumlahKpm === null ? (['JUMLAH_KPM'] as const) : []),
    }),
    keluargaMiskin: t.int({
      kelas: 'publik',
      description:
        'Keluarga miskin menurut angka terbit untuk tepat wilayah dan tahun ini; tidak pernah dihitung atau dibagi ke bawah / Poor families as published for exactly this area and year; never counted nor spread downwards',
      resolve: async ({ tanya }, _, { pemuat }) => {
        const angka = await pemuat.angkaTerbit.load({ wilayah: tanya.wilayah, tahun: tanya.tahun })
        return angka.find(({ indikator }) => indikator === 'KELUARGA_MISKIN')?.nilai ?? null
      },
    }),
    angkaTerbit: t.field({
      type: [AngkaTerbit],
      nullable: false,
      kelas: 'publik',
      description:
        'Semua angka terbit untuk tepat wilayah dan tahun ini, dengan kutipan dan sumber / All published figures for exactly this area and year, with quote and source',
      resolve: ({ tanya }, _, { pemuat }) =>
        pemuat.angkaTerbit.load({ wilayah: tanya.wilayah, tahun: tanya.tahun }),
    }),
    kabupatenBerdata: t.int({
      kelas: 'publik',
      nullable: false,
      description:
        'Banyaknya kabupaten/kota di wilayah ini yang datanya dimuat; angka hanya mencakup mereka / How many of its regencies have data loaded; the numbers cover only these',
      resolve: ({ kabupatenBerdata }) => kabupatenBerdata,
    }),
    sumber: t.field({
      type: SumberRekapEnum,
      nullable: false,
      kelas: 'publik',
      description:
        'Dihitung langsung atau dari rekap terbit / Counted live or from the published roll-up',
      resolve: ({ langsung }) => (langsung ? 'HITUNGAN_LANGSUNG' : 'REKAP_TERBIT'),
    }),
    sintetis: t.boolean({
      kelas: 'publik',
      nullable: false,
      description:
        'Apakah angka ini berasal dari data contoh / Whether the numbers come from sample data',
      resolve: ({ sintetis }) => sintetis,
    }),
  }),
})

builder.prismaInterfaceField(WilayahRef, 'rekap', (t) =>
  t.field({
    type: RekapRef,
    kelas: 'publik',
    description:
      'Rekap program di wilayah ini; null bila tidak ada data, tidak pernah 0 karena kosong / Roll-up of a programme here; null where there is no data, never 0 for lack of it',
    args: {
      program: t.arg({ type: ProgramEnum, required: true, description: 'Program / Programme' }),
      tahun: t.arg.int({ required: true, description: 'Tahun / Year' }),
    },
    resolve: ({ kode }, { program, tahun }, { pemuat }) =>
      pemuat.rekap.load({ wilayah: wajib(parseKodeWilayah(kode)), program, tahun }),
  }),
)

const Nasional = builder.objectRef<object>('Nasional').implement({
  description: 'Seluruh Indonesia / The whole country',
  fields: (t) => ({
    rekap: t.field({
      type: RekapRef,
      kelas: 'publik',
      description:
        'Rekap program seluruh wilayah yang datanya dimuat / Roll-up over all areas with data',
      args: {
        program: t.arg({ type: ProgramEnum, required: true, description: 'Program / Programme' }),
        tahun: t.arg.int({ required: true, description: 'Tahun / Year' }),
      },
      resolve: (_, { program, tahun }, { pemuat }) => pemuat.rekap.load({ program, tahun }),
    }),
  }),
})

builder.queryField('nasional', (t) =>
  t.field({
    type: Nasional,
    nullable: false,
    kelas: 'publik',
    description: 'Angka seluruh Indonesia / Numbers of the whole country',
    resolve: () => ({}),
  }),
)
