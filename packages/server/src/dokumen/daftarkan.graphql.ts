import { builder, pure, verb } from '../builder.ts'
import { InstansiTidakDitemukan } from '../instansi/usulkan.graphql.ts'
import { denganPesan, hasilVerba } from '../penolakan/penolakan.graphql.ts'
import { daftarkanDokumen, type MasukanDaftar } from './daftarkan.ts'

type Terdaftar = { jenis: string; jumlah: number; baru: number }

const DokumenTerdaftar = builder.objectRef<Terdaftar>('DokumenTerdaftar').implement({
  description: 'Semua dokumen sudah terdaftar / All documents are registered',
  fields: (t) => ({
    jumlah: t.int({
      kelas: 'internal',
      description: 'Banyaknya dokumen yang dikirim / Documents sent',
      ...pure(({ jumlah }: Terdaftar) => jumlah),
    }),
    baru: t.int({
      kelas: 'internal',
      description: 'Yang sebelumnya belum terdaftar / Those that were not registered before',
      ...pure(({ baru }: Terdaftar) => baru),
    }),
  }),
})

const MasukanDokumenRef = builder.inputType('MasukanDokumen', {
  description: 'Satu dokumen dari manifes SDK / One document of an SDK manifest',
  fields: (t) => ({
    hash: t.string({
      required: true,
      description:
        'SHA-256 isinya, heksadesimal; dihitung ulang server / SHA-256 of its text, in hex',
    }),
    isi: t.string({
      required: true,
      description: 'Satu operasi bernama dengan penggalannya / One named operation with fragments',
    }),
  }),
})

builder.mutationField('daftarkanDokumen', (t) =>
  t.field({
    type: hasilVerba('DaftarkanDokumenHasil', 'Hasil daftarkanDokumen / Result', [
      DokumenTerdaftar,
      InstansiTidakDitemukan,
    ]),
    kelas: 'internal',
    wewenang: 'perjanjian:usul',
    description:
      'Mendaftarkan dokumen satu versi SDK; hanya tiga versi terbaru berlaku / Registers the documents of an SDK version; only the three newest are valid',
    args: {
      instansi: t.arg.string({
        description: 'Kode instansi; kosong bagi semua / Code of the agency; none for everybody',
      }),
      lingkungan: t.arg.string({
        required: true,
        description: 'Untuk pemasangan mana, misalnya produksi / For which installation',
      }),
      versiSdk: t.arg.string({ required: true, description: 'Versi SDK / Version of the SDK' }),
      dokumen: t.arg({
        type: [MasukanDokumenRef],
        required: true,
        description: 'Paling banyak 500; semua atau tidak satu pun / At most 500; all or none',
      }),
    },
    ...verb(async (masukan: MasukanDaftar, konteks) =>
      denganPesan(await daftarkanDokumen(konteks, masukan)),
    ),
  }),
)
