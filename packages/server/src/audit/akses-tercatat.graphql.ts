import type { DasarPemrosesan } from '../_generated/prisma/enums.ts'
import { KELAS, type Kelas, namaKelas } from '../akses/kelas.ts'
import type { Peran } from '../akses/peran.ts'
import { KelasEnum, PeranEnum, TujuanEnum } from '../akses/saya.graphql.ts'
import type { Tujuan } from '../akses/tujuan.ts'
import { builder, pure } from '../builder.ts'
import { DasarPemrosesanEnum } from '../instansi/instansi.graphql.ts'

/** One access, as the person may be told. */
export type Akses = {
  id: string
  waktu: string
  pelaku: string
  peran: Peran
  instansi: string | null
  perjanjian: string | null
  dasar: DasarPemrosesan | null
  tujuan: Tujuan | null
  kelas: Kelas[]
}

export type Daftar = { akses: Akses[]; lanjut: string | null }

const AksesTercatat = builder.objectRef<Akses>('AksesTercatat').implement({
  description:
    'Satu akses atas data seseorang (UU 27/2022 pasal 32) / One access to a person’s data',
  fields: (t) => ({
    waktu: t.field({
      type: 'DateTime',
      kelas: 'pribadi',
      description: 'Kapan / When',
      ...pure(({ waktu }: Akses) => new Date(waktu)),
    }),
    instansi: t.string({
      kelas: 'pribadi',
      description: 'Instansi yang melihat / The agency that looked',
      ...pure(({ instansi }: Akses) => instansi),
    }),
    peran: t.field({
      type: PeranEnum,
      kelas: 'pribadi',
      description: 'Peran yang melihat / The role that looked',
      ...pure(({ peran }: Akses) => peran),
    }),
    pelaku: t.string({
      kelas: 'internal',
      description: 'Petugas atau sistem yang melihat / The officer or system that looked',
      ...pure(({ pelaku }: Akses) => pelaku),
    }),
    tujuan: t.field({
      type: TujuanEnum,
      kelas: 'pribadi',
      description: 'Untuk apa / What for',
      ...pure(({ tujuan }: Akses) => tujuan),
    }),
    dasar: t.field({
      type: DasarPemrosesanEnum,
      kelas: 'pribadi',
      description: 'Dasar pemrosesan / Legal basis',
      ...pure(({ dasar }: Akses) => dasar),
    }),
    perjanjian: t.string({
      kelas: 'pribadi',
      description: 'Nomor perjanjiannya, bila mitra / Number of the agreement, of a partner',
      ...pure(({ perjanjian }: Akses) => perjanjian),
    }),
    kelas: t.field({
      type: [KelasEnum],
      kelas: 'pribadi',
      description: 'Kelas data yang dibaca / Classes of data that were read',
      ...pure(({ kelas }: Akses) => KELAS.filter((satu) => kelas.includes(satu)).map(namaKelas)),
    }),
  }),
})

export const DaftarAkses = builder.objectRef<Daftar>('DaftarAkses').implement({
  description: 'Sebagian riwayat akses, terbaru dulu / A part of the trail, newest first',
  fields: (t) => ({
    akses: t.field({
      type: [AksesTercatat],
      ukuran: { argumen: 'first' },
      kelas: 'pribadi',
      description: 'Aksesnya / The accesses',
      ...pure(({ akses }: Daftar) => akses),
    }),
    lanjut: t.string({
      kelas: 'pribadi',
      description:
        'Untuk `sesudah` berikutnya; null bila habis / For the next `sesudah`; null at the end',
      ...pure(({ lanjut }: Daftar) => lanjut),
    }),
  }),
})
