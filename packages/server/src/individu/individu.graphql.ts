import type { Nik } from '@harapan/kode'
import { globalId } from '@harapan/pothos-sql'
import { AlasanTanpaNik, JenisKelamin } from '../_generated/prisma/enums.ts'
import { builder, row } from '../builder.ts'
import { daftarkanSimpul, Simpul } from '../simpul/simpul.graphql.ts'
import { desaKini } from '../wilayah/desa-kini.ts'
import { Desa } from '../wilayah/wilayah.graphql.ts'

const JenisKelaminEnum = builder.enumType('JenisKelamin', {
  description: 'Jenis kelamin menurut data kependudukan / Sex as in the civil registry',
  values: {
    LAKI_LAKI: { value: JenisKelamin.LAKI_LAKI, description: 'Laki-laki / Male' },
    PEREMPUAN: { value: JenisKelamin.PEREMPUAN, description: 'Perempuan / Female' },
  },
})

const AlasanTanpaNikEnum = builder.enumType('AlasanTanpaNik', {
  description: 'Mengapa belum ada NIK / Why there is no NIK yet',
  values: {
    BELUM_PUNYA_KK: {
      value: AlasanTanpaNik.BELUM_PUNYA_KK,
      description: 'Keluarga belum punya KK / The family has no family card',
    },
    BELUM_REKAM: {
      value: AlasanTanpaNik.BELUM_REKAM,
      description: 'Belum rekam KTP-el / Not recorded for the e-ID yet',
    },
    DALAM_PROSES: {
      value: AlasanTanpaNik.DALAM_PROSES,
      description: 'Sedang diurus / Being arranged',
    },
    BAYI: { value: AlasanTanpaNik.BAYI, description: 'Bayi baru lahir / Newborn' },
    LAIN: { value: AlasanTanpaNik.LAIN, description: 'Alasan lain / Another reason' },
  },
})

export const Individu = builder.prismaObject('Individu', {
  interfaces: [Simpul],
  // Only the columns a caller asks for are read: hash and ciphertext never are.
  select: { id: true },
  description: 'Seseorang, ada atau tidak NIK-nya / A person, with or without a NIK',
  fields: (t) => ({
    id: t.id({
      kelas: 'publik',
      nullable: false,
      description: 'Id global / Global id',
      ...globalId('id'),
    }),
    nik: t.expose('nikSamaran', {
      type: 'NomorTersamar',
      kelas: 'identitas',
      description:
        'NIK tersamar; null bila belum ada, lihat alasanTanpaNik / Masked NIK; null when there is none yet',
    }),
    alasanTanpaNik: t.expose('alasanTanpaNik', {
      type: AlasanTanpaNikEnum,
      kelas: 'pribadi',
      description: 'Mengapa belum ada NIK / Why there is no NIK yet',
    }),
    nama: t.exposeString('nama', { kelas: 'pribadi', description: 'Nama / Name' }),
    tanggalLahir: t.expose('tanggalLahir', {
      type: 'Date',
      kelas: 'pribadi',
      description: 'Tanggal lahir / Date of birth',
    }),
    jenisKelamin: t.expose('jenisKelamin', {
      type: JenisKelaminEnum,
      kelas: 'pribadi',
      description: 'Jenis kelamin / Sex',
    }),
    punyaKtpEl: t.exposeBoolean('punyaKtpEl', {
      kelas: 'pribadi',
      description:
        'Apakah sudah punya KTP elektronik (wajib sejak 17 tahun atau kawin) / Whether an e-ID was issued',
    }),
    desa: t.field({
      type: Desa,
      kelas: 'pribadi',
      select: { desaKode: true },
      description: 'Desa atau kelurahan tempat tinggal / Village of residence',
      ...row('Wilayah', desaKini),
    }),
    sintetis: t.exposeBoolean('sintetis', {
      kelas: 'publik',
      nullable: false,
      description: 'Data contoh, bukan orang sungguhan / Sample data, not a real person',
    }),
  }),
})

daftarkanSimpul('Individu', {
  kelas: 'pribadi',
  model: 'Individu',
  where: (id) => ({ id }),
})

builder.queryField('individu', (t) =>
  t.field({
    type: Individu,
    kelas: 'pribadi',
    description:
      'Seseorang menurut NIK, di wilayah Anda; null bila tidak ada di sana / A person by NIK within your area; null when not there',
    args: {
      nik: t.arg({
        type: 'NIK',
        required: true,
        description: 'NIK, lewat variabel / NIK, through a variable',
      }),
    },
    ...row('Individu', (_: unknown, { nik }: { nik: Nik }, { pelindung }) => ({
      where: { nikHash: new Uint8Array(pelindung.hash('nik', nik)) },
    })),
  }),
)
