import {
  DasarPemrosesan,
  JenisInstansi,
  ModeDokumen,
  StatusKlien,
  StatusPerjanjian,
} from '../_generated/prisma/enums.ts'
import { KelasEnum, TujuanEnum } from '../akses/saya.graphql.ts'
import { builder } from '../builder.ts'
import { ProgramEnum } from '../program/program.graphql.ts'

/** An enum whose values are named as they are stored. */
function enumDari<T extends string>(
  nama: string,
  description: string,
  nilai: Readonly<Record<T, string>>,
) {
  const values = Object.fromEntries(
    Object.entries<string>(nilai).map(([value, uraian]) => [value, { value, description: uraian }]),
  ) as Record<T, { value: T; description: string }>
  return builder.enumType(nama, { description, values })
}

export const JenisInstansiEnum = enumDari<JenisInstansi>(
  'JenisInstansi',
  'Jenis instansi / Kind of agency',
  {
    [JenisInstansi.KEMENTERIAN]: 'Kementerian / Ministry',
    [JenisInstansi.LEMBAGA]: 'Lembaga atau badan, misalnya BPJS / Agency, such as BPJS',
    [JenisInstansi.PEMERINTAH_PROVINSI]: 'Pemerintah provinsi / Provincial government',
    [JenisInstansi.PEMERINTAH_KABUPATEN]: 'Pemerintah kabupaten/kota / Government of a regency',
    [JenisInstansi.BANK_PENYALUR]: 'Bank penyalur / Paying bank',
  },
)

export const DasarPemrosesanEnum = enumDari<DasarPemrosesan>(
  'DasarPemrosesan',
  'Dasar pemrosesan, UU 27/2022 pasal 20 ayat (2) / Legal basis of processing',
  {
    [DasarPemrosesan.PERSETUJUAN]: 'Persetujuan subjek data / Consent',
    [DasarPemrosesan.PERJANJIAN]: 'Perjanjian dengan subjek data / Contract',
    [DasarPemrosesan.KEWAJIBAN_HUKUM]: 'Kewajiban hukum / Legal duty',
    [DasarPemrosesan.KEPENTINGAN_VITAL]: 'Kepentingan vital subjek data / Vital interest',
    [DasarPemrosesan.TUGAS_PUBLIK]: 'Tugas kepentingan umum dan pelayanan publik / Public task',
    [DasarPemrosesan.KEPENTINGAN_SAH]: 'Kepentingan yang sah lainnya / Legitimate interest',
  },
)

export const ModeDokumenEnum = enumDari<ModeDokumen>(
  'ModeDokumen',
  'Dokumen GraphQL mana yang boleh dikirim / Which documents may be sent',
  {
    [ModeDokumen.HANYA_TEPERCAYA]: 'Hanya yang terdaftar / Registered ones only',
    [ModeDokumen.CAMPUR]: 'Terdaftar, dan bebas yang kecil / Registered, and small free ones',
    [ModeDokumen.TERBUKA]: 'Apa saja dalam batas umum / Any within the general limits',
  },
)

export const StatusPerjanjianEnum = enumDari<StatusPerjanjian>(
  'StatusPerjanjian',
  'Status perjanjian / Status of an agreement',
  {
    [StatusPerjanjian.DIUSULKAN]: 'Menunggu putusan orang lain / Awaiting another person',
    [StatusPerjanjian.BERLAKU]: 'Berlaku selama masanya / In force within its dates',
    [StatusPerjanjian.DITANGGUHKAN]: 'Ditangguhkan / Suspended',
    [StatusPerjanjian.DITOLAK]: 'Ditolak / Refused',
    [StatusPerjanjian.DIAKHIRI]: 'Diakhiri / Ended',
  },
)

const StatusKlienEnum = enumDari<StatusKlien>('StatusKlien', 'Status klien / Status of a client', {
  [StatusKlien.DIUSULKAN]: 'Menunggu putusan orang lain / Awaiting another person',
  [StatusKlien.AKTIF]: 'Boleh bertanya / May ask',
  [StatusKlien.DITOLAK]: 'Ditolak / Refused',
  [StatusKlien.DICABUT]: 'Dicabut / Revoked',
})

export const Instansi = builder.prismaObject('Instansi', {
  description: 'Instansi yang bekerja sama / An agency that cooperates',
  fields: (t) => ({
    kode: t.exposeString('kode', { kelas: 'internal', description: 'Kode singkat / Short code' }),
    nama: t.exposeString('nama', { kelas: 'internal', description: 'Nama / Name' }),
    jenis: t.expose('jenis', {
      type: JenisInstansiEnum,
      kelas: 'internal',
      description: 'Jenis / Kind',
    }),
    sintetis: t.exposeBoolean('sintetis', {
      kelas: 'publik',
      nullable: false,
      description: 'Instansi contoh / A sample agency',
    }),
    perjanjian: t.relation('perjanjian', {
      ukuran: 5,
      kelas: 'internal',
      nullable: true,
      query: { orderBy: { id: 'desc' }, take: 50 },
      description: 'Perjanjiannya, terbaru dulu, paling banyak 50 / Its agreements, newest first',
    }),
  }),
})

