import { builder, computed, pure } from '../builder.ts'
import { type NamaKelas, namaKelas } from './kelas.ts'
import { berwenang, kelasTerbuka, type Pelaku, tujuanBoleh } from './pelaku.ts'
import { PERAN, type Peran } from './peran.ts'
import { TUJUAN, type Tujuan } from './tujuan.ts'

export const PeranEnum = builder.enumType('Peran', {
  description: 'Peran pelaku / Role of the caller',
  values: Object.fromEntries(
    Object.entries(PERAN).map(([nama, { uraian }]) => [
      nama,
      { value: nama as Peran, description: uraian },
    ]),
  ) as Record<Peran, { value: Peran; description: string }>,
})

export const TujuanEnum = builder.enumType('Tujuan', {
  description: 'Tujuan pemrosesan data pribadi (UU 27/2022) / Purpose of processing personal data',
  values: Object.fromEntries(
    Object.entries(TUJUAN).map(([nama, description]) => [
      nama,
      { value: nama as Tujuan, description },
    ]),
  ) as Record<Tujuan, { value: Tujuan; description: string }>,
})

export const KelasEnum = builder.enumType('KelasData', {
  description: 'Kelas data: siapa yang boleh melihatnya / Class of data: who may see it',
  values: {
    PUBLIK: { value: 'PUBLIK', description: 'Siapa pun / Anyone' },
    INTERNAL: { value: 'INTERNAL', description: 'Petugas program / Officers of the programme' },
    PRIBADI: {
      value: 'PRIBADI',
      description: 'Data pribadi umum (UU 27/2022 pasal 4 ayat 3) / Personal data',
    },
    SPESIFIK: {
      value: 'SPESIFIK',
      description:
        'Data pribadi spesifik: kesehatan, anak, keuangan (pasal 4 ayat 2) / Specific personal data',
    },
    IDENTITAS: {
      value: 'IDENTITAS',
      description: 'Nomor identitas, selalu tersamar / Identity numbers, always masked',
    },
  } satisfies Record<NamaKelas, { value: NamaKelas; description: string }>,
})

export const Saya = builder.objectRef<Pelaku>('Saya').implement({
  description: 'Siapa Anda dan apa yang boleh Anda lihat / Who you are and what you may see',
  fields: (t) => ({
    peran: t.field({
      type: PeranEnum,
      kelas: 'publik',
      nullable: false,
      description: 'Peran Anda / Your role',
      ...pure(({ peran }: Pelaku) => peran),
    }),
    instansi: t.string({
      kelas: 'publik',
      description: 'Instansi Anda / Your agency',
      ...pure(({ instansi }: Pelaku) => instansi ?? null),
    }),
    wilayah: t.field({
      type: ['KodeWilayah'],
      kelas: 'publik',
      nullable: false,
      description: 'Wilayah yang barisnya boleh Anda lihat / Areas whose rows you may see',
      ...pure(({ wilayah }: Pelaku) => [...wilayah]),
    }),
    tujuan: t.field({
      type: TujuanEnum,
      kelas: 'publik',
      description: 'Tujuan permintaan ini / Purpose of this request',
      ...pure(({ tujuan }: Pelaku) => tujuan ?? null),
    }),
    tujuanBoleh: t.field({
      type: [TujuanEnum],
      kelas: 'publik',
      nullable: false,
      description:
        'Tujuan yang boleh Anda sebut; bagi mitra, yang tercantum dalam perjanjian / Purposes you may name; for an agency those of its agreement',
      ...pure((pelaku: Pelaku) => [...tujuanBoleh(pelaku)]),
    }),
    kelas: t.field({
      type: [KelasEnum],
      kelas: 'publik',
      nullable: false,
      description: 'Kelas data yang terbuka bagi Anda sekarang / Classes of data open to you now',
      ...pure((pelaku: Pelaku) => kelasTerbuka(pelaku).map(namaKelas)),
    }),
    wewenang: t.stringList({
      kelas: 'publik',
      nullable: false,
      description:
        'Wewenang token ini di luar membaca, misalnya `kpm:ubah` / What this token allows beside reading, such as `kpm:ubah`',
      ...pure((pelaku: Pelaku) => (pelaku.wewenang ?? []).filter((apa) => berwenang(pelaku, apa))),
    }),
  }),
})

builder.queryField('saya', (t) =>
  t.field({
    type: Saya,
    kelas: 'publik',
    nullable: false,
    description: 'Siapa saya dan apa yang boleh saya lihat / Who am I and what may I see',
    ...computed({ compute: (_: unknown, __: object, { pelaku }) => pelaku }),
  }),
)
