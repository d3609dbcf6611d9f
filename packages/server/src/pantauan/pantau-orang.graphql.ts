import { builder, pure, verb } from '../builder.ts'
import { denganPesan, hasilVerba, penolakan } from '../penolakan/penolakan.graphql.ts'
import { berhentiPantau, type PantauanBerakhir } from './berhenti-pantau.ts'
import {
  type HasilPantauOrang,
  type OrangPantauan,
  pantauOrang,
  type SatuHasil,
} from './pantau-orang.ts'
import type { HasilPantau } from './pendaftaran.rules.ts'

const HasilPantauEnum = builder.enumType('HasilPantau', {
  description: 'Apa jadinya satu pendaftaran / What became of one registration',
  values: {
    TERDAFTAR: { value: 'TERDAFTAR', description: 'Mulai dipantau / Followed from now on' },
    SUDAH: { value: 'SUDAH', description: 'Sudah terdaftar, sama / Registered before, the same' },
    ACUAN_TERPAKAI: {
      value: 'ACUAN_TERPAKAI',
      description:
        'Acuan itu menunjuk orang lain; akhiri dahulu / That reference is another person’s; end it first',
    },
    ACUAN_TIDAK_SAH: {
      value: 'ACUAN_TIDAK_SAH',
      description:
        'Bukan 1-64 huruf, angka, atau ._:/- , atau menyerupai nomor identitas / Not 1-64 letters, digits or ._:/- , or like an identity number',
    },
    NIK_TIDAK_SAH: { value: 'NIK_TIDAK_SAH', description: 'NIK yang mustahil / No possible NIK' },
  } satisfies Record<HasilPantau, { value: HasilPantau; description: string }>,
})

const PendaftaranPantauan = builder.objectRef<SatuHasil>('PendaftaranPantauan').implement({
  description:
    'Hasil satu pendaftaran; sama bagi orang yang dikenal dan yang tidak / Result of one registration; the same for persons known and unknown',
  fields: (t) => ({
    acuan: t.string({
      kelas: 'spesifik',
      description:
        'Acuan yang dikirim; null bila tidak sah / The reference as sent; null where it may be none',
      ...pure(({ acuan }: SatuHasil) => acuan),
    }),
    hasil: t.field({
      type: HasilPantauEnum,
      kelas: 'spesifik',
      description: 'Hasilnya / The result',
      ...pure(({ hasil }: SatuHasil) => hasil),
    }),
  }),
})

type Dipantau = Extract<HasilPantauOrang, { jenis: 'OrangDipantau' }>

const OrangDipantau = builder.objectRef<Dipantau>('OrangDipantau').implement({
  description: 'Yang sah terdaftar; selebihnya menyebut sebabnya / The valid ones are registered',
  fields: (t) => ({
    orang: t.field({
      type: [PendaftaranPantauan],
      ukuran: 1_000,
      kelas: 'spesifik',
      description: 'Satu hasil per orang, berurutan / One result for each person, in order',
      ...pure(({ orang }: Dipantau) => orang),
    }),
    jumlah: t.int({
      kelas: 'spesifik',
      description: 'Yang dipantau sesudahnya / Followed afterwards',
      ...pure(({ jumlah }: Dipantau) => jumlah),
    }),
  }),
})

const PantauanPenuh = penolakan(
  'PantauanPenuh',
  'BATAS_PANTAUAN',
  'Melampaui yang boleh dipantau menurut perjanjian; tidak satu pun terdaftar / More than the agreement lets you follow; none was registered',
)

const PantauanBerakhirRef = builder.objectRef<PantauanBerakhir>('PantauanBerakhir').implement({
  description: 'Pemantauan yang diakhiri / Following that has ended',
  fields: (t) => ({
    berhenti: t.int({
      kelas: 'spesifik',
      description: 'Yang berhenti sekarang; yang tidak dikenal dilewati / Those that ended now',
      ...pure(({ berhenti }: PantauanBerakhir) => berhenti),
    }),
    jumlah: t.int({
      kelas: 'spesifik',
      description: 'Yang dipantau sesudahnya / Followed afterwards',
      ...pure(({ jumlah }: PantauanBerakhir) => jumlah),
    }),
  }),
})

const OrangPantauanRef = builder.inputType('OrangPantauan', {
  description: 'Orang yang sudah dikenal instansi Anda / A person your agency knows already',
  fields: (t) => ({
    nik: t.string({
      required: true,
      description:
        'NIK, lewat variabel; yang mustahil ditolak sendiri-sendiri / NIK, through a variable; impossible ones are refused one by one',
    }),
    acuan: t.string({
      required: true,
      description:
        'Acuan Anda sendiri, kembali dalam umpan: 1-64 huruf, angka, atau ._:/- , bukan nomor identitas / Your own reference, which comes back in the feed: no identity number',
    }),
  }),
})

builder.mutationField('pantauOrang', (t) =>
  t.field({
    type: hasilVerba('PantauOrangHasil', 'Hasil pantauOrang / Result', [
      OrangDipantau,
      PantauanPenuh,
    ]),
    kelas: 'spesifik',
    wewenang: 'orang:pantau',
    description:
      'Mendaftarkan orang yang sudah Anda kenal untuk diikuti lewat `perubahan`, paling banyak 1.000 sekali kirim; mengulanginya tidak mengubah apa pun / Registers persons you already know, to be followed through `perubahan`, at most 1,000 a call; repeating it changes nothing',
    args: {
      orang: t.arg({
        type: [OrangPantauanRef],
        required: true,
        description: 'Orangnya / The persons',
      }),
    },
    ...verb(async ({ orang }: { orang: readonly OrangPantauan[] }, konteks) =>
      denganPesan(await pantauOrang(konteks, orang)),
    ),
  }),
)

builder.mutationField('berhentiPantau', (t) =>
  t.field({
    type: PantauanBerakhirRef,
    kelas: 'spesifik',
    wewenang: 'orang:pantau',
    description:
      'Mengakhiri pemantauan menurut acuan, paling banyak 1.000; umpan menyebutnya sebagai HAPUS / Ends the following by reference, at most 1,000; the feed tells it as a removal',
    args: {
      acuan: t.arg.stringList({
        required: true,
        description: 'Acuan Anda sendiri / Your own references',
      }),
    },
    ...verb(({ acuan }: { acuan: readonly string[] }, konteks) => berhentiPantau(konteks, acuan)),
  }),
)