export const PerjanjianKerjaSama = builder.prismaObject('PerjanjianKerjaSama', {
  description:
    'Perjanjian kerja sama: apa yang boleh dilihat satu instansi, untuk apa, sampai kapan / What an agency may see, what for, until when',
  fields: (t) => ({
    nomor: t.exposeString('nomor', { kelas: 'internal', description: 'Nomor / Number' }),
    instansi: t.relation('instansi', {
      kelas: 'internal',
      nullable: true,
      description: 'Instansinya / The agency',
    }),
    berlakuDari: t.expose('berlakuDari', {
      type: 'Date',
      kelas: 'internal',
      description: 'Hari pertama / First day',
    }),
    berlakuSampai: t.expose('berlakuSampai', {
      type: 'Date',
      kelas: 'internal',
      description: 'Hari terakhir / Last day',
    }),
    dasar: t.expose('dasar', {
      type: DasarPemrosesanEnum,
      kelas: 'internal',
      description: 'Dasar pemrosesan (UU 27/2022 pasal 20) / Legal basis',
    }),
    dasarHukum: t.exposeString('dasarHukum', {
      kelas: 'internal',
      description: 'Peraturan atau dokumen yang mendasarinya / The rule or document it rests on',
    }),
    tujuan: t.expose('tujuan', {
      type: [TujuanEnum],
      kelas: 'internal',
      description: 'Tujuan yang diizinkan / Purposes allowed',
    } as never),
    wilayah: t.exposeStringList('wilayah', {
      kelas: 'internal',
      description:
        'Wilayah yang dijangkau; kosong bila nasional / Areas reached; none if nationwide',
    }),
    nasional: t.exposeBoolean('nasional', {
      kelas: 'internal',
      description: 'Seluruh Indonesia / The whole nation',
    }),
    program: t.expose('program', {
      type: [ProgramEnum],
      kelas: 'internal',
      description: 'Program yang kepesertaannya boleh dipadankan / Programmes that may be matched',
    }),
    kelas: t.expose('kelas', {
      type: [KelasEnum],
      kelas: 'internal',
      description: 'Kelas data yang terbuka / Classes of data open to it',
    } as never),
    pantauanTerbanyak: t.exposeInt('pantauanTerbanyak', {
      kelas: 'internal',
      description: 'Orang yang boleh diikuti sekaligus / Persons who may be followed at once',
    }),
    kuotaPerMenit: t.exposeInt('kuotaPerMenit', {
      kelas: 'internal',
      description:
        'Poin biaya per menit untuk semua kliennya / Points of cost a minute, all clients',
    }),
    modeDokumen: t.expose('modeDokumen', {
      type: ModeDokumenEnum,
      kelas: 'internal',
      description: 'Dokumen yang boleh dikirim / Documents that may be sent',
    }),
    status: t.expose('status', {
      type: StatusPerjanjianEnum,
      kelas: 'internal',
      description: 'Status / Status',
    }),
    diusulkanOleh: t.exposeString('diusulkanOleh', {
      kelas: 'internal',
      description: 'Pengusul / Who proposed it',
    }),
    diubahOleh: t.exposeString('diubahOleh', {
      kelas: 'internal',
      description: 'Siapa yang memutus terakhir / Who decided last',
    }),
    diubahPada: t.expose('diubahPada', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Kapan diputus terakhir / When it was decided last',
    }),
    alasan: t.exposeString('alasan', {
      kelas: 'internal',
      description: 'Alasan putusan terakhir / Reason of the last decision',
    }),
    versi: t.exposeInt('versi', {
      kelas: 'internal',
      description: 'Versi baris / Row version',
    }),
    klien: t.relation('klien', {
      ukuran: 5,
      kelas: 'internal',
      nullable: true,
      query: { orderBy: { id: 'desc' }, take: 50 },
      description: 'Sistem yang bertanya atas namanya, paling banyak 50 / Systems that ask for it',
    }),
  }),
})

export const KlienApi = builder.prismaObject('KlienApi', {
  description: 'Satu sistem milik instansi / A system of an agency',
  fields: (t) => ({
    clientId: t.exposeString('clientId', {
      kelas: 'internal',
      description: 'Client id pada penyedia identitas / Client id at the identity provider',
    }),
    nama: t.exposeString('nama', { kelas: 'internal', description: 'Nama sistem / Name' }),
    status: t.expose('status', {
      type: StatusKlienEnum,
      kelas: 'internal',
      description: 'Status / Status',
    }),
    diusulkanOleh: t.exposeString('diusulkanOleh', {
      kelas: 'internal',
      description: 'Pengusul / Who proposed it',
    }),
    diubahOleh: t.exposeString('diubahOleh', {
      kelas: 'internal',
      description: 'Siapa yang memutus terakhir / Who decided last',
    }),
    versi: t.exposeInt('versi', { kelas: 'internal', description: 'Versi baris / Row version' }),
    perjanjian: t.relation('perjanjian', {
      kelas: 'internal',
      nullable: true,
      description: 'Perjanjiannya / Its agreement',
    }),
  }),
})
