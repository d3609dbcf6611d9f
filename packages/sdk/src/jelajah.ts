import type { DokumenBerhalaman } from './dokumen.ts'
import { HarapanError, type Kode } from './errors.ts'
import type { OpsiPanggilan } from './opsi.ts'

export interface OpsiJelajah extends OpsiPanggilan {
  /** `lanjut` halaman terakhir yang sudah tersimpan / `lanjut` of the last page you have stored. */
  readonly lanjut?: string | null | undefined
}

export interface Halaman<Data, Simpul> {
  readonly simpul: readonly Simpul[]
  /** Untuk melanjutkan sesudah halaman ini; null bila selesai / Where to resume; null when done. */
  readonly lanjut: string | null
  readonly data: Data
}

/** Setiap simpul dengan `for await`, atau setiap halaman / Every node with `for await`, or every page. */
export interface Jelajah<Data, Simpul> extends AsyncIterable<Simpul> {
  halaman(): AsyncGenerator<Halaman<Data, Simpul>, void, undefined>
}

/** Menjelajahi satu-satunya koneksi dokumen / Walks the one connection of a document. */
export function buatJelajah<Data, Variabel, Simpul>(
  minta: (variabel: object) => Promise<Data>,
  { __meta__: { nama, koneksi } }: DokumenBerhalaman<Data, Variabel, Simpul>,
  variabel: object | undefined,
  lanjut: string | null | undefined,
): Jelajah<Data, Simpul> {
  const macet = (kode: Kode) => new HarapanError({ kode, pesan: `${nama} ${koneksi.join('.')}` })

  async function* halaman() {
    for (let after = lanjut; ; ) {
      const data = await minta({ ...variabel, after })
      const isi = koneksi.reduce<unknown>((di, bidang) => (di as Bercabang)?.[bidang], data)
      if (!isi) throw macet('TIDAK_DITEMUKAN')
      const { edges, pageInfo } = isi as Koneksi<Simpul>
      const kursor = pageInfo.hasNextPage ? pageInfo.endCursor : null
      // Kursor yang tidak maju berarti berputar selamanya.
      if (kursor && kursor === after) throw macet('KURSOR_TIDAK_SAH')
      yield { simpul: edges.map(({ node }) => node), lanjut: kursor, data }
      if (!kursor) return
      after = kursor
    }
  }
  return {
    halaman,
    async *[Symbol.asyncIterator]() {
      for await (const { simpul } of halaman()) yield* simpul
    },
  }
}

type Bercabang = Record<string, unknown> | null | undefined

interface Koneksi<Simpul> {
  readonly edges: readonly { readonly node: Simpul }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}
