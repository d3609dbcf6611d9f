import type { KodeWilayah } from '@harapan/kode'
import { builder, pure, row, verb } from '../builder.ts'
import {
  denganPesan,
  hasilVerba,
  KunciTerpakai,
  penolakan,
  StatusTidakSesuai,
} from '../penolakan/penolakan.graphql.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { antreSekali } from './antre-impor.ts'
import { type Penghalang, teksPenghalang } from './batalkan-impor.ts'
import { batalkanLewatVerba } from './batalkan-verba.ts'
import { Impor } from './impor.graphql.ts'
import { ProfilImporEnum } from './profil-impor.graphql.ts'

type Dikenai = { jenis: string; imporId: bigint }
type Dibatalkan = Dikenai & { dihapus: number; dipulihkan: number }
type Terhalang = { jenis: string; jumlah: number; penghalang: Penghalang[] }

const ImporDiterima = builder.objectRef<Dikenai>('ImporDiterima').implement({
  description:
    'Impor ada di antrean; berkas yang sudah pernah selesai dijawab apa adanya / The import is in the queue; a file that was done before is answered as it is',
  fields: (t) => ({
    impor: t.field({
      type: Impor,
      kelas: 'pribadi',
      description: 'Impornya / The import',
      ...row('Impor', ({ imporId }: { imporId: bigint }) => ({ where: { id: imporId } })),
    }),
  }),
})

const ImporDibatalkan = builder.objectRef<Dibatalkan>('ImporDibatalkan').implement({
  description: 'Semua yang ditulisnya sudah dikembalikan / All that it wrote was taken back',
  fields: (t) => ({
    impor: t.field({
      type: Impor,
      kelas: 'pribadi',
      description: 'Impornya / The import',
      ...row('Impor', ({ imporId }: { imporId: bigint }) => ({ where: { id: imporId } })),
    }),
    dihapus: t.int({
      kelas: 'internal',
      description: 'Baris yang dihapus / Rows deleted',
      ...pure(({ dihapus }: Dibatalkan) => dihapus),
    }),
    dipulihkan: t.int({
      kelas: 'internal',
      description: 'Baris yang dipulihkan / Rows put back',
      ...pure(({ dipulihkan }: Dibatalkan) => dipulihkan),
    }),
  }),
})

const PembatalanDiterima = builder.objectRef<Dikenai>('PembatalanDiterima').implement({
  description:
    'Pembatalannya ada di antrean, karena impornya besar; tanyakan `impor(id)` / It is in the queue to be taken back, being large; ask `impor(id)`',
  fields: (t) => ({
    impor: t.field({
      type: Impor,
      kelas: 'pribadi',
      description: 'Impornya / The import',
      ...row('Impor', ({ imporId }: { imporId: bigint }) => ({ where: { id: imporId } })),
    }),
  }),
})

const ImporTerhalang = builder.objectRef<Terhalang>('ImporTerhalang').implement({
  description:
    'Tidak ada yang berubah: ada yang sudah dibangun di atasnya / Nothing changed: something was built on it',
  fields: (t) => ({
    jumlah: t.int({
      kelas: 'internal',
      description: 'Banyaknya penghalang / How many things stand in the way',
      ...pure(({ jumlah }: Terhalang) => jumlah),
    }),
    sebab: t.stringList({
      kelas: 'internal',
      description: 'Seratus yang pertama / The first hundred of them',
      ...pure(({ penghalang }: Terhalang) => penghalang.map(teksPenghalang)),
    }),
  }),
})

const PENOLAKAN = [
  penolakan(
    'UnggahanTidakDitemukan',
    'TIDAK_DITEMUKAN',
    'Unggahan itu tidak ada, bukan milik Anda, belum utuh, atau sudah dipakai / No such upload, not yours, not whole, or used',
  ),
  penolakan(
    'ProfilBukanUntukAnda',
    'TIDAK_BERWENANG',
    'Profil ini bukan untuk peran Anda / This source is not for your role',
  ),
  penolakan(
    'WilayahImporDiLuar',
    'TIDAK_BERWENANG',
    'Wilayah yang disebut di luar wilayah Anda / The named area is outside yours',
  ),
  penolakan(
    'IsiTidakSah',
    'MASUKAN_TIDAK_SAH',
    '`isi` menyebut kolom yang tidak ada pada profil ini, atau memuat nomor identitas / `isi` names a column this source lacks, or holds an identity number',
  ),
  KunciTerpakai,
]

