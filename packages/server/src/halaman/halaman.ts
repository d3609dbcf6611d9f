import { createHash } from 'node:crypto'
import { galatKode } from '../galat.ts'
import type { PenyandiKursor } from './kursor.ts'

const HALAMAN_BAWAAN = 20
const HALAMAN_TERBESAR = 200

export type ArgumenHalaman = {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

/** One column of a total order; the last one must be unique. */
export type KolomUrut<Baris> = {
  kolom: keyof Baris & string
  /** Cursor text back to what the database compares. */
  dari: (nilai: string | number) => unknown
  /** Row value to cursor text. */
  ke: (nilai: never) => string | number
}

export type Halaman<Baris> = {
  edges: { node: Baris; cursor: string }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

type Permintaan<Baris> = {
  daftar: string
  saringan: unknown
  urut: readonly KolomUrut<Baris>[]
  args: ArgumenHalaman
  kursor: PenyandiKursor
  baca: (bagian: { where: object; orderBy: object[]; take: number }) => Promise<Baris[]>
}

/**
 * One page by keyset: rows after (or before) a sort tuple, one more than asked to know whether there
 * are others. No row is looked up by cursor, so deleted and inserted rows neither hide nor repeat one.
 */
export async function bacaHalaman<Baris>(permintaan: Permintaan<Baris>): Promise<Halaman<Baris>> {
  const { urut, kursor, daftar } = permintaan
  const { mundur, jumlah, batas } = bacaArgumen(permintaan.args)
  const saringan = sidik(permintaan.saringan)
  const arah = mundur ? ('desc' as const) : ('asc' as const)

  const rows = await permintaan.baca({
    where: batas === undefined ? {} : setelah(urut, kursor.baca(batas, daftar, saringan), mundur),
    orderBy: urut.map(({ kolom }) => ({ [kolom]: arah })),
    take: jumlah + 1,
  })
  const adaLagi = rows.length > jumlah
  const isi = rows.slice(0, jumlah)
  if (mundur) isi.reverse()

  const edges = isi.map((node) => ({
    node,
    cursor: kursor.tulis({
      daftar,
      saringan,
      kunci: urut.map(({ kolom, ke }) => ke(node[kolom] as never)),
    }),
  }))
  return {
    edges,
    pageInfo: {
      hasNextPage: mundur ? batas !== undefined : adaLagi,
      hasPreviousPage: mundur ? adaLagi : batas !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

function bacaArgumen({ first, after, last, before }: ArgumenHalaman) {
  const keduanya = first != null && last != null
  const salahArah = (last != null && after != null) || (last == null && before != null)
  const jumlah = last ?? first ?? HALAMAN_BAWAAN
  if (keduanya || salahArah || jumlah < 1 || jumlah > HALAMAN_TERBESAR) {
    throw galatKode('BATAS_HALAMAN', { tempat: 'first, last, after, before' })
  }
  const mundur = last != null
  return { mundur, jumlah, batas: (mundur ? before : after) ?? undefined }
}

/**
 * Rows strictly beyond the tuple, as an OR of prefixes plus the bound on the first column: without
 * the redundant bound the index is read from its start, and a deep page costs 350 times as much.
 */
function setelah<Baris>(
  urut: readonly KolomUrut<Baris>[],
  kunci: readonly (string | number)[],
  mundur: boolean,
): object {
  const nilai = urut.map(({ dari }, i) => dari(kunci[i] as string | number))
  const lewat = mundur ? 'lt' : 'gt'
  const cabang = urut.map(({ kolom }, i) => ({
    ...Object.fromEntries(urut.slice(0, i).map((sebelum, j) => [sebelum.kolom, nilai[j]])),
    [kolom]: { [lewat]: nilai[i] },
  }))
  const pertama = urut[0]?.kolom ?? 'id'
  return { AND: [{ [pertama]: { [`${lewat}e`]: nilai[0] } }, { OR: cabang }] }
}

function sidik(saringan: unknown): string {
  const teks = JSON.stringify(saringan, (_, nilai) =>
    typeof nilai === 'bigint' ? String(nilai) : nilai,
  )
  return createHash('sha256').update(teks).digest('base64url').slice(0, 12)
}
