import { builder, verb } from '../builder.ts'
import {
  denganPesan,
  hasilVerba,
  penolakan,
  StatusTidakSesuai,
  VersiUsang,
} from '../penolakan/penolakan.graphql.ts'
import {
  type PutusanKlien,
  type PutusanPerjanjian,
  putuskanKlien,
  putuskanPerjanjian,
} from './putuskan.ts'
import { KlienTersimpan, PerjanjianTersimpan, PerjanjianTidakDitemukan } from './usulkan.graphql.ts'

const PutusanPerjanjianEnum = builder.enumType('PutusanPerjanjian', {
  description: 'Putusan atas perjanjian / Decision on an agreement',
  values: {
    SETUJUI: {
      value: 'SETUJUI',
      description: 'Menyetujui; bukan pengusulnya / Approves; not the proposer',
    },
    TOLAK: { value: 'TOLAK', description: 'Menolak usulan / Refuses the proposal' },
    TANGGUHKAN: {
      value: 'TANGGUHKAN',
      description: 'Memutus akses saat itu juga / Cuts access at once',
    },
    PULIHKAN: {
      value: 'PULIHKAN',
      description:
        'Memulihkan; bukan pengusul dan bukan yang menangguhkan / Restores; neither proposer nor who suspended',
    },
    AKHIRI: { value: 'AKHIRI', description: 'Mengakhiri untuk seterusnya / Ends it for good' },
  } satisfies Record<PutusanPerjanjian, { value: PutusanPerjanjian; description: string }>,
})

const PutusanKlienEnum = builder.enumType('PutusanKlien', {
  description: 'Putusan atas klien / Decision on a client',
  values: {
    SETUJUI: {
      value: 'SETUJUI',
      description: 'Mengaktifkan; bukan pengusulnya / Activates; not the proposer',
    },
    TOLAK: { value: 'TOLAK', description: 'Menolak usulan / Refuses the proposal' },
    CABUT: { value: 'CABUT', description: 'Mencabut saat itu juga / Revokes at once' },
  } satisfies Record<PutusanKlien, { value: PutusanKlien; description: string }>,
})

const PersetujuanSendiri = penolakan(
  'PersetujuanSendiri',
  'PERSETUJUAN_SENDIRI',
  'Pengusul tidak menyetujui usulannya sendiri / A proposer does not approve their own proposal',
)
const KlienTidakDitemukan = penolakan(
  'KlienTidakDitemukan',
  'TIDAK_DITEMUKAN',
  'Tidak ada klien ber-client id itu / No client of that id',
)

const PutuskanPerjanjianHasil = hasilVerba(
  'PutuskanPerjanjianHasil',
  'Hasil putuskanPerjanjian / Result of putuskanPerjanjian',
  [
    PerjanjianTersimpan,
    PerjanjianTidakDitemukan,
    VersiUsang,
    StatusTidakSesuai,
    PersetujuanSendiri,
  ],
)

const PutuskanKlienHasil = hasilVerba(
  'PutuskanKlienHasil',
  'Hasil putuskanKlien / Result of putuskanKlien',
  [KlienTersimpan, KlienTidakDitemukan, VersiUsang, StatusTidakSesuai, PersetujuanSendiri],
)

const VERSI = {
  required: true,
  description: 'Versi yang terakhir Anda lihat / The version you last saw',
} as const
const ALASAN = {
  required: true,
  description: 'Alasan, 3-200 huruf / Reason, 3-200 letters',
} as const

builder.mutationField('putuskanPerjanjian', (t) =>
  t.field({
    type: PutuskanPerjanjianHasil,
    kelas: 'internal',
    wewenang: 'perjanjian:putus',
    description:
      'Menyetujui, menolak, menangguhkan, memulihkan, atau mengakhiri perjanjian / Approves, refuses, suspends, restores or ends an agreement',
    args: {
      nomor: t.arg.string({ required: true, description: 'Nomor / Number' }),
      putusan: t.arg({
        type: PutusanPerjanjianEnum,
        required: true,
        description: 'Putusan / Decision',
      }),
      versi: t.arg.int(VERSI),
      alasan: t.arg.string(ALASAN),
    },
    ...verb(async (masukan: Parameters<typeof putuskanPerjanjian>[1], konteks) =>
      denganPesan(await putuskanPerjanjian(konteks, masukan)),
    ),
  }),
)

builder.mutationField('putuskanKlien', (t) =>
  t.field({
    type: PutuskanKlienHasil,
    kelas: 'internal',
    wewenang: 'perjanjian:putus',
    description:
      'Mengaktifkan, menolak, atau mencabut klien / Activates, refuses or revokes a client',
    args: {
      clientId: t.arg.string({ required: true, description: 'Client id / Client id' }),
      putusan: t.arg({ type: PutusanKlienEnum, required: true, description: 'Putusan / Decision' }),
      versi: t.arg.int(VERSI),
      alasan: t.arg.string(ALASAN),
    },
    ...verb(async (masukan: Parameters<typeof putuskanKlien>[1], konteks) =>
      denganPesan(await putuskanKlien(konteks, masukan)),
    ),
  }),
)
