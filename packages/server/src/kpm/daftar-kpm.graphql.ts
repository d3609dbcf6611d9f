import { type KodeWilayah, tingkat } from '@harapan/kode'
import { type Fragment, totalCount } from '@harapan/pothos-sql'
import { builder } from '../builder.ts'
import { galatKode } from '../galat.ts'
import { HitunganRef } from '../halaman/info-halaman.graphql.ts'
import { koneksi } from '../halaman/koneksi.graphql.ts'
import type { Konteks } from '../konteks.ts'
import { ProgramEnum } from '../program/program.graphql.ts'
import { type Daerah, jumlahLangsung } from '../rekap/rekap.sql.ts'
import { WilayahRef } from '../wilayah/wilayah.graphql.ts'
import {
  hitungSampaiBatas,
  type SaringanKpm,
  saringanLengkap,
  saringanRekap,
  syaratKpm,
  syaratNama,
  URUT_KPM,
  type UrutKpm,
} from './daftar-kpm.ts'
import { Kpm, StatusKpmEnum } from './kpm.graphql.ts'

const UrutKpmEnum = builder.enumType('UrutKpm', {
  description: 'Urutan daftar KPM / Order of a list of enrolments',
  values: {
    WILAYAH: { value: 'WILAYAH', description: 'Kode desa / Village code' },
    NAMA_PENGURUS: {
      value: 'NAMA_PENGURUS',
      description: 'Nama pengurus / Name of the receiving person',
    },
    TANGGAL_MULAI: {
      value: 'TANGGAL_MULAI',
      description: 'Tanggal mulai, terlama dulu / Start date, oldest first',
    },
  } satisfies Record<UrutKpm, { value: UrutKpm; description: string }>,
})

const SaringanKpmRef = builder.inputType('SaringanKpm', {
  description: 'Saringan daftar KPM / Filter of a list of enrolments',
  fields: (t) => ({
    program: t.field({
      type: ProgramEnum,
      description: 'Program; bawaan PKH / Programme; PKH by default',
    }),
    status: t.field({
      type: [StatusKpmEnum],
      description: 'Status; bawaan hanya AKTIF / Status; only AKTIF by default',
    }),
  }),
})

const KpmConnection = koneksi('Kpm', Kpm)
builder.objectField(KpmConnection, 'totalCount', (t) =>
  t.field({
    type: HitunganRef,
    kelas: 'internal',
    biaya: 10,
    description:
      'Banyaknya semua baris: tepat dari rekap bila saringannya bawaan, selain itu sampai 10.001 / Count of all rows: exact from the roll-up for the default filter, else up to 10,001',
    ...totalCount(),
  }),
)

const HITUNGAN = { nilai: 'nilai', tepat: 'tepat' }
type Daftar = { filter?: SaringanKpm | null; urut?: UrutKpm | null }

builder.prismaInterfaceField(WilayahRef, 'kpm', (t) =>
  t.keysetConnection({
    type: KpmConnection,
    kelas: 'pribadi',
    description: 'KPM di seluruh wilayah ini, berhalaman / Enrolments of the whole subtree, paged',
    args: {
      filter: t.arg({ type: SaringanKpmRef, description: 'Saringan / Filter' }),
      urut: t.arg({
        type: UrutKpmEnum,
        description: 'Urutan; bawaan WILAYAH / Order; WILAYAH by default',
      }),
    },
    model: 'Kpm',
    list: 'kpm',
    scope: ({ kode }: { kode: string }) => kode,
    filter: ({ filter }: Daftar) => saringanLengkap(filter),
    where: (daerah: Daerah, { filter }: Daftar) => syaratKpm(daerah, filter),
    order: ({ urut }: Daftar) => ({ columns: URUT_KPM[urut ?? 'WILAYAH'], direction: 'asc' }),
    count: (daerah: Daerah, { filter }: Daftar, konteks: Konteks, baris: Fragment) =>
      hitungSampaiBatas(
        baris,
        saringanRekap(filter)
          ? jumlahLangsung(daerah, saringanLengkap(filter).program, konteks)
          : undefined,
      ),
    countColumns: HITUNGAN,
  }),
)

type Pencarian = { nama: string; wilayah: KodeWilayah }

builder.queryField('cariKpm', (t) =>
  t.keysetConnection({
    type: KpmConnection,
    kelas: 'pribadi',
    biaya: 100,
    description:
      'Mencari KPM menurut nama pengurus di satu kabupaten atau lebih sempit / Finds enrolments by the name of the receiving person within a regency or narrower',
    args: {
      nama: t.arg.string({
        required: true,
        description: 'Bagian nama, 3-100 huruf / Part of the name, 3-100 letters',
      }),
      wilayah: t.arg({
        type: 'KodeWilayah',
        required: true,
        description: 'Kabupaten, kecamatan atau desa / Regency, district or village',
      }),
    },
    model: 'Kpm',
    list: 'cariKpm',
    filter: ({ nama, wilayah }: Pencarian) => [nama.trim(), wilayah],
    where: (_: unknown, { nama, wilayah }: Pencarian) => {
      if (tingkat(wilayah) === 'PROVINSI')
        throw galatKode('WILAYAH_TERLALU_LUAS', { tempat: 'wilayah' })
      return syaratNama(wilayah, nama)
    },
    order: () => ({ columns: URUT_KPM.NAMA_PENGURUS, direction: 'asc' }),
    count: (_: unknown, __: Pencarian, ___: Konteks, baris: Fragment) => hitungSampaiBatas(baris),
    countColumns: HITUNGAN,
  }),
)
