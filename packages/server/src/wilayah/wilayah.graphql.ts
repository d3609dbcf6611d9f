import { leluhur, parseKodeWilayah, wajib } from '@harapan/kode'
import { JenisPerubahanWilayah, JenisWilayah, Tingkat } from '../_generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { idGlobal } from '../simpul/id-global.ts'
import { Simpul } from '../simpul/simpul.graphql.ts'

export const TIPE_WILAYAH = {
  PROVINSI: 'Provinsi',
  KABUPATEN: 'Kabupaten',
  KECAMATAN: 'Kecamatan',
  DESA: 'Desa',
} as const

export const TingkatEnum = builder.enumType('Tingkat', {
  description: 'Tingkat wilayah / Level of an area',
  values: {
    PROVINSI: { value: Tingkat.PROVINSI, description: 'Provinsi / Province' },
    KABUPATEN: { value: Tingkat.KABUPATEN, description: 'Kabupaten atau kota / Regency or city' },
    KECAMATAN: { value: Tingkat.KECAMATAN, description: 'Kecamatan / District' },
    DESA: { value: Tingkat.DESA, description: 'Desa, kelurahan atau desa adat / Village' },
  },
})

const JenisWilayahEnum = builder.enumType('JenisWilayah', {
  description:
    'Jenis wilayah menurut kodenya (Permendagri 58/2021) / Kind of area, read from its code',
  values: {
    PROVINSI: { value: JenisWilayah.PROVINSI, description: 'Provinsi / Province' },
    KABUPATEN: { value: JenisWilayah.KABUPATEN, description: 'Kabupaten, kode 01-69 / Regency' },
    KOTA: { value: JenisWilayah.KOTA, description: 'Kota, kode 71-99 / City' },
    KECAMATAN: { value: JenisWilayah.KECAMATAN, description: 'Kecamatan / District' },
    DESA: { value: JenisWilayah.DESA, description: 'Desa, angka ketujuh 2 / Village' },
    KELURAHAN: {
      value: JenisWilayah.KELURAHAN,
      description: 'Kelurahan, angka ketujuh 1 / Urban village',
    },
    DESA_ADAT: {
      value: JenisWilayah.DESA_ADAT,
      description: 'Desa adat, angka ketujuh 3 / Customary village',
    },
  },
})

const JenisPerubahanEnum = builder.enumType('JenisPerubahanWilayah', {
  description: 'Apa yang terjadi pada sebuah wilayah / What happened to an area',
  values: {
    PEMEKARAN: { value: JenisPerubahanWilayah.PEMEKARAN, description: 'Dimekarkan / Split off' },
    PENGGABUNGAN: { value: JenisPerubahanWilayah.PENGGABUNGAN, description: 'Digabung / Merged' },
    PENGHAPUSAN: { value: JenisPerubahanWilayah.PENGHAPUSAN, description: 'Dihapus / Abolished' },
    GANTI_NAMA: { value: JenisPerubahanWilayah.GANTI_NAMA, description: 'Berganti nama / Renamed' },
    GANTI_KODE: {
      value: JenisPerubahanWilayah.GANTI_KODE,
      description: 'Berganti kode / Given another code',
    },
    PINDAH_INDUK: {
      value: JenisPerubahanWilayah.PINDAH_INDUK,
      description: 'Pindah induk / Moved to another parent',
    },
    UBAH_STATUS: {
      value: JenisPerubahanWilayah.UBAH_STATUS,
      description: 'Desa menjadi kelurahan atau sebaliknya / Village became urban village or back',
    },
  },
})

