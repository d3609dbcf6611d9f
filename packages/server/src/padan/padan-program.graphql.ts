import type { Nik, Tanggal } from '@harapan/kode'
import type { Program } from '../_generated/prisma/enums.ts'
import { builder, computed, pure } from '../builder.ts'
import type { Konteks } from '../konteks.ts'
import { StatusKpmEnum } from '../kpm/kpm.graphql.ts'
import { ProgramEnum } from '../program/program.graphql.ts'
import { hashNik } from './hash-nik.ts'
import { type HasilPadanProgram, masaProgram, padankanProgram } from './padankan-program.ts'

const StatusPadanProgramEnum = builder.enumType('StatusPadanProgram', {
  description: 'Jawaban pemadanan program / Answer of a programme match',
  values: {
    AKTIF: { value: 'AKTIF', description: 'Peserta pada tanggal itu / Enrolled on that day' },
    DITANGGUHKAN: {
      value: 'DITANGGUHKAN',
      description: 'Peserta, bantuannya ditangguhkan / Enrolled, the aid suspended',
    },
    NONAKTIF: { value: 'NONAKTIF', description: 'Pernah, sudah berakhir / Was enrolled, ended' },
    BELUM_MULAI: {
      value: 'BELUM_MULAI',
      description: 'Terdaftar, baru mulai sesudahnya / Registered, begins later',
    },
    TIDAK_DITEMUKAN: {
      value: 'TIDAK_DITEMUKAN',
      description:
        'Tidak dikenal, di luar jangkauan, atau bukan peserta; tidak dibedakan / Unknown, out of reach or not enrolled; never told apart',
    },
  },
})

export const PadanProgram = builder.objectRef<HasilPadanProgram>('PadanProgram').implement({
  description: 'Jawaban untuk satu NIK dan satu program / Answer for one NIK and one programme',
  fields: (t) => ({
    nik: t.field({
      type: 'NomorTersamar',
      kelas: 'identitas',
      description:
        'NIK yang ditanya, tersamar; null dalam umpan, yang menyebut acuan Anda / The asked NIK, masked; null in the feed, which names your reference',
      ...pure(({ nik }: HasilPadanProgram) => nik),
    }),
    status: t.field({
      type: StatusPadanProgramEnum,
      kelas: 'spesifik',
      description: 'Status pada tanggal itu / Status on that day',
      ...pure(({ status }: HasilPadanProgram) => status),
    }),
    sejak: t.field({
      type: 'Date',
      kelas: 'spesifik',
      description:
        'Sejak kapan status ini, menurut wilayah yang Anda jangkau / Since when, as far as your area goes',
      ...pure(({ sejak }: HasilPadanProgram) => sejak),
    }),
    alasan: t.field({
      type: StatusKpmEnum,
      kelas: 'spesifik',
      description:
        'Bagaimana kepesertaan keluarga berakhir; null bila orangnya yang pindah keluarga, dan bagi PBI_JK (lihat padanJkn) / How the enrolment ended; null where the person left the family, and for PBI_JK (see padanJkn)',
      ...pure(({ alasan }: HasilPadanProgram) => alasan),
    }),
  }),
})

type Tanya = { nik: readonly Nik[]; program: Program; padaTanggal?: Tanggal | null | undefined }

builder.queryField('padanProgram', (t) =>
  t.field({
    type: [PadanProgram],
    ukuran: { argumen: 'nik' },
    kelas: 'spesifik',
    description:
      'Apakah pemilik NIK peserta sebuah program pada satu tanggal: satu jawaban per NIK, berurutan, paling banyak 1.000 / Whether each NIK is enrolled in a programme on a day: one answer per NIK, in order, at most 1,000',
    args: {
      nik: t.arg({
        type: ['NIK'],
        required: true,
        description: 'NIK, lewat variabel / NIKs, through a variable',
      }),
      program: t.arg({
        type: ProgramEnum,
        required: true,
        description:
          'PKH menurut keluarganya, PBI_JK menurut orangnya / PKH by the family, PBI_JK by the person',
      }),
      padaTanggal: t.arg({
        type: 'Date',
        description:
          'Tanggal yang ditanyakan; bawaan hari ini / The day asked about; today by default',
      }),
    },
    ...computed({
      before: ({ nik }: Tanya, konteks) => hashNik(konteks, nik),
      input: (_: unknown, { nik, program }: Tanya, konteks) =>
        masaProgram(konteks, program, hashNik(konteks, nik)),
      compute: (
        terbaca: Parameters<typeof padankanProgram>[1],
        { nik, padaTanggal }: Tanya,
        konteks: Konteks,
      ) => padankanProgram(konteks, terbaca, nik, padaTanggal ?? konteks.hariIni),
    }),
  }),
)
