import { globalId, sql } from '@harapan/pothos-sql'
import { JenisPermintaanSubjek, StatusPermintaanSubjek } from '../_generated/prisma/enums.ts'
import { builder, value } from '../builder.ts'
import { daftarkanSimpul, Simpul } from '../simpul/simpul.graphql.ts'

export const JenisPermintaanSubjekEnum = builder.enumType('JenisPermintaanSubjek', {
  description: 'Hak yang dipakai subjek data / The right that a data subject uses',
  values: {
    AKSES: {
      value: JenisPermintaanSubjek.AKSES,
      description: 'Salinan datanya dan jejak pemrosesannya / A copy, and who processed it',
    },
    PERBAIKAN: {
      value: JenisPermintaanSubjek.PERBAIKAN,
      description: 'Melengkapi atau memperbaiki / To complete or correct',
    },
    PENGHAPUSAN: { value: JenisPermintaanSubjek.PENGHAPUSAN, description: 'Menghapus / To erase' },
    PENOLAKAN: {
      value: JenisPermintaanSubjek.PENOLAKAN,
      description: 'Keberatan atas pemrosesannya / To object to its processing',
    },
  },
})

export const StatusPermintaanSubjekEnum = builder.enumType('StatusPermintaanSubjek', {
  description: 'Status permintaan subjek data / Status of a data-subject request',
  values: {
    DITERIMA: { value: StatusPermintaanSubjek.DITERIMA, description: 'Belum selesai / Open' },
    DIPENUHI: { value: StatusPermintaanSubjek.DIPENUHI, description: 'Dikabulkan / Granted' },
    DITOLAK: { value: StatusPermintaanSubjek.DITOLAK, description: 'Tidak dikabulkan / Refused' },
  },
})

export const PermintaanSubjek = builder.prismaObject('PermintaanSubjek', {
  interfaces: [Simpul],
  // Whose it is says the audit, whatever is asked of it.
  select: { id: true, individuId: true },
  description:
    'Permintaan seseorang atas datanya sendiri, bertenggat 3 x 24 jam (UU 27/2022 pasal 30-32) / What a person asks about their own data, due within 72 hours',
  fields: (t) => ({
    id: t.id({
      kelas: 'publik',
      nullable: false,
      description: 'Id global / Global id',
      ...globalId('id'),
    }),
    individu: t.relation('individu', {
      kelas: 'pribadi',
      nullable: true,
      description: 'Siapa yang meminta / Who asks',
    }),
    jenis: t.expose('jenis', {
      type: JenisPermintaanSubjekEnum,
      kelas: 'pribadi',
      description: 'Apa yang diminta / What is asked',
    }),
    diterimaPada: t.expose('diterimaPada', {
      type: 'DateTime',
      kelas: 'pribadi',
      description: 'Saat diterima / When it was received',
    }),
    tenggat: t.expose('tenggat', {
      type: 'DateTime',
      kelas: 'pribadi',
      description: 'Tenggat, 72 jam sesudah diterima / Deadline, 72 hours after its receipt',
    }),
    lewatTenggat: t.boolean({
      kelas: 'pribadi',
      select: { status: true, tenggat: true },
      description: 'Belum selesai padahal tenggatnya lewat / Still open after its deadline',
      ...value(
        ({ status, tenggat }: { status: string; tenggat: Date }) =>
          sql`${status} = 'DITERIMA' and ${tenggat} < now()`,
      ),
    }),
    status: t.expose('status', {
      type: StatusPermintaanSubjekEnum,
      kelas: 'pribadi',
      description: 'Status / Status',
    }),
    hasil: t.exposeString('hasil', {
      kelas: 'pribadi',
      description: 'Apa yang dilakukan, atau mengapa tidak / What was done, or why not',
    }),
    dicatatOleh: t.exposeString('dicatatOleh', {
      kelas: 'pribadi',
      description: 'Siapa yang mencatat / Who recorded it',
    }),
    diselesaikanOleh: t.exposeString('diselesaikanOleh', {
      kelas: 'pribadi',
      description: 'Siapa yang menyelesaikan / Who completed it',
    }),
    diselesaikanPada: t.expose('diselesaikanPada', {
      type: 'DateTime',
      kelas: 'pribadi',
      description: 'Saat selesai / When it was completed',
    }),
    versi: t.exposeInt('versi', { kelas: 'internal', description: 'Versi baris / Row version' }),
  }),
})

daftarkanSimpul('PermintaanSubjek', {
  kelas: 'pribadi',
  wewenang: 'subjek:layani',
  model: 'PermintaanSubjek',
  where: (id) => ({ id }),
})
