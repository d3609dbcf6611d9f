import { type Fragment, raw, sql } from '@harapan/pothos-sql'
import { BasisRilis } from '../_generated/prisma/enums.ts'
import { builder, object } from '../builder.ts'
import { Keluarga } from '../keluarga/keluarga.graphql.ts'

const BasisRilisEnum = builder.enumType('BasisRilis', {
  description: 'Basis data sebuah rilis desil / Registry that a release of deciles is of',
  values: {
    DTKS: {
      value: BasisRilis.DTKS,
      description:
        'Data Terpadu Kesejahteraan Sosial, sampai triwulan pertama 2025 / Until early 2025',
    },
    DTSEN: {
      value: BasisRilis.DTSEN,
      description: 'Data Tunggal Sosial dan Ekonomi Nasional (Inpres 4/2025) / Since 2025',
    },
  },
})

type Desil = {
  nilai: number
  basis: BasisRilis
  tahun: number
  versi: number
  tanggal: Date
  diterimaPada: Date
}

const DesilRef = builder.objectRef<Desil>('Desil').implement({
  description:
    'Desil satu keluarga dalam satu rilis: urutan kesejahteraan nasional, bukan rupiah. Hanya BPS yang memeringkat / The decile of a family in a release: a national rank of welfare, not rupiah. Only BPS ranks (Inpres 4/2025)',
  fields: (t) => ({
    nilai: t.exposeInt('nilai', {
      kelas: 'spesifik',
      description:
        '1 sampai 10; 1 yang paling rendah kesejahteraannya / 1 to 10; 1 is the poorest tenth',
    }),
    basis: t.expose('basis', {
      type: BasisRilisEnum,
      kelas: 'internal',
      description: 'Basis data rilisnya / Registry of the release',
    }),
    tahun: t.exposeInt('tahun', {
      kelas: 'internal',
      description: 'Tahun rilis / Year of the release',
    }),
    versi: t.exposeInt('versi', {
      kelas: 'internal',
      description: 'Nomor rilis pada tahun itu / Number of the release in that year',
    }),
    tanggal: t.expose('tanggal', {
      type: 'Date',
      kelas: 'internal',
      description: 'Tanggal rilis / Day of the release',
    }),
    diterimaPada: t.expose('diterimaPada', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Saat dimuat ke Harapan / When it was loaded here',
    }),
  }),
})

const KOLOM = {
  ...{ nilai: 'nilai', basis: 'basis', tahun: 'tahun', versi: 'versi', tanggal: 'tanggal' },
  diterimaPada: 'diterima_pada',
}

/** Releases of a family, newest first; two of one day in the order of their numbers. */
const sqlDesil = (keluarga: bigint, terbanyak: number): Fragment => sql`
  select p.desil as nilai, r.basis::text as basis, r.tahun, r.versi, r.tanggal, p.diterima_pada
  from peringkat_kesejahteraan p join rilis_dtsen r on r.id = p.rilis_id
  where p.keluarga_id = ${keluarga} order by r.tanggal desc, r.tahun desc, r.versi desc, r.id desc limit ${raw(String(terbanyak))}`

builder.prismaObjectField(Keluarga, 'desil', (t) =>
  t.field({
    type: DesilRef,
    kelas: 'spesifik',
    description:
      'Desil menurut rilis terakhir; null bila tidak ada di rilis mana pun / Decile of the latest release; null when in none',
    ...object(KOLOM, ({ id }: { id: bigint }) => sqlDesil(id, 1)),
  }),
)

/** Quarterly releases of five years. */
const RIWAYAT_TERBANYAK = 20

builder.prismaObjectField(Keluarga, 'riwayatDesil', (t) =>
  t.field({
    type: [DesilRef],
    kelas: 'spesifik',
    ukuran: 4,
    description:
      'Desil menurut tiap rilis, terbaru dulu, paling banyak 20 / Decile of each release, newest first, at most 20',
    ...object(KOLOM, ({ id }: { id: bigint }) => sqlDesil(id, RIWAYAT_TERBANYAK)),
  }),
)
