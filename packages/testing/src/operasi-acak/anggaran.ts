import { type GraphQLField, getNullableType, isListType } from 'graphql'
import { bacaOpsi, type OpsiOperasi } from './opsi.ts'
import type { ArgumenRencana, NilaiRencana } from './rencana.ts'

/** What may still be written, as far as it can be guessed; and the widest so far. */
export type Anggaran = {
  pilihan: number
  /** Values in the answer. */
  sel: number
  lebarTerbesar: number
  lebar: number
}

const HALAMAN_BAWAAN = 20
const BAWAH_DAFTAR = 5

/** The arguments as they are, but pages of at most five rows where many lists are multiplied. */
export function batasiHalaman(
  field: GraphQLField<unknown, unknown>,
  argumen: ArgumenRencana,
  diBawahDaftar: boolean,
): { argumen: ArgumenRencana; baris: number } {
  const ukuran = ['first', 'last'].filter((nama) => field.args.some(({ name }) => name === nama))
  if (ukuran.length === 0) return { argumen, baris: 1 }
  const diminta = ukuran.map((nama) => [nama, angka(argumen[nama])] as const)
  const baris = diminta.find(([, nilai]) => nilai !== undefined)?.[1] ?? HALAMAN_BAWAAN
  if (!diBawahDaftar || baris <= BAWAH_DAFTAR) return { argumen, baris: Math.max(1, baris) }
  const kecil = 1 + (baris % BAWAH_DAFTAR)
  const nama = diminta.find(([, nilai]) => nilai !== undefined)?.[0] ?? 'first'
  return {
    argumen: { ...argumen, [nama]: { cara: 'literal', nilai: kecil } },
    baris: kecil,
  }
}

/** How many rows a list brings for one row above it. */
export function lebarField(
  opsi: OpsiOperasi,
  induk: string,
  { name, type }: GraphQLField<unknown, unknown>,
): number {
  return bacaOpsi(opsi.lebar, induk, name, isListType(getNullableType(type)) ? 3 : 1)
}

function angka(nilai: NilaiRencana | undefined): number | undefined {
  const isi =
    nilai?.cara === 'literal'
      ? nilai.nilai
      : nilai?.cara === 'variabel'
        ? nilai.nilai === undefined
          ? nilai.bawaan
          : nilai.nilai
        : undefined
  return typeof isi === 'number' ? isi : undefined
}
