import { globalId, path, sql, variants } from '@harapan/pothos-sql'
import type { Wilayah as WilayahBaris } from '../_generated/prisma/client.ts'
import { builder, keys, value } from '../builder.ts'
import { Simpul } from '../simpul/simpul.graphql.ts'
import { JenisWilayahEnum, TingkatEnum } from './tingkat-jenis.graphql.ts'

export const TIPE_WILAYAH = {
  PROVINSI: 'Provinsi',
  KABUPATEN: 'Kabupaten',
  KECAMATAN: 'Kecamatan',
  DESA: 'Desa',
} as const

export const WilayahRef = builder.prismaInterface('Wilayah', {
  name: 'Wilayah',
  interfaces: [Simpul],
  description:
    'Wilayah administrasi pada satu masa berlaku / An administrative area during one validity',
  ...variants<{ tingkat: string }>('tingkat', TIPE_WILAYAH),
  fields: (t) => ({
    id: t.id({
      kelas: 'publik',
      nullable: false,
      description: 'Id global / Global id',
      ...globalId('id'),
    }),
    kode: t.expose('kode', {
      type: 'KodeWilayah',
      nullable: false,
      kelas: 'publik',
      description:
        'Kode Kemendagri bertitik; bukan identitas tetap / Dotted Kemendagri code; not a permanent identity',
    }),
    nama: t.exposeString('nama', {
      nullable: false,
      kelas: 'publik',
      description: 'Nama tanpa awalan, misalnya "Ogan Komering Ilir" / Bare name',
    }),
    namaLengkap: t.exposeString('namaLengkap', {
      nullable: false,
      kelas: 'publik',
      description:
        'Nama dengan awalan, misalnya "Kabupaten Ogan Komering Ilir" / Name with its prefix',
    }),
    alias: t.exposeStringList('alias', {
      nullable: false,
      kelas: 'publik',
      description: 'Sebutan dan ejaan lain / Other names and spellings',
    }),
    tingkat: t.expose('tingkat', {
      type: TingkatEnum,
      nullable: false,
      kelas: 'publik',
      description: 'Tingkat wilayah / Level',
    }),
    jenis: t.expose('jenis', {
      type: JenisWilayahEnum,
      nullable: false,
      kelas: 'publik',
      description: 'Jenis wilayah / Kind',
    }),
    edisi: t.exposeString('edisi', {
      nullable: false,
      kelas: 'publik',
      description: 'Keputusan yang memuat kode ini / The decree that lists this code',
    }),
    berlakuDari: t.expose('berlakuDari', {
      type: 'Date',
      nullable: true,
      kelas: 'publik',
      description:
        'Awal masa berlaku; null bila lebih tua dari sumber kami / Start of validity; null when older than our sources',
    }),
    berlakuSampai: t.expose('berlakuSampai', {
      type: 'Date',
      nullable: true,
      kelas: 'publik',
      description:
        'Hari terakhir berlaku; null bila masih berlaku / Last day of validity; null while current',
    }),
    kodeBps: t.string({
      kelas: 'publik',
      description:
        'Kode BPS bila padanannya pasti (hanya kabupaten/kota); jangan dipakai sebagai kode Kemendagri / BPS code where the crosswalk is sure; never use it as a Kemendagri code',
      ...value(
        ({ id }: { id: number }) => sql`(select kode from kode_wilayah_eksternal
          where wilayah_id = ${id} and sistem = 'BPS' order by edisi desc limit 1)`,
      ),
    }),
    perubahan: t.relation('menjadi', {
      ukuran: 3,
      nullable: false,
      kelas: 'publik',
      query: { take: 50, orderBy: [{ tanggal: 'asc' }, { id: 'asc' }] },
      description: 'Yang terjadi pada wilayah ini setelahnya / What became of this area',
    }),
  }),
})

builder.prismaInterfaceFields(WilayahRef, (t) => ({
  induk: t.relation('induk', {
    type: WilayahRef,
    nullable: true,
    kelas: 'publik',
    description: 'Wilayah di atasnya; null untuk provinsi / The area above; null for a province',
  }),
  leluhur: t.field({
    type: [WilayahRef],
    ukuran: 3,
    nullable: false,
    kelas: 'publik',
    description: 'Semua wilayah di atasnya, provinsi lebih dulu / All areas above, province first',
    // A code begins with the codes of the areas above it.
    ...keys(
      'Wilayah',
      ({ kode }: { kode: string }) => sql`select id from wilayah
        where kode in (left(${kode}, 2), left(${kode}, 5), left(${kode}, 8))
          and kode <> ${kode} and berlaku_sampai is null order by length(kode) limit 3`,
    ),
  }),
  digantiOleh: t.field({
    type: [WilayahRef],
    ukuran: 3,
    nullable: false,
    kelas: 'publik',
    description:
      'Wilayah yang menggantikannya; kosong bila masih berlaku / The areas that replaced it',
    ...path<WilayahBaris[]>(
      { relation: 'menjadi', take: 50, orderBy: [{ tanggal: 'asc' }, { id: 'asc' }] },
      { relation: 'ke' },
    ),
  }),
}))

// The later interface's field is taken: `id` must be Wilayah's, which knows how to write it.
export const Provinsi = builder.prismaObject('Wilayah', {
  variant: 'Provinsi',
  interfaces: [Simpul, WilayahRef],
  description: 'Provinsi / Province',
  fields: () => ({}),
})

export const Kabupaten = builder.prismaObject('Wilayah', {
  variant: 'Kabupaten',
  interfaces: [Simpul, WilayahRef],
  description: 'Kabupaten atau kota, dibedakan oleh jenis / Regency or city, told apart by jenis',
  fields: () => ({}),
})

export const Kecamatan = builder.prismaObject('Wilayah', {
  variant: 'Kecamatan',
  interfaces: [Simpul, WilayahRef],
  description: 'Kecamatan (distrik di Papua) / District',
  fields: () => ({}),
})

export const Desa = builder.prismaObject('Wilayah', {
  variant: 'Desa',
  interfaces: [Simpul, WilayahRef],
  description:
    'Desa, kelurahan atau desa adat, dibedakan oleh jenis / Village, told apart by jenis',
  fields: () => ({}),
})
