import type { NoKk } from '@harapan/kode'
import { globalId } from '@harapan/pothos-sql'
import { AlasanTanpaKk } from '../_generated/prisma/enums.ts'
import { builder, row } from '../builder.ts'
import { daftarkanSimpul, Simpul } from '../simpul/simpul.graphql.ts'
import { desaKini } from '../wilayah/desa-kini.ts'
import { Desa } from '../wilayah/wilayah.graphql.ts'

const AlasanTanpaKkEnum = builder.enumType('AlasanTanpaKk', {
  description: 'Mengapa belum ada Kartu Keluarga / Why there is no family card yet',
  values: {
    BELUM_PUNYA_KK: {
      value: AlasanTanpaKk.BELUM_PUNYA_KK,
      description: 'Belum pernah punya / Never had one',
    },
    DALAM_PROSES: {
      value: AlasanTanpaKk.DALAM_PROSES,
      description: 'Sedang diurus / Being arranged',
    },
    LAIN: { value: AlasanTanpaKk.LAIN, description: 'Alasan lain / Another reason' },
  },
})

export const Keluarga = builder.prismaObject('Keluarga', {
  interfaces: [Simpul],
  // Only the columns a caller asks for are read: hash and ciphertext never are.
  select: { id: true },
  description:
    'Keluarga yang hidup bersama; bukan nomor KK, bukan KPM / A family living together; neither a card number nor an enrolment',
  fields: (t) => ({
    id: t.id({
      kelas: 'publik',
      nullable: false,
      description: 'Id global / Global id',
      ...globalId('id'),
    }),
    noKk: t.expose('noKkSamaran', {
      type: 'NomorTersamar',
      kelas: 'identitas',
      description:
        'Nomor KK tersamar; null bila belum ada / Masked family card number; null when there is none yet',
    }),
    alasanTanpaKk: t.expose('alasanTanpaKk', {
      type: AlasanTanpaKkEnum,
      kelas: 'pribadi',
      description: 'Mengapa belum ada KK / Why there is no family card yet',
    }),
    alamat: t.exposeString('alamat', { kelas: 'pribadi', description: 'Alamat / Address' }),
    rt: t.exposeString('rt', {
      kelas: 'pribadi',
      description: 'Rukun tetangga, tiga angka / Neighbourhood, three digits',
    }),
    rw: t.exposeString('rw', {
      kelas: 'pribadi',
      description: 'Rukun warga, tiga angka / Hamlet, three digits',
    }),
    desa: t.field({
      type: Desa,
      kelas: 'pribadi',
      select: { desaKode: true },
      description: 'Desa atau kelurahan tempat tinggal / Village of residence',
      ...row('Wilayah', desaKini),
    }),
    anggota: t.relation('anggota', {
      ukuran: 6,
      kelas: 'pribadi',
      nullable: true,
      query: { where: { sampai: null }, orderBy: { id: 'asc' }, take: 50 },
      description: 'Anggota sekarang, paling banyak 50 / Present members, at most 50',
    }),
    sintetis: t.exposeBoolean('sintetis', {
      kelas: 'publik',
      nullable: false,
      description: 'Data contoh, bukan keluarga sungguhan / Sample data, not a real family',
    }),
  }),
})

daftarkanSimpul('Keluarga', {
  kelas: 'pribadi',
  model: 'Keluarga',
  where: (id) => ({ id }),
})

builder.queryField('keluarga', (t) =>
  t.field({
    type: Keluarga,
    kelas: 'pribadi',
    description:
      'Keluarga menurut nomor KK, di wilayah Anda; null bila tidak ada di sana / A family by family card number within your area; null when not there',
    args: {
      noKk: t.arg({
        type: 'NoKK',
        required: true,
        description: 'Nomor KK, lewat variabel / Family card number, through a variable',
      }),
    },
    ...row('Keluarga', (_: unknown, { noKk }: { noKk: NoKk }, { pelindung }) => ({
      where: { noKkHash: new Uint8Array(pelindung.hash('noKk', noKk)) },
    })),
  }),
)
