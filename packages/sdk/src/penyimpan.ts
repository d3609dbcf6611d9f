import type {
  IndividuSalinanFragment,
  JenisPerubahan,
  KeluargaSalinanFragment,
  KpmSalinanFragment,
  PadanSalinanFragment,
} from './_generated/operasi.ts'

/**
 * Satu objek seperti adanya sekarang; objek lain di dalamnya disebut dengan id / One object as it is now.
 * Identity numbers in it are masked (`NomorTersamar`), and stay so in JSON.
 */
export type ObjekSalinan = {
  /** Id global, tetap selamanya; bagi mitra acuannya sendiri / Global id, the same for ever; a partner's own reference. */
  readonly id: string
  /** Id peristiwanya, sama bila dikirim lagi / Id of the event, the same when it is sent again. */
  readonly peristiwa: string
} & (
  | { readonly jenis: 'KPM'; readonly isi: KpmSalinanFragment }
  | { readonly jenis: 'KELUARGA'; readonly isi: KeluargaSalinanFragment }
  | { readonly jenis: 'INDIVIDU'; readonly isi: IndividuSalinanFragment }
  | { readonly jenis: 'PADAN'; readonly isi: PadanSalinanFragment }
)

/** Objek yang tidak ada lagi, atau tidak lagi di wilayah Anda / Gone, or no longer in your area. */
export interface ObjekHilang {
  readonly id: string
  readonly jenis: JenisPerubahan
}

/** Satu langkah salinan; satu objek paling banyak sekali di dalamnya / One step of a copy, an object at most once in it. */
export interface HalamanSinkron {
  /** Token yang menghasilkan halaman ini: harus masih yang tersimpan / The token it was asked with: still the stored one. */
  readonly sejak: string | undefined
  readonly simpan: readonly ObjekSalinan[]
  /** Yang tidak dikenal diabaikan / Ignore those you do not have. */
  readonly hapus: readonly ObjekHilang[]
  /** Token yang disimpan bersama baris-barisnya / The token to keep with the rows. */
  readonly lanjut: string
  /** Salinan kini mutakhir: yang tersisa dari sebelum `kosongkan` dibuang / Up to date: what is left from before goes. */
  readonly utuh: boolean
}

/**
 * Tempat sebuah salinan; tulis sendiri untuk basis data Anda / Where a copy lives; write one for your database.
 * Ready-made ones: `@harapan/sdk/sqlite` and `@harapan/sdk/berkas`. What a method throws, `sinkron` throws.
 *
 * @example
 * const ingatan: Penyimpan = {
 *   baca: async () => token,
 *   terapkan: async ({ simpan, hapus, lanjut }) => {
 *     for (const { id, isi } of simpan) isiSalinan.set(id, isi)
 *     for (const { id } of hapus) isiSalinan.delete(id)
 *     token = lanjut
 *   },
 *   kosongkan: async () => { isiSalinan.clear(); token = undefined },
 * }
 */
export interface Penyimpan {
  /** Token terakhir; kosong bila belum ada, atau sesudah `kosongkan` / The last token, if any. */
  baca(): Promise<string | undefined>
  /**
   * Baris dan token bersama-sama, atau tidak sama sekali / Rows and token together, or nothing at all.
   * Where they cannot change together, rows first: the same page twice does no harm.
   */
  terapkan(halaman: HalamanSinkron): Promise<void>
  /**
   * Lupakan token: potret baru menyusul / Forget the token: a fresh snapshot follows.
   * Old rows may stay readable until a page says `utuh`, and must then be gone unless they came again.
   */
  kosongkan(): Promise<void>
}