const ImporTidakDitemukan = penolakan(
  'ImporTidakDitemukan',
  'TIDAK_DITEMUKAN',
  'Impor itu tidak ada di wilayah Anda / No such import in your area',
)

const IsiImporRef = builder.inputType('IsiImpor', {
  description:
    'Kolom yang tidak ada di berkas, sama bagi semua baris / A column the file lacks, the same for all rows',
  fields: (t) => ({
    kolom: t.string({ required: true, description: 'Nama kolom profil / Name of the column' }),
    nilai: t.string({ required: true, description: 'Nilainya / Its value' }),
  }),
})

type Masukan = {
  unggahan: string
  profil: string
  wilayah?: KodeWilayah | null | undefined
  isi?: { kolom: string; nilai: string }[] | null | undefined
  coba?: boolean | null | undefined
  kunci?: string | null | undefined
}

builder.mutationField('imporBerkas', (t) =>
  t.field({
    type: hasilVerba(
      'ImporBerkasHasil',
      'Hasil imporBerkas: di antrean, atau satu penolakan bernama / In the queue, or one named refusal',
      [ImporDiterima, ...PENOLAKAN],
    ),
    kelas: 'pribadi',
    wewenang: 'impor:tulis',
    description:
      'Mengimpor berkas yang sudah diunggah lewat PUT /unggahan; hanya ke wilayah Anda / Imports a file uploaded through PUT /unggahan; into your area only',
    args: {
      unggahan: t.arg.id({
        required: true,
        description: '`id` dari jawaban unggahan / `id` of the answer to the upload',
      }),
      profil: t.arg({ type: ProfilImporEnum, required: true, description: 'Sumbernya / Source' }),
      wilayah: t.arg({
        type: 'KodeWilayah',
        description: 'Hanya bagian ini dari wilayah Anda / Only this part of your area',
      }),
      isi: t.arg({
        type: [IsiImporRef],
        description: 'Kolom yang tidak ada di berkas / Columns that the file lacks',
      }),
      coba: t.arg.boolean({
        description: 'Uji coba: tidak ada yang ditulis / A dry run: nothing is written',
      }),
      kunci: t.arg.string({
        description:
          'Kunci idempotensi, 8-100 huruf; ulangan dengan kunci sama menunjuk impor yang sama / Idempotency key; a repeat names the same import',
      }),
    },
    ...verb(async ({ unggahan, profil, ...masukan }: Masukan, konteks) =>
      denganPesan(
        await antreSekali(konteks, {
          ...masukan,
          unggahan: idUntuk('Unggahan', unggahan),
          profil: profil.toLowerCase(),
        }),
      ),
    ),
  }),
)

builder.mutationField('batalkanImpor', (t) =>
  t.field({
    type: hasilVerba(
      'BatalkanImporHasil',
      'Hasil batalkanImpor: dikembalikan, di antrean, terhalang, atau satu penolakan bernama / Taken back, in the queue, blocked, or one named refusal',
      [ImporDibatalkan, PembatalanDiterima, ImporTerhalang, ImporTidakDitemukan, StatusTidakSesuai],
    ),
    kelas: 'pribadi',
    wewenang: 'impor:tulis',
    description:
      'Mengembalikan semua yang ditulis sebuah impor, atau mengeluarkannya dari antrean; yang besar menjadi tugas / Takes back all that an import wrote, or takes it out of the queue; a large one becomes a job',
    args: { id: t.arg.id({ required: true, description: 'Id global impor / Global id' }) },
    ...verb(async ({ id }: { id: string }, konteks) =>
      denganPesan(await batalkanLewatVerba(konteks, idUntuk('Impor', id))),
    ),
  }),
)
