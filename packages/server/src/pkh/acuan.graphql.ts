import { JenisIndeks, KanalPenyaluran, Keyakinan } from '../_generated/prisma/enums.ts'
import { builder, rows } from '../builder.ts'
import { KomponenPkhEnum } from './komponen.graphql.ts'

const JenisIndeksEnum = builder.enumType('JenisIndeks', {
  description: 'Cara sebuah indeks dibayarkan / How an index is paid',
  values: {
    FLAT: { value: JenisIndeks.FLAT, description: 'Sama bagi semua KPM (2018) / Equal for all' },
    FLAT_KHUSUS: {
      value: JenisIndeks.FLAT_KHUSUS,
      description:
        'Sama, untuk lansia, disabilitas, Papua (2018) / Equal, for elderly, disabled, Papua',
    },
    TETAP_REGULER: {
      value: JenisIndeks.TETAP_REGULER,
      description:
        'Bantuan tetap PKH reguler, sekali di tahap 1 (2019) / Fixed aid, once in stage 1',
    },
    TETAP_AKSES: {
      value: JenisIndeks.TETAP_AKSES,
      description: 'Bantuan tetap PKH Akses, sekali di tahap 1 (2019) / Fixed aid for remote areas',
    },
    KOMPONEN: { value: JenisIndeks.KOMPONEN, description: 'Per komponen / Per component' },
  },
})

const KeyakinanEnum = builder.enumType('Keyakinan', {
  description: 'Seberapa pasti sebuah angka acuan / How sure a reference figure is',
  values: {
    RESMI: {
      value: Keyakinan.RESMI,
      description: 'Nomor keputusannya diketahui / Its decree is known',
    },
    MEDIA: { value: Keyakinan.MEDIA, description: 'Dari pemberitaan / From the press' },
    PERKIRAAN: { value: Keyakinan.PERKIRAAN, description: 'Belum terverifikasi / Not verified' },
  },
})

const KanalEnum = builder.enumType('KanalPenyaluran', {
  description: 'Saluran penyaluran / Payment channel',
  values: {
    HIMBARA: { value: KanalPenyaluran.HIMBARA, description: 'Bank Himbara / State banks' },
    POS: { value: KanalPenyaluran.POS, description: 'PT Pos / Post' },
    SEMUA: { value: KanalPenyaluran.SEMUA, description: 'Semua saluran / All channels' },
  },
})

const IndeksBantuan = builder.prismaObject('IndeksBantuan', {
  description: 'Indeks bantuan PKH per tahun menurut keputusan / Yearly PKH amount by decree',
  fields: (t) => ({
    jenis: t.expose('jenis', {
      type: JenisIndeksEnum,
      nullable: false,
      kelas: 'publik',
      description: 'Cara dibayarkan / How it is paid',
    }),
    komponen: t.expose('komponen', {
      type: KomponenPkhEnum,
      kelas: 'publik',
      description:
        'Komponennya; null bila bukan per komponen / The component, if it is per component',
    }),
    jumlahPerTahun: t.expose('jumlahPerTahun', {
      type: 'Rupiah',
      nullable: false,
      kelas: 'publik',
      description: 'Rupiah per tahun / Rupiah a year',
    }),
    berlakuDari: t.expose('berlakuDari', {
      type: 'Date',
      nullable: false,
      kelas: 'publik',
      description: 'Berlaku mulai / Valid from',
    }),
    berlakuSampai: t.expose('berlakuSampai', {
      type: 'Date',
      kelas: 'publik',
      description: 'Hari terakhir berlaku / Last day of validity',
    }),
    dasar: t.exposeString('dasar', {
      nullable: false,
      kelas: 'publik',
      description: 'Keputusan atau sumbernya / The decree or source',
    }),
    keyakinan: t.expose('keyakinan', {
      type: KeyakinanEnum,
      nullable: false,
      kelas: 'publik',
      description: 'Seberapa pasti / How sure',
    }),
  }),
})

const PeriodePenyaluran = builder.prismaObject('PeriodePenyaluran', {
  description: 'Satu tahap penyaluran PKH: tahun, tahap, bulan, saluran / One payment stage',
  fields: (t) => ({
    tahun: t.exposeInt('tahun', { nullable: false, kelas: 'publik', description: 'Tahun / Year' }),
    tahap: t.exposeInt('tahap', {
      nullable: false,
      kelas: 'publik',
      description: 'Tahap, tidak selalu triwulan / Stage, not always a quarter',
    }),
    kanal: t.expose('kanal', {
      type: KanalEnum,
      nullable: false,
      kelas: 'publik',
      description: 'Saluran / Channel',
    }),
    bulanAwal: t.exposeInt('bulanAwal', {
      nullable: false,
      kelas: 'publik',
      description: 'Bulan pertama yang dibayar, 1-12 / First month paid for',
    }),
    bulanAkhir: t.exposeInt('bulanAkhir', {
      nullable: false,
      kelas: 'publik',
      description: 'Bulan terakhir yang dibayar, 1-12 / Last month paid for',
    }),
    bulanBayar: t.exposeInt('bulanBayar', {
      kelas: 'publik',
      description:
        'Bulan pembayaran; null bila sumber tak menyebutnya / Month of payment, if known',
    }),
    sumber: t.exposeString('sumber', {
      nullable: false,
      kelas: 'publik',
      description: 'Sumbernya / The source',
    }),
    keyakinan: t.expose('keyakinan', {
      type: KeyakinanEnum,
      nullable: false,
      kelas: 'publik',
      description: 'Seberapa pasti / How sure',
    }),
  }),
})

const tahun = { required: true, description: 'Tahun / Year' } as const

builder.queryField('indeksPkh', (t) =>
  t.field({
    type: [IndeksBantuan],
    ukuran: 10,
    nullable: false,
    kelas: 'publik',
    description: 'Indeks bantuan PKH yang berlaku pada tahun itu / PKH amounts in force in a year',
    args: { tahun: t.arg.int(tahun) },
    ...rows('IndeksBantuan', (_: unknown, args: { tahun: number }) => ({
      where: {
        berlakuDari: { lte: hari(args.tahun, '12-31') },
        OR: [{ berlakuSampai: null }, { berlakuSampai: { gte: hari(args.tahun, '01-01') } }],
      },
      orderBy: { id: 'asc' },
      take: 100,
    })),
  }),
)

builder.queryField('kalenderPkh', (t) =>
  t.field({
    type: [PeriodePenyaluran],
    ukuran: 12,
    nullable: false,
    kelas: 'publik',
    description: 'Tahap penyaluran PKH pada tahun itu / PKH payment stages of a year',
    args: { tahun: t.arg.int(tahun) },
    ...rows('PeriodePenyaluran', (_: unknown, args: { tahun: number }) => ({
      where: { tahun: args.tahun },
      orderBy: [{ tahap: 'asc' }, { kanal: 'asc' }],
      take: 100,
    })),
  }),
)

/** A year outside four digits matches nothing instead of failing as a date. */
function hari(tahunKe: number, bulanHari: string): Date {
  const empat = Math.min(Math.max(tahunKe, 1), 9_999)
  return new Date(`${String(empat).padStart(4, '0')}-${bulanHari}`)
}
