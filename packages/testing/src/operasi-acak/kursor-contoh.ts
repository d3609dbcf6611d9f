import type { Uji } from '../uji.ts'
import type { Paket } from './kolam.ts'

const DAFTAR = `query ($kode: KodeWilayah!, $filter: SaringanKpm, $urut: UrutKpm) {
  wilayah(kode: $kode) {
    __typename id induk { id } leluhur { id }
    semua: kpm(first: 200, filter: $filter, urut: $urut) { edges { __typename } }
    kpm(first: 4, filter: $filter, urut: $urut) {
      edges { cursor node { id desa { id } keluarga { id } pengurus { id } anggota { individu { id } } } }
    }
  }
}`
const CARI = `query ($nama: String!, $wilayah: KodeWilayah!) {
  cariKpm(nama: $nama, wilayah: $wilayah, first: 4) { edges { cursor } }
}`

/** One of each type: a cursor is good only for the area it was made in. */
const WILAYAH = ['16', '16.02', '16.02.05', '16.02.05.1001']
const URUTAN = [{}, { urut: 'NAMA_PENGURUS' }, { urut: 'TANGGAL_MULAI' }]
const SARINGAN = [{}, { filter: { status: ['AKTIF', 'CALON'] } }]

const HALAMAN_TERBESAR = 200

type Tepi = { cursor: string; node: object }
type Milik = Record<string, unknown>

/** Real cursors with the arguments they belong to, and real ids, by asking lists as everybody does. */
export async function kursorContoh(uji: Uji, nama: readonly string[]) {
  const kursor: string[] = []
  const id = new Set<string>()
  const paket: Record<string, Paket[]> = {}
  const cari: Paket[] = []

  for (const kode of WILAYAH) {
    for (const milik of URUTAN.flatMap((a) => SARINGAN.map((b) => ({ ...a, ...b })))) {
      const jawaban = await uji.tanya(DAFTAR, { oleh: 'keduanya', variabel: { kode, ...milik } })
      const { __typename: tipe, kpm, semua, ...wilayah } = jawaban.data.wilayah
      for (const satu of [wilayah, ...kpm.edges]) kumpulkan(satu, id)
      const baru = [...halaman(kpm.edges, milik), ...pas(semua.edges.length, milik)]
      kursor.push(...kpm.edges.slice(1, 2).map(({ cursor }: Tepi) => cursor))
      paket[`${tipe}.kpm`] = [...(paket[`${tipe}.kpm`] ?? []), ...baru]
    }
  }
  for (const satu of nama) {
    const milik = { nama: satu, wilayah: '16.02' }
    const { data } = await uji.tanya(CARI, { oleh: 'keduanya', variabel: milik })
    cari.push(...halaman(data.cariKpm.edges, milik))
  }
  return { kursor: sebagian(kursor), paket, cari, id: [...sebagian([...id]), ...idTiada()] }
}

/** A page after the first row, and one before the last. */
function halaman(tepi: readonly Tepi[], milik: Milik): Paket[] {
  const [pertama, terakhir] = [tepi.at(0)?.cursor, tepi.at(-1)?.cursor]
  if (!pertama || !terakhir) return []
  const tetap = tetapkan(milik)
  return [
    { first: [1, 2, 5], after: [pertama, terakhir], ...tetap },
    { last: [1, 2, 5], before: [terakhir, pertama], ...tetap },
  ]
}

/** A page that the list fills exactly, where none must be promised after it; and one row less. */
function pas(banyak: number, milik: Milik): Paket[] {
  if (banyak < 2 || banyak === HALAMAN_TERBESAR) return []
  const ukuran = [banyak, banyak - 1]
  return [
    { first: ukuran, ...tetapkan(milik) },
    { last: ukuran, ...tetapkan(milik) },
  ]
}

function tetapkan(milik: Milik): Paket {
  return Object.fromEntries(Object.entries(milik).map(([nama, nilai]) => [nama, [nilai]]))
}

function kumpulkan(nilai: unknown, id: Set<string>): void {
  if (typeof nilai !== 'object' || nilai === null) return
  for (const [nama, isi] of Object.entries(nilai)) {
    if (nama === 'id' && typeof isi === 'string') id.add(isi)
    else kumpulkan(isi, id)
  }
}

function sebagian<T>(isi: readonly T[]): T[] {
  const langkah = Math.max(1, Math.floor(isi.length / 40))
  return isi.filter((_, ke) => ke % langkah === 0)
}

/** Well-formed ids of no row, of no type, and beyond what a column holds. */
function idTiada(): string[] {
  return [
    'Kpm:99999999',
    'Desa:2147483648',
    'Individu:999999999999999999',
    'Wilayah:1',
    'Keluarga:0',
  ].map((teks) => Buffer.from(teks).toString('base64url'))
}
