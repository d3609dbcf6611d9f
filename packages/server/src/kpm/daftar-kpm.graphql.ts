import { parseKodeWilayah, tingkat, wajib } from '@harapan/kode'
import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../builder.ts'
import { galatKode } from '../galat.ts'
import { HitunganRef, InfoHalaman } from '../halaman/info-halaman.graphql.ts'
import { ProgramEnum } from '../program/program.graphql.ts'
import { WilayahRef } from '../wilayah/wilayah.graphql.ts'
import {
  bacaDaftarKpm,
  type DaftarKpm,
  SARINGAN_BAWAAN,
  URUT_KPM,
  type UrutKpm,
} from './daftar-kpm.ts'
import { hitungKpm } from './hitung-kpm.ts'
import { Kpm, StatusKpmEnum } from './kpm.graphql.ts'

const UrutKpmEnum = builder.enumType('UrutKpm', {
  description: 'Urutan daftar KPM / Order of a list of enrolments',
  values: {
    WILAYAH: { value: 'WILAYAH', description: 'Kode desa / Village code' },
    NAMA_PENGURUS: {
      value: 'NAMA_PENGURUS',
      description: 'Nama pengurus / Name of the receiving person',
    },
    TANGGAL_MULAI: {
      value: 'TANGGAL_MULAI',
      description: 'Tanggal mulai, terlama dulu / Start date, oldest first',
    },
  } satisfies Record<UrutKpm, { value: UrutKpm; description: string }>,
})

const SaringanKpmRef = builder.inputType('SaringanKpm', {
  description: 'Saringan daftar KPM / Filter of a list of enrolments',
  fields: (t) => ({
    program: t.field({
      type: ProgramEnum,
      description: 'Program; bawaan PKH / Programme; PKH by default',
    }),
    status: t.field({
      type: [StatusKpmEnum],
      description: 'Status; bawaan hanya AKTIF / Status; only AKTIF by default',
    }),
  }),
})

const KpmEdge = builder.objectRef<DaftarKpm['edges'][number]>('KpmEdge').implement({
  description: 'Satu baris daftar beserta kursornya / A row of the list with its cursor',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      kelas: 'publik',
      nullable: false,
      description: 'Kursor buram / Opaque cursor',
    }),
    node: t.field({
      type: Kpm,
      kelas: 'publik',
      nullable: false,
      description: 'KPM-nya / The enrolment',
      resolve: ({ node }) => node,
    }),
  }),
})

const KpmConnection = builder.objectRef<DaftarKpm>('KpmConnection').implement({
  description: 'Satu halaman daftar KPM / One page of a list of enrolments',
  fields: (t) => ({
    edges: t.field({
      type: [KpmEdge],
      kelas: 'publik',
      nullable: false,
      description: 'Baris halaman ini / Rows of this page',
      resolve: ({ edges }) => edges,
    }),
    pageInfo: t.field({
      type: InfoHalaman,
      kelas: 'publik',
      nullable: false,
      description: 'Letak halaman / Where the page lies',
      resolve: ({ pageInfo }) => pageInfo,
    }),
    totalCount: t.field({
      type: HitunganRef,
      kelas: 'internal',
      description:
        'Banyaknya semua baris: tepat dari rekap bila saringannya bawaan, selain itu sampai 10.001 / Count of all rows: exact from the roll-up for the default filter, else up to 10,001',
      resolve: (daftar, _, konteks) => hitungKpm(konteks, daftar),
    }),
  }),
})

const argumenHalaman = (t: Parameters<Parameters<typeof builder.queryField>[1]>[0]) => ({
  first: t.arg.int({
    description: 'Baris pertama, 1-200; bawaan 20 / First rows, 1-200; 20 by default',
  }),
  after: t.arg.string({ description: 'Sesudah kursor ini / After this cursor' }),
  last: t.arg.int({
    description: 'Baris terakhir, 1-200; tidak bersama first / Last rows, 1-200; not with first',
  }),
  before: t.arg.string({ description: 'Sebelum kursor ini / Before this cursor' }),
})

const jalurSimpul = { path: ['edges', 'node'] }

builder.prismaInterfaceField(WilayahRef, 'kpm', (t) =>
  t.field({
    type: KpmConnection,
    kelas: 'pribadi',
    description: 'KPM di seluruh wilayah ini, berhalaman / Enrolments of the whole subtree, paged',
    args: {
      ...argumenHalaman(t as never),
      filter: t.arg({ type: SaringanKpmRef, description: 'Saringan / Filter' }),
      urut: t.arg({
        type: UrutKpmEnum,
        description: 'Urutan; bawaan WILAYAH / Order; WILAYAH by default',
      }),
    },
    resolve: ({ kode }, { filter, urut, ...args }, konteks, info) =>
      bacaDaftarKpm(konteks, {
        wilayah: wajib(parseKodeWilayah(kode)),
        saringan: {
          program: filter?.program ?? SARINGAN_BAWAAN.program,
          status: filter?.status ?? SARINGAN_BAWAAN.status,
        },
        urut: urut ?? 'WILAYAH',
        args,
        query: queryFromInfo({ context: konteks, info, ...jalurSimpul, select: kolomUrut() }),
      }),
  }),
)

// A pattern of a megabyte keeps the database busy for ten seconds.
const NAMA_TERPANJANG = 100

builder.queryField('cariKpm', (t) =>
  t.field({
    type: KpmConnection,
    kelas: 'pribadi',
    description:
      'Mencari KPM menurut nama pengurus di satu kabupaten atau lebih sempit / Finds enrolments by the name of the receiving person within a regency or narrower',
    args: {
      nama: t.arg.string({
        required: true,
        description: 'Bagian nama, 3-100 huruf / Part of the name, 3-100 letters',
      }),
      wilayah: t.arg({
        type: 'KodeWilayah',
        required: true,
        description: 'Kabupaten, kecamatan atau desa / Regency, district or village',
      }),
      ...argumenHalaman(t),
    },
    resolve: (_, { nama, wilayah, ...args }, konteks, info) => {
      if (tingkat(wilayah) === 'PROVINSI')
        throw galatKode('WILAYAH_TERLALU_LUAS', { tempat: 'wilayah' })
      if (nama.trim().length < 3 || nama.length > NAMA_TERPANJANG) {
        throw galatKode('MASUKAN_TIDAK_SAH', { tempat: 'nama' })
      }
      return bacaDaftarKpm(konteks, {
        wilayah,
        saringan: SARINGAN_BAWAAN,
        urut: 'NAMA_PENGURUS',
        nama: nama.trim(),
        args,
        query: queryFromInfo({ context: konteks, info, ...jalurSimpul, select: kolomUrut() }),
      })
    },
  }),
)

/** The cursor needs the sort columns, whatever the caller selects. */
function kolomUrut() {
  const nama = Object.values(URUT_KPM).flatMap((urut) => urut.map(({ kolom }) => kolom))
  return Object.fromEntries(nama.map((kolom) => [kolom, true])) as never
}
