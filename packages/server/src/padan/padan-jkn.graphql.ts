import { geserHari, type Nik, type Tanggal } from '@harapan/kode'
import { builder, computed, pure } from '../builder.ts'
import { AlasanAkhirPbiEnum, SegmenJknEnum } from '../jkn/jkn.graphql.ts'
import type { Konteks } from '../konteks.ts'
import { hashNik } from './hash-nik.ts'
import { type HasilPadan, masaMenurutHash, padankan } from './padankan-jkn.ts'

const StatusPadanEnum = builder.enumType('StatusPadanJkn', {
  description: 'Jawaban pemadanan JKN / Answer of a JKN match',
  values: {
    AKTIF: { value: 'AKTIF', description: 'Dijamin pada tanggal itu / Covered on that day' },
    NONAKTIF: { value: 'NONAKTIF', description: 'Pernah, sudah berakhir / Was covered, ended' },
    BELUM_MULAI: {
      value: 'BELUM_MULAI',
      description: 'Terdaftar, baru berlaku sesudahnya / Registered, effective later',
    },
    TIDAK_DITEMUKAN: {
      value: 'TIDAK_DITEMUKAN',
      description:
        'Tidak dikenal, di luar jangkauan, atau tidak terdaftar; tidak dibedakan / Unknown, out of reach or not registered; never told apart',
    },
  },
})

export const PadanJkn = builder.objectRef<HasilPadan>('PadanJkn').implement({
  description: 'Jawaban untuk satu NIK / Answer for one NIK',
  fields: (t) => ({
    nik: t.field({
      type: 'NomorTersamar',
      kelas: 'identitas',
      description:
        'NIK yang ditanya, tersamar; null dalam umpan, yang menyebut acuan Anda / The asked NIK, masked; null in the feed, which names your reference',
      ...pure(({ nik }: HasilPadan) => nik),
    }),
    status: t.field({
      type: StatusPadanEnum,
      kelas: 'spesifik',
      description: 'Status pada tanggal itu / Status on that day',
      ...pure(({ status }: HasilPadan) => status),
    }),
    segmen: t.field({
      type: SegmenJknEnum,
      kelas: 'spesifik',
      description: 'Segmen masa yang menjawab / Segment of the spell that answers',
      ...pure(({ masa }: HasilPadan) => masa?.segmen ?? null),
    }),
    sejak: t.field({
      type: 'Date',
      kelas: 'spesifik',
      description:
        'Sejak kapan status ini: mulai masa aktif, atau hari sesudah berakhir / Since when: start of the spell, or the day after its end',
      ...pure(sejak),
    }),
    alasan: t.field({
      type: AlasanAkhirPbiEnum,
      kelas: 'spesifik',
      description: 'Mengapa PBI berakhir / Why premium aid ended',
      ...pure(({ status, masa }: HasilPadan) =>
        status === 'NONAKTIF' ? (masa?.alasanAkhir ?? null) : null,
      ),
    }),
    diperbaruiPada: t.field({
      type: 'DateTime',
      kelas: 'spesifik',
      description: 'Saat data BPJS ini diterima / When this BPJS data was received',
      ...pure(({ masa }: HasilPadan) => (masa ? new Date(masa.diperbaruiPada) : null)),
    }),
  }),
})

function sejak({ status, masa }: HasilPadan): Tanggal | null {
  if (!masa) return null
  return status === 'NONAKTIF' && masa.sampai ? geserHari(masa.sampai, 1) : masa.mulai
}

type Tanya = { nik: readonly Nik[]; padaTanggal?: Tanggal | null | undefined }

builder.queryField('padanJkn', (t) =>
  t.field({
    type: [PadanJkn],
    ukuran: { argumen: 'nik' },
    kelas: 'spesifik',
    description:
      'Apakah pemilik NIK dijamin JKN pada satu tanggal: satu jawaban per NIK, berurutan, paling banyak 1.000 / Whether each NIK is covered by JKN on a day: one answer per NIK, in order, at most 1,000',
    args: {
      nik: t.arg({
        type: ['NIK'],
        required: true,
        description: 'NIK, lewat variabel / NIKs, through a variable',
      }),
      padaTanggal: t.arg({
        type: 'Date',
        description: 'Tanggal pelayanan; bawaan hari ini / Service date; today by default',
      }),
    },
    ...computed({
      before: ({ nik }: Tanya, konteks) => hashNik(konteks, nik),
      input: (_: unknown, { nik }, konteks) => masaMenurutHash(konteks, hashNik(konteks, nik)),
      compute: (terbaca: Parameters<typeof padankan>[1], { nik, padaTanggal }, konteks: Konteks) =>
        padankan(konteks, terbaca, nik, padaTanggal ?? konteks.hariIni),
    }),
  }),
)
