import { bacaTabel } from './baca-tabel.ts'

/** Nama yang dibetulkan satu per satu / A name corrected one by one. */
export interface PerbaikanNama {
  readonly kode: string
  readonly namaSumber: string
  readonly nama: string
  readonly alias: readonly string[]
}

/** `data/nama.csv`: nama sumber yang keliru, dengan sebabnya / Wrong source names, with the reason. */
export const PERBAIKAN_NAMA: ReadonlyMap<string, PerbaikanNama> = new Map(
  bacaTabel('nama', ['kode', 'nama_sumber', 'nama', 'alias', 'sebab']).map((baris) => [
    baris.kode,
    {
      kode: baris.kode,
      namaSumber: baris.nama_sumber,
      nama: baris.nama,
      alias: baris.alias.split(';'),
    },
  ]),
)

/**
 * `data/alias.csv`: sebutan petugas (OKI, MB Ketapang) dan nama lama / Officers' names and former names.
 * Satu alias boleh milik dua wilayah: Mura / One alias may name two areas.
 */
export const ALIAS_WILAYAH: readonly AliasWilayah[] = bacaTabel('alias', [
  'kode',
  'nama',
  'alias',
]).map(({ kode, nama, alias }) => ({ kode, nama, alias: alias.split(';') }))

export interface AliasWilayah {
  readonly kode: string
  /** Hanya untuk pembaca tabel; diuji sama dengan nama wilayahnya / For the reader; tested against the area. */
  readonly nama: string
  readonly alias: readonly string[]
}

const MENURUT_KODE = kumpulkan([...PERBAIKAN_NAMA.values(), ...ALIAS_WILAYAH])

/** Semua alias sebuah wilayah / Every alias of an area. */
export function aliasWilayah(kode: string): readonly string[] {
  return MENURUT_KODE.get(kode) ?? []
}

function kumpulkan(
  daftar: readonly { readonly kode: string; readonly alias: readonly string[] }[],
): Map<string, readonly string[]> {
  const hasil = new Map<string, readonly string[]>()
  for (const { kode, alias } of daftar) hasil.set(kode, [...(hasil.get(kode) ?? []), ...alias])
  return hasil
}
