import type { Uji } from '@harapan/testing'
import { expect } from 'vitest'
import type { UrutKpm } from '../src/kpm/daftar-kpm.ts'
import { tanyaAdmin } from './sebagai-admin.ts'

const KECAMATAN = '16.02.05'
export const DESA = [1_602_051_001, 1_602_052_011, 1_602_052_012] as const

export type HalamanKpm = {
  edges: { cursor: string; node: { nomorPeserta: string } }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

export const nomor = ({ edges }: HalamanKpm) => edges.map(({ node }) => node.nomorPeserta)

/** One page of the enrolments of a kecamatan of 40, as asked; the answer may be a refusal. */
function mintaHalaman(uji: Uji, variabel: Record<string, unknown>) {
  return uji.tanya(
    `query ($kode: KodeWilayah!, $urut: UrutKpm, $filter: SaringanKpm, $first: Int, $after: String, $last: Int, $before: String) {
      kecamatan(kode: $kode) {
        kpm(urut: $urut, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          edges { cursor node { nomorPeserta } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      }
    }`,
    { oleh: 'oki', variabel: { kode: KECAMATAN, ...variabel } },
  )
}

export async function halamanKpm(uji: Uji, variabel: Record<string, unknown>): Promise<HalamanKpm> {
  const { data, errors } = await mintaHalaman(uji, variabel)
  expect(errors).toBeUndefined()
  return data.kecamatan.kpm
}

export type CaraJalan = { urut: UrutKpm; ukuran: number; mundur: boolean }

/** Every page to the end; `antara` runs between two pages and is told which row the cursor is of. */
export async function jalaniKpm(
  uji: Uji,
  { urut, ukuran, mundur }: CaraJalan,
  antara?: (kursor: string) => Promise<void>,
): Promise<string[]> {
  let terlihat: string[] = []
  let batas: string | null = null
  for (;;) {
    const halaman = await halamanKpm(uji, {
      urut,
      ...(mundur ? { last: ukuran, before: batas } : { first: ukuran, after: batas }),
    })
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = halaman.pageInfo
    expect(mundur ? hasNextPage : hasPreviousPage).toBe(batas !== null)
    expect(startCursor).toBe(halaman.edges.at(0)?.cursor ?? null)
    expect(endCursor).toBe(halaman.edges.at(-1)?.cursor ?? null)
    const isi = nomor(halaman)
    terlihat = mundur ? [...isi, ...terlihat] : [...terlihat, ...isi]
    if (!(mundur ? hasPreviousPage : hasNextPage)) return terlihat
    expect(isi).toHaveLength(ukuran)
    batas = mundur ? startCursor : endCursor
    await antara?.((mundur ? isi.at(0) : isi.at(-1)) ?? '')
  }
}

const URUT_SQL: Record<UrutKpm, string> = {
  WILAYAH: 'desa_kode, id',
  NAMA_PENGURUS: 'nama_pengurus, id',
  TANGGAL_MULAI: 'tanggal_mulai, id',
}

export const URUT = Object.keys(URUT_SQL) as UrutKpm[]

/** The same list by plain SQL. */
export async function urutanKpm({ basisData }: Uji, urut: UrutKpm): Promise<string[]> {
  const baris = await tanyaAdmin<{ nomor_peserta: string }>(
    basisData.kolam,
    `select nomor_peserta from kpm where desa_kode / 10000 = 160205 and status = 'AKTIF' order by ${URUT_SQL[urut]}`,
  )
  return baris.map(({ nomor_peserta }) => nomor_peserta)
}
