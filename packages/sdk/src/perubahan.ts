import {
  type JenisPerubahan,
  UmpanPadan,
  type UmpanPadanQuery,
  UmpanPerubahan,
  type UmpanPerubahanQuery,
} from './_generated/operasi.ts'
import type { Klien } from './client.ts'
import { HarapanError } from './errors.ts'
import type { OpsiPanggilan } from './opsi.ts'

/** Satu halaman umpan / One page of the feed: its entries, `lanjut`, `adaLagi` and `tahap`. */
export type HalamanPerubahan = NonNullable<UmpanPerubahanQuery['perubahan']>

/** Satu objek yang baru, berubah, atau hilang / One object that is new, changed or gone. */
export type EntriPerubahan = HalamanPerubahan['perubahan'][number]

/** Satu halaman umpan mitra / One page of a partner agency's feed. */
export type HalamanPadan = NonNullable<UmpanPadanQuery['perubahan']>

/** Jawaban tentang satu orang yang dipantau, atau bahwa ia tidak lagi / The answer about a person you follow. */
export type EntriPadan = HalamanPadan['perubahan'][number]

export interface OpsiPerubahan extends OpsiPanggilan {
  /** `lanjut` halaman terakhir yang sudah tersimpan; tanpa itu umpan mulai dengan potret / Without it: a snapshot. */
  readonly sejak?: string | null | undefined
  /**
   * Jenis objek, bawaan semua; token milik jenis yang sama / Kinds, all by default; a token belongs to its kinds.
   * For a partner agency `['PADAN']`: the answers about the persons it follows (`PantauOrang`).
   */
  readonly jenis?: readonly JenisPerubahan[] | undefined
  /** Isi satu halaman, 1-200, bawaan 100 / Entries of a page. */
  readonly first?: number | undefined
}

/**
 * Umpan perubahan, halaman demi halaman, sampai tidak ada lagi / The change feed, page by page, until there is no more.
 * In order and at least once; a page is asked for when the one before has been taken. Each request is retried as the
 * client does. To keep a copy in step, `sinkron` does all of it.
 *
 * @throws HarapanApiError `TOKEN_KEDALUWARSA` dan `TOKEN_LINGKUP_BERUBAH`: mulai lagi tanpa `sejak` / start over
 * @throws HarapanError yang lain seperti `klien.query` / otherwise as `klien.query`
 * @example
 * for await (const { perubahan: entri, lanjut } of perubahan(klien, { sejak, jenis: ['KPM'] }))
 *   await simpan(entri, lanjut)
 */
export function perubahan(
  klien: Pick<Klien, 'query'>,
  opsi: OpsiPerubahan & { readonly jenis: readonly ['PADAN'] },
): AsyncGenerator<HalamanPadan, void, undefined>
export function perubahan(
  klien: Pick<Klien, 'query'>,
  opsi?: OpsiPerubahan,
): AsyncGenerator<HalamanPerubahan, void, undefined>
export async function* perubahan(
  klien: Pick<Klien, 'query'>,
  { sejak, signal, ...saringan }: OpsiPerubahan = {},
): AsyncGenerator<HalamanPerubahan | HalamanPadan, void, undefined> {
  // Mitra tidak berhak atas isi objek, dan petugas tidak memantau: dokumennya berbeda.
  const dokumen = saringan.jenis?.includes('PADAN') ? UmpanPadan : UmpanPerubahan
  for (;;) {
    const variabel = { ...saringan, sejak }
    const { perubahan: halaman } = await klien.query<
      { readonly perubahan: HalamanPerubahan | HalamanPadan | null },
      typeof variabel
    >(dokumen, variabel, { signal })
    // Umpan yang kosong bukan umpan yang selesai, dan token yang tidak maju berarti berputar selamanya.
    if (!halaman || (halaman.adaLagi && halaman.lanjut === sejak))
      throw new HarapanError({ kode: 'JAWABAN_TIDAK_SAH', pesan: 'UmpanPerubahan' })
    yield halaman
    if (!halaman.adaLagi) return
    sejak = halaman.lanjut
  }
}
