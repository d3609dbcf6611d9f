import { namaKelas } from '../akses/kelas.ts'
import type { Pelaku } from '../akses/pelaku.ts'
import type { Perjanjian } from '../akses/perjanjian.ts'
import { KelasEnum, Saya, TujuanEnum } from '../akses/saya.graphql.ts'
import { builder, pure } from '../builder.ts'
import { ProgramEnum } from '../program/program.graphql.ts'
import { DasarPemrosesanEnum, ModeDokumenEnum } from './instansi.graphql.ts'

const PerjanjianSaya = builder.objectRef<Perjanjian>('PerjanjianSaya').implement({
  description: 'Perjanjian yang menjadi dasar permintaan ini / The agreement this request rests on',
  fields: (t) => ({
    nomor: t.string({
      kelas: 'publik',
      nullable: false,
      description: 'Nomor / Number',
      ...pure(({ nomor }: Perjanjian) => nomor),
    }),
    dasar: t.field({
      type: DasarPemrosesanEnum,
      kelas: 'publik',
      nullable: false,
      description: 'Dasar pemrosesan / Legal basis',
      ...pure(({ dasar }: Perjanjian) => dasar),
    }),
    tujuan: t.field({
      type: [TujuanEnum],
      kelas: 'publik',
      nullable: false,
      description: 'Tujuan yang diizinkan / Purposes allowed',
      ...pure(({ tujuan }: Perjanjian) => [...tujuan]),
    }),
    kelas: t.field({
      type: [KelasEnum],
      kelas: 'publik',
      nullable: false,
      description: 'Kelas data yang diizinkan / Classes of data allowed',
      ...pure(({ kelas }: Perjanjian) => kelas.map(namaKelas)),
    }),
    program: t.field({
      type: [ProgramEnum],
      kelas: 'publik',
      nullable: false,
      description: 'Program yang boleh dipadankan / Programmes that may be matched',
      ...pure(({ program }: Perjanjian) => [...program]),
    }),
    nasional: t.boolean({
      kelas: 'publik',
      nullable: false,
      description: 'Menjangkau seluruh Indonesia / Reaches the whole nation',
      ...pure(({ nasional }: Perjanjian) => nasional),
    }),
    berlakuSampai: t.field({
      type: 'Date',
      kelas: 'publik',
      nullable: false,
      description: 'Hari terakhir / Last day',
      ...pure(({ berlakuSampai }: Perjanjian) => berlakuSampai),
    }),
    kuotaPerMenit: t.int({
      kelas: 'publik',
      nullable: false,
      description: 'Poin biaya per menit / Points of cost a minute',
      ...pure(({ kuotaPerMenit }: Perjanjian) => kuotaPerMenit),
    }),
    pantauanTerbanyak: t.int({
      kelas: 'publik',
      nullable: false,
      description: 'Orang yang boleh diikuti sekaligus / Persons who may be followed at once',
      ...pure(({ pantauanTerbanyak }: Perjanjian) => pantauanTerbanyak),
    }),
    modeDokumen: t.field({
      type: ModeDokumenEnum,
      kelas: 'publik',
      nullable: false,
      description: 'Dokumen yang boleh dikirim / Documents that may be sent',
      ...pure(({ modeDokumen }: Perjanjian) => modeDokumen),
    }),
  }),
})

builder.objectField(Saya, 'perjanjian', (t) =>
  t.field({
    type: PerjanjianSaya,
    kelas: 'publik',
    description:
      'Perjanjian Anda, bila Anda mitra / Your agreement, where you are a partner agency',
    ...pure(({ perjanjian }: Pelaku) => perjanjian ?? null),
  }),
)
