import { AlasanAkhirPbi, SegmenJkn } from '../_generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { Individu } from '../individu/individu.graphql.ts'

export const SegmenJknEnum = builder.enumType('SegmenJkn', {
  description: 'Segmen kepesertaan JKN (Perpres 82/2018 jo. 59/2024) / Segment of JKN membership',
  values: {
    PBI_APBN: {
      value: SegmenJkn.PBI_APBN,
      description: 'PBI-JK, dibayar APBN / Premium aid paid by the state',
    },
    PBPU_BP_PEMDA: {
      value: SegmenJkn.PBPU_BP_PEMDA,
      description:
        'Didaftarkan pemerintah daerah (dulu "PBI APBD") / Registered by a local government',
    },
    PPU_PN: {
      value: SegmenJkn.PPU_PN,
      description: 'Pekerja penerima upah, penyelenggara negara / State employee',
    },
    PPU_BU: {
      value: SegmenJkn.PPU_BU,
      description: 'Pekerja penerima upah, badan usaha / Private employee',
    },
    PBPU_MANDIRI: {
      value: SegmenJkn.PBPU_MANDIRI,
      description: 'Peserta mandiri / Self-paying member',
    },
    BP_PN: {
      value: SegmenJkn.BP_PN,
      description: 'Bukan pekerja, penyelenggara negara / Non-worker, state',
    },
    BP_SWASTA: {
      value: SegmenJkn.BP_SWASTA,
      description: 'Bukan pekerja, swasta / Non-worker, private',
    },
  },
})

export const AlasanAkhirPbiEnum = builder.enumType('AlasanAkhirPbi', {
  description:
    'Mengapa kepesertaan PBI berakhir (Permensos 3/2026 pasal 12) / Why premium aid ended',
  values: {
    TIDAK_ADA_DI_DTSEN: {
      value: AlasanAkhirPbi.TIDAK_ADA_DI_DTSEN,
      description: 'Tidak ada di DTSEN / Not in DTSEN',
    },
    DESIL_6_10: { value: AlasanAkhirPbi.DESIL_6_10, description: 'Desil 6-10 / Decile 6-10' },
    MAMPU_MEMBAYAR: {
      value: AlasanAkhirPbi.MAMPU_MEMBAYAR,
      description: 'Mampu membayar / Able to pay',
    },
    TIDAK_DITEMUKAN: {
      value: AlasanAkhirPbi.TIDAK_DITEMUKAN,
      description: 'Tidak ditemukan / Not found',
    },
    MENJADI_PPU: {
      value: AlasanAkhirPbi.MENJADI_PPU,
      description: 'Menjadi pekerja penerima upah / Became an employee',
    },
    MENDAFTAR_PBPU: {
      value: AlasanAkhirPbi.MENDAFTAR_PBPU,
      description: 'Mendaftar mandiri (pasal 15) / Registered as self-paying',
    },
    MENINGGAL: { value: AlasanAkhirPbi.MENINGGAL, description: 'Meninggal / Died' },
    NIK_TIDAK_VALID: {
      value: AlasanAkhirPbi.NIK_TIDAK_VALID,
      description: 'NIK tidak valid / Invalid NIK',
    },
    NIK_GANDA: { value: AlasanAkhirPbi.NIK_GANDA, description: 'NIK ganda / Duplicate NIK' },
  },
})

builder.prismaObject('KepesertaanJkn', {
  select: { id: true },
  description:
    'Satu masa kepesertaan JKN: cermin bertanggal dari data BPJS Kesehatan / One spell of JKN membership: a dated mirror of BPJS Kesehatan’s data',
  fields: (t) => ({
    segmen: t.expose('segmen', {
      type: SegmenJknEnum,
      kelas: 'spesifik',
      description: 'Segmen / Segment',
    }),
    kelasRawat: t.exposeInt('kelasRawat', {
      kelas: 'spesifik',
      description: 'Kelas rawat 1-3 / Ward class 1-3',
    }),
    noKartu: t.expose('noKartuSamaran', {
      type: 'NomorTersamar',
      kelas: 'identitas',
      description: 'Nomor kartu tersamar / Masked card number',
    }),
    mulai: t.expose('mulai', {
      type: 'Date',
      kelas: 'spesifik',
      description: 'Terhitung mulai tanggal / Effective from',
    }),
    sampai: t.expose('sampai', {
      type: 'Date',
      kelas: 'spesifik',
      description: 'Hari terakhir; null bila masih / Last day; null while it lasts',
    }),
    alasanAkhir: t.expose('alasanAkhir', {
      type: AlasanAkhirPbiEnum,
      kelas: 'spesifik',
      description: 'Alasan berakhirnya PBI / Why premium aid ended',
    }),
    sumber: t.exposeString('sumber', {
      kelas: 'internal',
      description: 'Sumber data / Source of the data',
    }),
    diperbaruiPada: t.expose('diperbaruiPada', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Saat data diterima / When the data was received',
    }),
  }),
})

builder.prismaObjectField(Individu, 'jkn', (t) =>
  t.relation('jkn', {
    ukuran: 4,
    nullable: true,
    kelas: 'spesifik',
    query: { orderBy: [{ mulai: 'desc' }, { id: 'desc' }], take: 20 },
    description:
      'Riwayat kepesertaan JKN, terbaru dulu; kosong bila belum terdaftar / JKN spells, newest first; empty when not registered',
  }),
)
