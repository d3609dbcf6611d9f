import { globalId, sql } from '@harapan/pothos-sql'
import { StatusImpor } from '../_generated/prisma/enums.ts'
import { banyakDiminta } from '../audit/banyak-diminta.ts'
import { builder, computed, pure, row, rows, value } from '../builder.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { ProfilImporEnum } from './profil-impor.graphql.ts'
import { teksGalat } from './teks-galat.ts'

const StatusImporEnum = builder.enumType('StatusImpor', {
  description: 'Sampai di mana sebuah impor / How far an import is',
  values: {
    MENUNGGU: { value: StatusImpor.MENUNGGU, description: 'Di antrean / In the queue' },
    BERJALAN: { value: StatusImpor.BERJALAN, description: 'Sedang ditulis / Being written' },
    SELESAI: {
      value: StatusImpor.SELESAI,
      description: 'Semua barisnya punya hasil / Every row has its outcome',
    },
    GAGAL: {
      value: StatusImpor.GAGAL,
      description:
        'Berhenti; yang sudah masuk tetap. Kirim lagi untuk melanjutkan / Stopped; what got in stays. Send it again to go on',
    },
    MEMBATALKAN: {
      value: 'MEMBATALKAN',
      description: 'Pembatalannya di antrean atau berjalan / Being taken back, or about to be',
    },
    DIBATALKAN: { value: StatusImpor.DIBATALKAN, description: 'Dikembalikan / Taken back' },
  },
})

type StatusTersimpan = { status: string; unggahanId: bigint | null; batalTugas: string | null }
type Galat = { kode: string; tempat: string | null }

const GalatImporRef = builder.objectRef<Galat>('GalatImpor').implement({
  description: 'Mengapa berkasnya tidak diterima / Why a whole file was not taken',
  fields: (t) => ({
    kode: t.string({
      kelas: 'pribadi',
      description: 'Kode tetap / Closed code',
      ...pure(({ kode }: Galat) => kode),
    }),
    tempat: t.string({
      kelas: 'pribadi',
      description: 'Baris atau nama kolomnya / The row, or names of columns',
      ...pure(({ tempat }: Galat) => tempat),
    }),
    pesan: t.string({
      kelas: 'pribadi',
      description: 'Apa yang terjadi / What happened',
      ...pure(({ kode }: Galat) => teksGalat(kode)[0]),
    }),
    petunjuk: t.string({
      kelas: 'pribadi',
      description: 'Jalan keluarnya / The way out',
      ...pure(({ kode }: Galat) => teksGalat(kode)[1]),
    }),
  }),
})

