import { globalId } from '@harapan/pothos-sql'
import { StatusKpm } from '../_generated/prisma/enums.ts'
import { builder, row, rows } from '../builder.ts'
import { Individu } from '../individu/individu.graphql.ts'
import { AnggotaKpm } from '../keluarga/anggota.graphql.ts'
import { Keluarga } from '../keluarga/keluarga.graphql.ts'
import { ProgramEnum } from '../program/program.graphql.ts'
import { daftarkanSimpul, Simpul } from '../simpul/simpul.graphql.ts'
import { desaKini } from '../wilayah/desa-kini.ts'
import { Desa } from '../wilayah/wilayah.graphql.ts'

export const StatusKpmEnum = builder.enumType('StatusKpm', {
  description: 'Status kepesertaan KPM / Status of an enrolment',
  values: {
    CALON: { value: StatusKpm.CALON, description: 'Calon, belum divalidasi / Candidate' },
    ELIGIBLE: { value: StatusKpm.ELIGIBLE, description: 'Memenuhi syarat / Eligible' },
    NON_ELIGIBLE: {
      value: StatusKpm.NON_ELIGIBLE,
      description: 'Tidak memenuhi syarat / Not eligible',
    },
    AKTIF: { value: StatusKpm.AKTIF, description: 'Peserta aktif / Active' },
    DITANGGUHKAN: { value: StatusKpm.DITANGGUHKAN, description: 'Ditangguhkan / Suspended' },
    GRADUASI_ALAMIAH: {
      value: StatusKpm.GRADUASI_ALAMIAH,
      description: 'Lulus karena tak ada komponen lagi / Graduated, no component left',
    },
    GRADUASI_MANDIRI: {
      value: StatusKpm.GRADUASI_MANDIRI,
      description: 'Lulus mandiri / Graduated, self-reliant',
    },
    DIKELUARKAN: { value: StatusKpm.DIKELUARKAN, description: 'Dikeluarkan / Removed' },
    MENINGGAL_TUNGGAL: {
      value: StatusKpm.MENINGGAL_TUNGGAL,
      description: 'Anggota tunggal meninggal / Sole member died',
    },
  },
})

export const Kpm = builder.prismaObject('Kpm', {
  interfaces: [Simpul],
  description:
    'Keluarga Penerima Manfaat: kepesertaan satu keluarga dalam program, bukan rumah tangga dan bukan nomor KK / Enrolment of a family in a programme, neither a household nor a card number',
  fields: (t) => ({
    id: t.id({
      kelas: 'publik',
      nullable: false,
      description: 'Id global / Global id',
      ...globalId('id'),
    }),
    nomorPeserta: t.exposeString('nomorPeserta', {
      kelas: 'pribadi',
      description: 'Nomor peserta / Enrolment number',
    }),
    program: t.expose('program', {
      type: ProgramEnum,
      kelas: 'pribadi',
      description: 'Program / Programme',
    }),
    status: t.expose('status', {
      type: StatusKpmEnum,
      kelas: 'pribadi',
      description: 'Status sekarang / Present status',
    }),
    tanggalMulai: t.expose('tanggalMulai', {
      type: 'Date',
      kelas: 'pribadi',
      description: 'Peserta sejak / Enrolled since',
    }),
    tanggalSelesai: t.expose('tanggalSelesai', {
      type: 'Date',
      kelas: 'pribadi',
      description: 'Berakhir pada; null bila masih / Ended on; null while it lasts',
    }),
    pengurus: t.relation('pengurus', {
      type: Individu,
      nullable: true,
      kelas: 'pribadi',
      description: 'Pengurus, orang yang menerima bantuan / The person who receives the aid',
    }),
    keluarga: t.relation('keluarga', {
      type: Keluarga,
      nullable: true,
      kelas: 'pribadi',
      description: 'Keluarganya / The family',
    }),
    anggota: t.field({
      type: [AnggotaKpm],
      ukuran: 6,
      kelas: 'pribadi',
      description:
        'Anggota keluarga sekarang, paling banyak 50 / Present members of the family, at most 50',
      ...rows(
        'AnggotaKeluarga',
        ({ keluargaId, desaKode }: { keluargaId: bigint; desaKode: bigint }) => ({
          where: { keluargaId, desaKode, sampai: null },
          orderBy: { id: 'asc' },
          take: 50,
        }),
      ),
    }),
    desa: t.field({
      type: Desa,
      kelas: 'pribadi',
      description: 'Desa atau kelurahan tempat tinggal / Village of residence',
      ...row('Wilayah', desaKini),
    }),
    riwayat: t.relation('riwayat', {
      ukuran: 6,
      nullable: true,
      kelas: 'pribadi',
      query: { orderBy: [{ dari: 'asc' }, { id: 'asc' }], take: 100 },
      description:
        'Riwayat kepesertaan di wilayah Anda, yang terlama dulu / Spells of the enrolment within your area, oldest first',
    }),
    versi: t.exposeInt('versi', {
      kelas: 'internal',
      description:
        'Versi baris, untuk perubahan tanpa saling menimpa / Row version, for changes that do not overwrite each other',
    }),
    sintetis: t.exposeBoolean('sintetis', {
      kelas: 'publik',
      nullable: false,
      description: 'Data contoh, bukan keluarga sungguhan / Sample data, not a real family',
    }),
  }),
})

builder.prismaObject('RiwayatKepesertaan', {
  description:
    'Satu masa: di mana dan berstatus apa KPM, dari dan sampai kapan / One spell: where and with which status, from when to when',
  fields: (t) => ({
    status: t.expose('status', {
      type: StatusKpmEnum,
      kelas: 'pribadi',
      description: 'Status selama masa ini / Status during the spell',
    }),
    dari: t.expose('dari', { type: 'Date', kelas: 'pribadi', description: 'Mulai / From' }),
    sampai: t.expose('sampai', {
      type: 'Date',
      kelas: 'pribadi',
      description: 'Sampai; null bila masih / Until; null while it lasts',
    }),
    alasan: t.exposeString('alasan', { kelas: 'pribadi', description: 'Alasannya / The reason' }),
    desa: t.field({
      type: Desa,
      kelas: 'pribadi',
      description: 'Desa selama masa ini / Village during the spell',
      ...row('Wilayah', desaKini),
    }),
  }),
})

daftarkanSimpul('Kpm', {
  kelas: 'pribadi',
  model: 'Kpm',
  where: (id) => ({ id }),
})

builder.queryField('kpm', (t) =>
  t.field({
    type: Kpm,
    kelas: 'pribadi',
    description:
      'KPM menurut nomor peserta, di wilayah Anda; null bila tidak ada di sana / An enrolment by number within your area; null when not there',
    args: {
      nomorPeserta: t.arg.string({
        required: true,
        description: 'Nomor peserta / Enrolment number',
      }),
    },
    ...row('Kpm', (_: unknown, { nomorPeserta }: { nomorPeserta: string }) => ({
      where: { nomorPeserta },
    })),
  }),
)