export const WilayahRef = builder.prismaInterface('Wilayah', {
  name: 'Wilayah',
  interfaces: [Simpul],
  description:
    'Wilayah administrasi pada satu masa berlaku / An administrative area during one validity',
  resolveType: (wilayah) => TIPE_WILAYAH[wilayah.tingkat],
  fields: (t) => ({
    id: t.id({
      kelas: 'publik',
      nullable: false,
      description: 'Id global / Global id',
      resolve: ({ tingkat, id }) => idGlobal(TIPE_WILAYAH[tingkat], id),
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
      select: { kodeEksternal: { where: { sistem: 'BPS' }, take: 1, orderBy: { edisi: 'desc' } } },
      description:
        'Kode BPS bila padanannya pasti (hanya kabupaten/kota); jangan dipakai sebagai kode Kemendagri / BPS code where the crosswalk is sure; never use it as a Kemendagri code',
      resolve: ({ kodeEksternal }) => kodeEksternal[0]?.kode ?? null,
    }),
    perubahan: t.relation('menjadi', {
      nullable: false,
      kelas: 'publik',
      query: { take: 50, orderBy: { tanggal: 'asc' } },
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
    nullable: false,
    kelas: 'publik',
    description: 'Semua wilayah di atasnya, provinsi lebih dulu / All areas above, province first',
    resolve: async ({ kode }, _, { pemuat }) => {
      const atas = await Promise.all(
        leluhur(wajib(parseKodeWilayah(kode))).map((satu) => pemuat.wilayah.load(satu)),
      )
      return atas.filter((wilayah) => wilayah !== null)
    },
  }),
  digantiOleh: t.field({
    type: [WilayahRef],
    nullable: false,
    kelas: 'publik',
    select: { menjadi: { select: { ke: true }, take: 50, orderBy: { tanggal: 'asc' } } },
    description:
      'Wilayah yang menggantikannya; kosong bila masih berlaku / The areas that replaced it',
    resolve: ({ menjadi }) => menjadi.flatMap(({ ke }) => (ke ? [ke] : [])),
  }),
}))

builder.prismaObject('PerubahanWilayah', {
  description:
    'Satu perubahan wilayah beserta dasar hukumnya / One change of an area with its legal basis',
  fields: (t) => ({
    jenis: t.expose('jenis', {
      type: JenisPerubahanEnum,
      nullable: false,
      kelas: 'publik',
      description: 'Jenis perubahan / Kind of change',
    }),
    ke: t.relation('ke', {
      type: WilayahRef,
      kelas: 'publik',
      description: 'Wilayah sesudahnya / The area after the change',
    }),
    tanggal: t.expose('tanggal', {
      type: 'Date',
      nullable: false,
      kelas: 'publik',
      description:
        'Tanggal perubahan, atau batas akhirnya bila tidak pasti / Date of the change, or its latest day when unsure',
    }),
    tanggalPasti: t.exposeBoolean('tanggalPasti', {
      nullable: false,
      kelas: 'publik',
      description: 'Apakah tanggalnya pasti / Whether the date is exact',
    }),
    dasarHukum: t.exposeString('dasarHukum', {
      nullable: false,
      kelas: 'publik',
      description: 'Undang-undang atau sumbernya / The law or its source',
    }),
  }),
})

export const Provinsi = builder.prismaObject('Wilayah', {
  variant: 'Provinsi',
  interfaces: [WilayahRef, Simpul],
  description: 'Provinsi / Province',
  fields: () => ({}),
})

export const Kabupaten = builder.prismaObject('Wilayah', {
  variant: 'Kabupaten',
  interfaces: [WilayahRef, Simpul],
  description: 'Kabupaten atau kota, dibedakan oleh jenis / Regency or city, told apart by jenis',
  fields: () => ({}),
})

export const Kecamatan = builder.prismaObject('Wilayah', {
  variant: 'Kecamatan',
  interfaces: [WilayahRef, Simpul],
  description: 'Kecamatan (distrik di Papua) / District',
  fields: () => ({}),
})

export const Desa = builder.prismaObject('Wilayah', {
  variant: 'Desa',
  interfaces: [WilayahRef, Simpul],
  description:
    'Desa, kelurahan atau desa adat, dibedakan oleh jenis / Village, told apart by jenis',
  fields: () => ({}),
})
