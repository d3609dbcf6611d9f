import type { JenisFasilitas } from '../_generated/prisma/client.ts'
import { JenisFasilitas as JENIS } from '../_generated/prisma/enums.ts'
import { builder, row } from '../builder.ts'
import { koneksi } from '../halaman/koneksi.graphql.ts'
import { desaKini } from '../wilayah/desa-kini.ts'
import { Desa, WilayahRef } from '../wilayah/wilayah.graphql.ts'

const JenisFasilitasEnum = builder.enumType('JenisFasilitas', {
  description:
    'Jenis fasilitas tempat komitmen PKH dipenuhi (Permensos 1/2018) / Kind of place where commitments of PKH are met',
  values: {
    SEKOLAH: { value: JENIS.SEKOLAH, description: 'Sekolah atau madrasah / School' },
    FKTP: {
      value: JENIS.FKTP,
      description: 'Fasilitas kesehatan tingkat pertama, misalnya puskesmas / Primary care',
    },
    RUMAH_SAKIT: { value: JENIS.RUMAH_SAKIT, description: 'Rumah sakit / Hospital' },
    POSYANDU: { value: JENIS.POSYANDU, description: 'Pos pelayanan terpadu / Health post' },
    SENTRA: { value: JENIS.SENTRA, description: 'Sentra Kementerian Sosial / Social centre' },
  },
})

const Fasilitas = builder.prismaObject('Fasilitas', {
  select: { id: true },
  description: 'Sekolah atau fasilitas kesehatan / A school or a health facility',
  fields: (t) => ({
    jenis: t.expose('jenis', {
      type: JenisFasilitasEnum,
      kelas: 'internal',
      description: 'Jenis / Kind',
    }),
    kode: t.exposeString('kode', {
      kelas: 'internal',
      description:
        'NPSN sekolah, atau kode provider BPJS Kesehatan / NPSN of a school, or provider code',
    }),
    nama: t.exposeString('nama', { kelas: 'internal', description: 'Nama / Name' }),
    alamat: t.exposeString('alamat', { kelas: 'internal', description: 'Alamat / Address' }),
    desa: t.field({
      type: Desa,
      kelas: 'internal',
      select: { desaKode: true },
      description: 'Desa atau kelurahan letaknya / Village it lies in',
      ...row('Wilayah', desaKini),
    }),
  }),
})

type Daerah = { kode: string; awal: bigint; akhir: bigint }
type Saringan = { jenis?: JenisFasilitas | null }

builder.prismaInterfaceField(WilayahRef, 'fasilitas', (t) =>
  t.keysetConnection({
    type: koneksi('Fasilitas', Fasilitas),
    kelas: 'internal',
    description:
      'Sekolah dan fasilitas kesehatan di seluruh wilayah ini, urut desa; di mana pun, bagi setiap petugas / Schools and health facilities of the whole subtree, by village; anywhere, for every officer',
    args: {
      jenis: t.arg({ type: JenisFasilitasEnum, description: 'Hanya jenis ini / This kind only' }),
    },
    model: 'Fasilitas',
    list: 'fasilitas',
    scope: ({ kode }: { kode: string }) => kode,
    filter: ({ jenis }: Saringan) => jenis ?? null,
    where: ({ awal, akhir }: Daerah, { jenis }: Saringan) => ({
      desaKode: { gte: awal, lte: akhir },
      ...(jenis && { jenis }),
    }),
    order: () => ({ columns: ['desaKode', 'id'], direction: 'asc' }),
  }),
)
