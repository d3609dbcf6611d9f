import { sql } from '@harapan/pothos-sql'
import { builder, object, rows, value } from '../builder.ts'
import type { Konteks } from '../konteks.ts'
import { ProgramEnum } from '../program/program.graphql.ts'
import { WilayahRef } from '../wilayah/wilayah.graphql.ts'
import { AngkaTerbit } from './angka-terbit.graphql.ts'
import {
  cakupanRekap,
  type Daerah,
  KOLOM_REKAP,
  rekapNasional,
  rekapWilayah,
  type TanyaRekap,
} from './rekap.sql.ts'

type Rekap = {
  wilayahKode: bigint
  program: string
  tahun: number
  perTanggal: Date
  jumlahKpm: number | null
  kabupatenBerdata: number
  sintetis: boolean
  langsung: boolean
}

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
    perTanggal: t.expose('perTanggal', {
      type: 'Date',
      nullable: false,
      kelas: 'publik',
      description: 'Keadaan pada tanggal ini / State on this day',
    }),
    jumlahKpm: t.exposeInt('jumlahKpm', {
      nullable: true,
      kelas: 'publik',
      description:
        'KPM berstatus AKTIF, dihitung dari baris; null bila disamarkan: 1-4 keluarga, atau agar 1-4 keluarga di tempat lain tidak terhitung / Active enrolments counted from rows; null when suppressed: 1-4 families, or so that 1-4 families elsewhere cannot be computed',
    }),
    disamarkan: t.field({
      type: [KolomRekapEnum],
      nullable: false,
      kelas: 'publik',
      description:
        'Kolom yang disamarkan agar tak seorang pun dikenali / Columns suppressed so that nobody is recognised',
      ...value(
        ({ jumlahKpm }: Pick<Rekap, 'jumlahKpm'>) =>
          sql`case when ${jumlahKpm}::int is null then '{JUMLAH_KPM}'::text[] else '{}'::text[] end`,
      ),
    }),
    keluargaMiskin: t.int({
      kelas: 'publik',
      description:
        'Keluarga miskin menurut angka terbit untuk tepat wilayah dan tahun ini; tidak pernah dihitung atau dibagi ke bawah / Poor families as published for exactly this area and year; never counted nor spread downwards',
      ...value(
        ({
          wilayahKode,
          tahun,
        }: Pick<Rekap, 'wilayahKode' | 'tahun'>) => sql`(select nilai from angka_terbit
          where wilayah_kode = ${wilayahKode} and tahun = ${tahun} and indikator = 'KELUARGA_MISKIN' order by id limit 1)`,
      ),
    }),
    angkaTerbit: t.field({
      type: [AngkaTerbit],
      ukuran: 6,
      nullable: false,
      kelas: 'publik',
      description:
        'Semua angka terbit untuk tepat wilayah dan tahun ini, dengan kutipan dan sumber / All published figures for exactly this area and year, with quote and source',
      ...rows('AngkaTerbit', ({ wilayahKode, tahun }: Pick<Rekap, 'wilayahKode' | 'tahun'>) => ({
        where: { wilayahKode, tahun },
        orderBy: { id: 'asc' },
        take: 100,
      })),
    }),
    kabupatenBerdata: t.exposeInt('kabupatenBerdata', {
      kelas: 'publik',
      nullable: false,
      description:
        'Banyaknya kabupaten/kota di wilayah ini yang datanya dimuat; angka hanya mencakup mereka / How many of its regencies have data loaded; the numbers cover only these',
    }),
    cakupan: t.stringList({
      kelas: 'publik',
      nullable: false,
      description:
        'Dari mana barisnya dan sejak tahun berapa; sebelum itu angkanya tidak diketahui. Paling banyak 50 / Where the rows come from and since which year; before that the numbers are unknown. At most 50',
      ...value((rekap: Pick<Rekap, 'wilayahKode' | 'program' | 'tahun'>) => cakupanRekap(rekap)),
    }),
    sumber: t.field({
      type: SumberRekapEnum,
      nullable: false,
      kelas: 'publik',
      description:
        'Dihitung langsung atau dari rekap terbit / Counted live or from the published roll-up',
      ...value(
        ({ langsung }: Pick<Rekap, 'langsung'>) =>
          sql`case when ${langsung}::bool then 'HITUNGAN_LANGSUNG' else 'REKAP_TERBIT' end`,
      ),
    }),
    sintetis: t.exposeBoolean('sintetis', {
      kelas: 'publik',
      nullable: false,
      description:
        'Apakah angka ini berasal dari data contoh / Whether the numbers come from sample data',
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
    ...object(KOLOM_REKAP, (daerah: Daerah, tanya: TanyaRekap, konteks: Konteks) =>
      rekapWilayah(daerah, tanya, konteks),
    ),
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
      ...object(KOLOM_REKAP, (_: unknown, tanya: TanyaRekap) => rekapNasional(tanya)),
    }),
  }),
})

builder.queryField('nasional', (t) =>
  t.field({
    type: Nasional,
    nullable: false,
    kelas: 'publik',
    description: 'Angka seluruh Indonesia / Numbers of the whole country',
    ...object({}, () => sql`select 1`),
  }),
)
