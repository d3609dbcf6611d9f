/**
 * Dokumen GraphQL bertipe: teks, jenis jawaban, dan keterangan saat jalan / A typed GraphQL document.
 * A `String` object, so that any client that calls `toString()` can send it; `__apiType` is the phantom that
 * `TypedDocumentString` of graphql-codegen carries too, so that either kind of document fits either client.
 */
export class Dokumen<
  Data,
  Variabel,
  Jenis extends JenisOperasi = JenisOperasi,
  Simpul = never,
> extends String {
  declare readonly __apiType?: (variabel: Variabel) => Data
  declare readonly __simpul?: Simpul
  readonly __meta__: MetaDokumen<Jenis, Simpul>

  constructor(teks: string, meta: MetaDokumen<Jenis, Simpul>) {
    super(teks)
    this.__meta__ = meta
  }
}

export type JenisOperasi = 'query' | 'mutation' | 'subscription'

/** Yang perlu diketahui klien saat jalan / What the client needs to know at run time. */
export interface Meta<Jenis extends JenisOperasi = JenisOperasi> {
  readonly nama: string
  readonly jenis: Jenis
  /** Jalur jawaban ke skalar yang dibaca: R Rupiah, W DateTime, T NomorTersamar / Response paths of decoded scalars. */
  readonly skalar?: PohonSkalar
  /** Jalur ke satu-satunya koneksi Relay / The path to the operation's one Relay connection. */
  readonly koneksi?: readonly string[]
}

/** Meta dokumen berkoneksi, agar dokumen lain tidak dapat dijelajahi / So that only a document with a connection is walked. */
export type MetaBerkoneksi = Meta<'query'> & { readonly koneksi: readonly string[] }

type MetaDokumen<Jenis extends JenisOperasi, Simpul> = [Simpul] extends [never]
  ? Meta<Jenis>
  : MetaBerkoneksi

export type KodeSkalar = 'R' | 'W' | 'T'
export interface PohonSkalar {
  readonly [bidang: string]: PohonSkalar | KodeSkalar
}

/** Dokumen dari pihak lain pun diterima / Documents made elsewhere are accepted too; a parsed AST is not. */
export interface DokumenBertipe<Data, Variabel, Jenis extends JenisOperasi = 'query' | 'mutation'> {
  toString(): string
  readonly kind?: never
  readonly __apiType?: ((variabel: Variabel) => Data) | undefined
  readonly __meta__?: Partial<Meta<Jenis>> | undefined
}

/** Dokumen dengan satu koneksi, dapat dijelajahi / A document with one connection, for `jelajah`. */
export interface DokumenBerhalaman<Data, Variabel, Simpul>
  extends DokumenBertipe<Data, Variabel, 'query'> {
  readonly __simpul?: Simpul
  readonly __meta__: MetaBerkoneksi
}
