import { type KodeWilayah, rentang } from '@harapan/kode'
import type { Kpm, Prisma, Program, StatusKpm } from '../_generated/prisma/client.ts'
import {
  type ArgumenHalaman,
  bacaHalaman,
  type Halaman,
  type KolomUrut,
} from '../halaman/halaman.ts'
import type { Konteks } from '../konteks.ts'

export type SaringanKpm = { program: Program; status: readonly StatusKpm[] }

export const SARINGAN_BAWAAN: SaringanKpm = { program: 'PKH', status: ['AKTIF'] }

const bigint = {
  dari: (nilai: string | number) => BigInt(nilai),
  ke: (nilai: bigint) => String(nilai),
}
const teks = { dari: (nilai: string | number) => nilai, ke: (nilai: string) => nilai }
const tanggal = {
  dari: (nilai: string | number) => new Date(nilai),
  ke: (nilai: Date) => nilai.toISOString(),
}

/** Every order ends in the surrogate key, so that it is total. */
export const URUT_KPM = {
  WILAYAH: [
    { kolom: 'desaKode', ...bigint },
    { kolom: 'id', ...bigint },
  ],
  NAMA_PENGURUS: [
    { kolom: 'namaPengurus', ...teks },
    { kolom: 'id', ...bigint },
  ],
  TANGGAL_MULAI: [
    { kolom: 'tanggalMulai', ...tanggal },
    { kolom: 'id', ...bigint },
  ],
} as const satisfies Record<string, readonly KolomUrut<Kpm>[]>

export type UrutKpm = keyof typeof URUT_KPM

export type DaftarKpm = Halaman<Kpm> & {
  wilayah: KodeWilayah
  saringan: SaringanKpm
  nama?: string
}

type Permintaan = {
  wilayah: KodeWilayah
  saringan: SaringanKpm
  urut: UrutKpm
  nama?: string
  args: ArgumenHalaman
  query: object
}

/** One page of the KPM of an area's whole subtree. */
export async function bacaDaftarKpm(
  { tx, kursor }: Konteks,
  permintaan: Permintaan,
): Promise<DaftarKpm> {
  const { wilayah, saringan, urut, nama, args, query } = permintaan
  const halaman = await bacaHalaman<Kpm>({
    daftar: 'kpm',
    saringan: [wilayah, saringan, urut, nama],
    urut: URUT_KPM[urut] as readonly KolomUrut<Kpm>[],
    args,
    kursor,
    baca: ({ where, ...bagian }) =>
      tx.kpm.findMany({
        ...query,
        ...bagian,
        where: { AND: [syarat(permintaan), where] },
      }) as Promise<Kpm[]>,
  })
  return { ...halaman, wilayah, saringan, ...(nama !== undefined && { nama }) }
}

export function syarat({
  wilayah,
  saringan,
  nama,
}: Pick<Permintaan, 'wilayah' | 'saringan' | 'nama'>): Prisma.KpmWhereInput {
  const { awal, akhir } = rentang(wilayah)
  return {
    desaKode: { gte: awal, lte: akhir },
    program: saringan.program,
    status: { in: [...saringan.status] },
    ...(nama !== undefined && {
      namaPengurus: { contains: tanpaPola(nama), mode: 'insensitive' as const },
    }),
  }
}

/** Prisma hands `contains` to LIKE as it is: a percent sign would match every name. */
const tanpaPola = (nama: string) => nama.replace(/[\\%_]/g, '\\$&')
