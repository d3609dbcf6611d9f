import { KelasEnum, TujuanEnum } from '../akses/saya.graphql.ts'
import { builder, row, verb } from '../builder.ts'
import { denganPesan, hasilVerba, penolakan } from '../penolakan/penolakan.graphql.ts'
import { ProgramEnum } from '../program/program.graphql.ts'
import {
  DasarPemrosesanEnum,
  Instansi,
  JenisInstansiEnum,
  KlienApi,
  ModeDokumenEnum,
  PerjanjianKerjaSama,
} from './instansi.graphql.ts'
import {
  daftarkanInstansi,
  type MasukanInstansi,
  type MasukanKlien,
  type MasukanPerjanjian,
  usulkanKlien,
  usulkanPerjanjian,
} from './usulkan.ts'

type Ditulis = { jenis: string; id: number }
const menurutId = ({ id }: Ditulis) => ({ where: { id } })

const InstansiTersimpan = builder.objectRef<Ditulis>('InstansiTersimpan').implement({
  description: 'Instansi sudah tersimpan / The agency is stored',
  fields: (t) => ({
    instansi: t.field({
      type: Instansi,
      kelas: 'internal',
      description: 'Instansinya / The agency',
      ...row('Instansi', menurutId),
    }),
  }),
})

export const PerjanjianTersimpan = builder.objectRef<Ditulis>('PerjanjianTersimpan').implement({
  description: 'Usulan atau putusan atas perjanjian sudah tersimpan / Proposal or decision stored',
  fields: (t) => ({
    perjanjian: t.field({
      type: PerjanjianKerjaSama,
      kelas: 'internal',
      description: 'Perjanjiannya / The agreement',
      ...row('PerjanjianKerjaSama', menurutId),
    }),
  }),
})

export const KlienTersimpan = builder.objectRef<Ditulis>('KlienTersimpan').implement({
  description: 'Usulan atau putusan atas klien sudah tersimpan / Proposal or decision stored',
  fields: (t) => ({
    klien: t.field({
      type: KlienApi,
      kelas: 'internal',
      description: 'Kliennya / The client',
      ...row('KlienApi', menurutId),
    }),
  }),
})

const SudahAda = penolakan(
  'SudahAda',
  'SUDAH_ADA',
  'Kode, nomor, atau client id itu sudah terdaftar / That code, number or client id is registered',
)
export const PerjanjianTidakDitemukan = penolakan(
  'PerjanjianTidakDitemukan',
  'TIDAK_DITEMUKAN',
  'Tidak ada perjanjian bernomor itu / No agreement of that number',
)
export const InstansiTidakDitemukan = penolakan(
  'InstansiTidakDitemukan',
  'TIDAK_DITEMUKAN',
  'Tidak ada instansi berkode itu / No agency of that code',
)

builder.mutationField('daftarkanInstansi', (t) =>
  t.field({
    type: hasilVerba('DaftarkanInstansiHasil', 'Hasil daftarkanInstansi / Result', [
      InstansiTersimpan,
      SudahAda,
    ]),
    kelas: 'internal',
    wewenang: 'perjanjian:usul',
    description: 'Mendaftarkan instansi / Registers an agency',
    args: {
      kode: t.arg.string({
        required: true,
        description: 'Kode singkat, misalnya BPJS-KES / Short code, such as BPJS-KES',
      }),
      nama: t.arg.string({ required: true, description: 'Nama / Name' }),
      jenis: t.arg({ type: JenisInstansiEnum, required: true, description: 'Jenis / Kind' }),
    },
    ...verb(async (masukan: MasukanInstansi, konteks) =>
      denganPesan(await daftarkanInstansi(konteks, masukan)),
    ),
  }),
)

const MasukanPerjanjianRef = builder.inputType('MasukanPerjanjian', {
  description: 'Isi perjanjian yang diusulkan / Terms of a proposed agreement',
  fields: (t) => ({
    nomor: t.string({ required: true, description: 'Nomor / Number' }),
    instansi: t.string({ required: true, description: 'Kode instansi / Code of the agency' }),
    berlakuDari: t.field({ type: 'Date', required: true, description: 'Hari pertama / First day' }),
    berlakuSampai: t.field({
      type: 'Date',
      required: true,
      description: 'Hari terakhir / Last day',
    }),
    dasar: t.field({
      type: DasarPemrosesanEnum,
      required: true,
      description: 'Dasar pemrosesan / Legal basis',
    }),
    dasarHukum: t.string({
      required: true,
      description: 'Peraturan atau dokumen dasarnya / The rule or document it rests on',
    }),
    tujuan: t.field({ type: [TujuanEnum], required: true, description: 'Tujuan / Purposes' }),
    wilayah: t.field({
      type: ['KodeWilayah'],
      description: 'Wilayah; kosong bila nasional / Areas; none if nationwide',
    }),
    nasional: t.boolean({ required: true, description: 'Seluruh Indonesia / The whole nation' }),
    program: t.field({ type: [ProgramEnum], required: true, description: 'Program / Programmes' }),
    kelas: t.field({
      type: [KelasEnum],
      required: true,
      description: 'Kelas data: SPESIFIK, IDENTITAS / Classes of data',
    }),
    kuotaPerMenit: t.int({
      required: true,
      description: 'Poin biaya per menit, 1-1.000.000 / Points of cost a minute',
    }),
    pantauanTerbanyak: t.int({
      defaultValue: 100_000,
      required: true,
      description: 'Orang yang boleh diikuti sekaligus, 0-10.000.000 / Persons followed at once',
    }),
    modeDokumen: t.field({
      type: ModeDokumenEnum,
      required: true,
      description: 'Dokumen yang boleh dikirim / Documents that may be sent',
    }),
  }),
})

builder.mutationField('usulkanPerjanjian', (t) =>
  t.field({
    type: hasilVerba('UsulkanPerjanjianHasil', 'Hasil usulkanPerjanjian / Result', [
      PerjanjianTersimpan,
      SudahAda,
      InstansiTidakDitemukan,
    ]),
    kelas: 'internal',
    wewenang: 'perjanjian:usul',
    description:
      'Mengusulkan perjanjian; berlaku sesudah disetujui orang lain / Proposes an agreement; in force once another person approves',
    args: {
      masukan: t.arg({
        type: MasukanPerjanjianRef,
        required: true,
        description: 'Isi perjanjian / Its terms',
      }),
    },
    ...verb(async ({ masukan }: { masukan: MasukanPerjanjian }, konteks) =>
      denganPesan(await usulkanPerjanjian(konteks, masukan)),
    ),
  }),
)

builder.mutationField('usulkanKlien', (t) =>
  t.field({
    type: hasilVerba('UsulkanKlienHasil', 'Hasil usulkanKlien / Result', [
      KlienTersimpan,
      SudahAda,
      PerjanjianTidakDitemukan,
    ]),
    kelas: 'internal',
    wewenang: 'perjanjian:usul',
    description:
      'Mengusulkan sistem yang bertanya atas nama instansi / Proposes a system that asks in the name of an agency',
    args: {
      perjanjian: t.arg.string({
        required: true,
        description: 'Nomor perjanjian / Number of the agreement',
      }),
      clientId: t.arg.string({
        required: true,
        description: 'Client id pada penyedia identitas / Client id at the identity provider',
      }),
      nama: t.arg.string({ required: true, description: 'Nama sistem / Name of the system' }),
    },
    ...verb(async (masukan: MasukanKlien, konteks) =>
      denganPesan(await usulkanKlien(konteks, masukan)),
    ),
  }),
)