export const Impor = builder.prismaObject('Impor', {
  description:
    'Satu berkas yang diimpor, atau menunggu, dengan hasil setiap barisnya / A file that is imported or waits to be, with what became of its rows',
  fields: (t) => ({
    id: t.id({ kelas: 'internal', description: 'Id global / Global id', ...globalId('id') }),
    profil: t.field({
      type: ProfilImporEnum,
      kelas: 'internal',
      select: { profil: true },
      description: 'Sumbernya / Its source',
      ...value(({ profil }: { profil: string }) => sql`upper(${profil})`),
    }),
    namaBerkas: t.exposeString('namaBerkas', {
      kelas: 'pribadi',
      description: 'Nama berkasnya, nomor disamarkan / Its name, numbers masked',
    }),
    status: t.field({
      type: StatusImporEnum,
      kelas: 'internal',
      select: { status: true, unggahanId: true, batalTugas: true },
      description: 'Sampai di mana / How far it is',
      // One that failed and is still in the queue will be tried again.
      ...value(
        ({ status, unggahanId, batalTugas }: StatusTersimpan) =>
          sql`case when ${batalTugas}::text is not null then 'MEMBATALKAN' when ${status}::text = 'GAGAL' and ${unggahanId}::bigint is not null then 'MENUNGGU' else ${status}::text end`,
      ),
    }),
    coba: t.exposeBoolean('coba', {
      kelas: 'internal',
      description: 'Uji coba: tidak ada yang ditulis / A dry run: nothing was written',
    }),
    baris: t.exposeInt('barisSelesai', {
      kelas: 'internal',
      description: 'Baris yang sudah punya hasil / Rows that have their outcome',
    }),
    bita: t.float({
      kelas: 'internal',
      select: { bitaSelesai: true },
      description: 'Bita berkas yang sudah terbaca / Bytes of the file that are read',
      ...value(({ bitaSelesai }: { bitaSelesai: bigint }) => sql`${bitaSelesai}::float8`),
    }),
    jumlahBita: t.float({
      kelas: 'internal',
      select: { bita: true },
      description: 'Besar berkasnya / Size of the file',
      ...value(({ bita }: { bita: bigint }) => sql`${bita}::float8`),
    }),
    diterima: t.exposeInt('diterima', { kelas: 'internal', description: 'Ditambahkan / Added' }),
    sama: t.exposeInt('sama', { kelas: 'internal', description: 'Sudah begitu / Already so' }),
    diubah: t.exposeInt('diubah', { kelas: 'internal', description: 'Diubah / Changed' }),
    ditolak: t.exposeInt('ditolak', { kelas: 'internal', description: 'Ditolak / Refused' }),
    perluTinjauan: t.exposeInt('perluTinjauan', {
      kelas: 'internal',
      description: 'Perlu tinjauan / To be reviewed',
    }),
    kosong: t.exposeInt('kosong', {
      kelas: 'internal',
      description: 'Baris kosong, dilewati / Empty rows, skipped',
    }),
    galat: t.field({
      type: GalatImporRef,
      kelas: 'pribadi',
      select: { galat: true, galatTempat: true },
      description:
        'Mengapa gagal, atau mengapa tidak dapat dibatalkan / Why it failed, or could not be taken back',
      ...computed({
        input: ({ galat, galatTempat }: { galat: string | null; galatTempat: string | null }) =>
          sql`case when ${galat}::text is not null then json_build_object('kode', ${galat}::text, 'tempat', nullif(${galatTempat}::text, '')) end`,
        compute: (terbaca: Galat | null) => terbaca,
      }),
    }),
    dihapus: t.exposeInt('dihapus', {
      nullable: true,
      kelas: 'internal',
      description: 'Baris yang dihapus pembatalannya / Rows that taking it back deleted',
    }),
    dipulihkan: t.exposeInt('dipulihkan', {
      nullable: true,
      kelas: 'internal',
      description: 'Baris yang dipulihkan pembatalannya / Rows that taking it back restored',
    }),
    penghalang: t.stringList({
      kelas: 'internal',
      select: { penghalang: true },
      description:
        'Mengapa pembatalannya terhalang; seratus yang pertama / Why it could not be taken back; the first hundred',
      ...value(({ penghalang }: { penghalang: string[] }) => sql`${penghalang}::text[]`),
    }),
    banyakPenghalang: t.exposeInt('banyakPenghalang', {
      nullable: true,
      kelas: 'internal',
      description: 'Banyaknya penghalang / How many things stood in the way',
    }),
    pelaku: t.exposeString('pelaku', {
      kelas: 'internal',
      description: 'Siapa yang meminta / Who asked for it',
    }),
    dibuatPada: t.expose('dibuatPada', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Diminta pada / Asked for at',
    }),
    selesaiPada: t.expose('selesaiPada', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Selesai pada / Done at',
    }),
  }),
})

builder.queryField('impor', (t) =>
  t.field({
    type: Impor,
    kelas: 'pribadi',
    wewenang: 'impor:tulis',
    description:
      'Satu impor di wilayah Anda; null bila tidak ada di sana / An import of your area; null when not there',
    args: { id: t.arg.id({ required: true, description: 'Id global impor / Global id' }) },
    ...row('Impor', (_: unknown, { id }: { id: string }) => ({
      where: { id: idUntuk('Impor', id) },
    })),
  }),
)

builder.subscriptionField('kemajuanImpor', (t) =>
  t.field({
    type: Impor,
    kelas: 'pribadi',
    wewenang: 'impor:tulis',
    description:
      'Impor yang sama dengan `impor(id)`, setiap kali ia maju, paling sering sedetik sekali; berakhir bersama impornya / The same import as `impor(id)`, whenever it has moved, at most once a second; ends with the import',
    args: { id: t.arg.id({ required: true, description: 'Id global impor / Global id' }) },
    // Each answer is read as `impor(id)`, with its guard and its audit row: ../layanan/siaran.ts.
    subscribe: () => {
      throw new Error('read without a guard')
    },
    resolve: (impor: never) => impor,
  }),
)

const BANYAK = { bawaan: 20, terbanyak: 100 }

builder.queryField('daftarImpor', (t) =>
  t.field({
    type: [Impor],
    ukuran: { argumen: 'first' },
    kelas: 'pribadi',
    wewenang: 'impor:tulis',
    description: 'Impor di wilayah Anda, terbaru dulu / Imports of your area, newest first',
    args: {
      first: t.arg.int({
        description: 'Banyaknya, 1-100; bawaan 20 / How many, 1-100; 20 by default',
      }),
    },
    ...rows('Impor', (_: unknown, { first }: { first?: number | null | undefined }) => ({
      orderBy: { id: 'desc' },
      take: banyakDiminta(first, BANYAK),
    })),
  }),
)
