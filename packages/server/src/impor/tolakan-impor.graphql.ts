import { sql } from '@harapan/pothos-sql'
import { HasilBaris } from '../_generated/prisma/enums.ts'
import { banyakDiminta } from '../audit/banyak-diminta.ts'
import { KODE_BARIS, type KodeBaris } from '../baris/kode-baris.rules.ts'
import { builder, computed, pure } from '../builder.ts'
import { Impor } from './impor.graphql.ts'

const BANYAK = { bawaan: 20, terbanyak: 200 }

type Baris = {
  nomor: number
  hasil: keyof typeof HasilBaris
  kode: KodeBaris[]
  kolom: string[]
  nilai: string[]
}
type Temuan = { kode: KodeBaris; kolom: string; nilai: string }
type Bagian = { first?: number | null | undefined; sesudah?: number | null | undefined }

const HasilBarisEnum = builder.enumType('HasilBarisImpor', {
  description: 'Mengapa baris tidak masuk / Why a row did not get in',
  values: {
    DITOLAK: { value: HasilBaris.DITOLAK, description: 'Salah; perbaiki / Wrong; correct it' },
    PERLU_TINJAUAN: {
      value: HasilBaris.PERLU_TINJAUAN,
      description: 'Orang yang harus memutuskan / A person has to decide',
    },
  },
})

const TemuanImpor = builder.objectRef<Temuan>('TemuanImpor').implement({
  description: 'Satu hal yang salah pada satu baris / One thing that is wrong with a row',
  fields: (t) => ({
    kode: t.string({
      kelas: 'pribadi',
      description: 'Kode tetap / Closed code',
      ...pure(({ kode }: Temuan) => kode),
    }),
    kolom: t.string({
      kelas: 'pribadi',
      description: 'Kolom profilnya / The column, by its name in the source',
      ...pure(({ kolom }: Temuan) => kolom),
    }),
    nilai: t.string({
      kelas: 'pribadi',
      description: 'Isi selnya, nomor disamarkan / What the cell holds, numbers masked',
      ...pure(({ nilai }: Temuan) => nilai),
    }),
    pesan: t.string({
      kelas: 'pribadi',
      description: 'Apa yang salah / What is wrong',
      ...pure(({ kode }: Temuan) => KODE_BARIS[kode][0]),
    }),
    petunjuk: t.string({
      kelas: 'pribadi',
      description: 'Jalan keluarnya / The way out',
      ...pure(({ kode }: Temuan) => KODE_BARIS[kode][1]),
    }),
  }),
})

const BarisTolakanRef = builder.objectRef<Baris>('BarisTolakan').implement({
  description: 'Satu baris yang tidak masuk / A row that did not get in',
  fields: (t) => ({
    nomor: t.int({
      kelas: 'pribadi',
      description: 'Baris di berkasnya, judul dihitung / Line of the file, its header counted',
      ...pure(({ nomor }: Baris) => nomor),
    }),
    hasil: t.field({
      type: HasilBarisEnum,
      kelas: 'pribadi',
      description: 'Ditolak atau perlu tinjauan / Refused or to be reviewed',
      ...pure(({ hasil }: Baris) => hasil),
    }),
    temuan: t.field({
      type: [TemuanImpor],
      ukuran: 2,
      kelas: 'pribadi',
      description: 'Semua yang salah padanya / All that is wrong with it',
      ...pure(({ kode, kolom, nilai }: Baris): Temuan[] =>
        kode.map((satu, ke) => ({ kode: satu, kolom: kolom[ke] ?? '', nilai: nilai[ke] ?? '' })),
      ),
    }),
  }),
})

const banyak = ({ first }: Bagian): number => banyakDiminta(first, BANYAK)

builder.prismaObjectField(Impor, 'tolakan', (t) =>
  t.field({
    type: [BarisTolakanRef],
    ukuran: { argumen: 'first' },
    kelas: 'pribadi',
    select: { id: true },
    description:
      'Baris yang tidak masuk, menurut nomor; dari uji coba, seribu yang pertama / Rows that did not get in, by number; of a dry run the first thousand',
    args: {
      first: t.arg.int({
        description: 'Banyaknya, 1-200; bawaan 20 / How many, 1-200; 20 by default',
      }),
      sesudah: t.arg.int({
        description: '`nomor` baris terakhir sebelumnya / `nomor` of the last row before',
      }),
    },
    ...computed({
      input: ({ id }: { id: bigint }, bagian: Bagian) =>
        sql`(select json_agg(t) from (select nomor, hasil, kode, kolom, nilai from impor_baris
          where impor_id = ${id} and nomor > ${bagian.sesudah ?? 0}::int order by nomor limit ${banyak(bagian)}::int) t)`,
      compute: (terbaca: Baris[] | null): Baris[] => terbaca ?? [],
    }),
  }),
)
