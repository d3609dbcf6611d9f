import { galatKode } from '../galat.ts'
import { buatPembacaBaris, tulisPilihan } from './baris.rules.ts'
import type { Halaman, Perjalanan } from './perjalanan.ts'
import type { PermintaanEkspor } from './permintaan-ekspor.ts'
import { type NamaSumber, sumberBernama } from './sumber.ts'

/** As many as a connection gives at once. */
const UKURAN = 200

type Daftar = {
  edges: { node: unknown }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}
type Jawaban = { wilayah: Record<string, Daftar | null> | null }

/** Enrolments or persons of an area in the order of their villages, page by page, each an operation of its own. */
export async function* jalanDaftar(perjalanan: Perjalanan): AsyncGenerator<Halaman> {
  const { tanya, permintaan, terpilih } = perjalanan
  const { nama, lanjut } = permintaan
  const { ulang, jalan: daftar } = sumberBernama(nama)
  const jalan = terpilih.kolom.map(([, satu]) => satu)
  const dokumen = dokumenDaftar(nama, jalan)
  const bacaBaris = buatPembacaBaris(jalan, ulang)
  for (let after = lanjut ?? null; ; ) {
    const variabel = { ...variabelDaftar(permintaan), after }
    const isi = ((await tanya(dokumen, variabel)) as Jawaban).wilayah?.[daftar]
    if (!isi) throw galatKode('TIDAK_DITEMUKAN', { tempat: 'wilayah' })
    const { hasNextPage, endCursor } = isi.pageInfo
    const berikut = hasNextPage ? endCursor : null
    yield { baris: isi.edges.flatMap(({ node }) => bacaBaris(node)), lanjut: berikut }
    if (berikut === null) return
    after = berikut
  }
}

export const variabelDaftar = ({ wilayah, saringan }: PermintaanEkspor) => ({
  ...{ wilayah, first: UKURAN, ...(saringan && { filter: saringan }) },
})

/** Selects the id too: a list alone, all of whose columns stand in another, would select nothing. */
export function dokumenDaftar(nama: NamaSumber, jalan: readonly string[]): string {
  const { ulang, jalan: daftar } = sumberBernama(nama)
  // Only enrolments have a filter.
  const [terima, saring] =
    daftar === 'kpm' ? [', $filter: SaringanKpm', ', filter: $filter'] : ['', '']
  const berisi = ulang.map((satu) => `${satu}.${PENANDA[satu] ?? '__typename'}`)
  const pilihan = tulisPilihan([...new Set([...jalan, ...berisi, 'id'])])
  return `query Ekspor${nama.charAt(0).toUpperCase()}${nama.slice(1)}($wilayah: KodeWilayah!${terima}, $first: Int!, $after: String) {
  wilayah(kode: $wilayah) { ${daftar}(first: $first, after: $after${saring}) {
    edges { node { ${pilihan} } } pageInfo { hasNextPage endCursor } } }
}`
}

/** A field of each list that is read in any case: without one its elements could not be counted. */
const PENANDA: Readonly<Record<string, string>> = {
  anggota: 'dari',
  komponen: 'dari',
  'anggota.individu.jkn': 'mulai',
}
