import type { DokumenBerhalaman, DokumenBertipe } from './dokumen.ts'
import { HarapanApiError } from './errors.ts'
import type { Jawaban } from './jawaban.ts'
import { buatJelajah, type Jelajah, type OpsiJelajah } from './jelajah.ts'
import type { OpsiKlien, OpsiPanggilan } from './opsi.ts'
import { buatPengirim, type Kirim } from './request.ts'

/** Variabel boleh ditinggal bila tidak ada yang wajib / Variables may be left out when none is required. */
type Argumen<Variabel, Opsi> =
  Record<never, never> extends Variabel
    ? [variabel?: Variabel, opsi?: Opsi]
    : [variabel: Variabel, opsi?: Opsi]

/** `kunci` boleh ditinggal: klien membuatnya, tetap sama saat diulang / The client makes `kunci` and keeps it. */
type TanpaKunci<Variabel> = Variabel extends { readonly kunci: infer Kunci }
  ? Omit<Variabel, 'kunci'> & { readonly kunci?: Kunci | undefined }
  : Variabel

export interface Klien {
  /** Data lengkap, atau galat / All the data, or an error. @throws HarapanError */
  query<Data, Variabel>(
    dokumen: DokumenBertipe<Data, Variabel, 'query'>,
    ...argumen: Argumen<NoInfer<Variabel>, OpsiPanggilan>
  ): Promise<Data>
  /** Tindakan; aman diulang karena berkunci / An action, safe to retry for its key. @throws HarapanError */
  mutate<Data, Variabel>(
    dokumen: DokumenBertipe<Data, Variabel, 'mutation'>,
    ...argumen: Argumen<TanpaKunci<NoInfer<Variabel>>, OpsiPanggilan>
  ): Promise<Data>
  /** Data sebagian beserta galatnya; baca dengan `bidang` / Partial data with its errors; read it with `bidang`. */
  hasil<Data, Variabel>(
    dokumen: DokumenBertipe<Data, Variabel>,
    ...argumen: Argumen<TanpaKunci<NoInfer<Variabel>>, OpsiPanggilan>
  ): Promise<Jawaban<Data>>
  /** `for await` atas setiap simpul; `.halaman()` atas setiap halaman / Over every node, or every page. */
  jelajah<Data, Variabel, Simpul>(
    dokumen: DokumenBerhalaman<Data, Variabel, Simpul>,
    ...argumen: Argumen<Omit<NoInfer<Variabel>, 'after'>, OpsiJelajah>
  ): Jelajah<Data, Simpul>
}

/**
 * Klien Harapan: hanya `fetch`, tanpa dependensi, jalan di peramban / A Harapan client: fetch only, no dependencies.
 * Retries passing trouble, refreshes the token once for all, keeps one deadline per call.
 */
export function createClient(opsi: OpsiKlien): Klien {
  const kirim = buatPengirim(opsi)
  const ambil = async (...argumen: Parameters<Kirim>) => {
    const { data, galat, cobaLagiMs } = await kirim(...argumen)
    if (galat[0]) throw new HarapanApiError({ ...galat[0], galat, cobaLagiMs })
    return data
  }
  const klien = {
    query: ambil,
    mutate: ambil,
    hasil: kirim,
    jelajah: (
      dokumen: DokumenBerhalaman<unknown, never, unknown>,
      variabel?: object,
      { lanjut, signal }: OpsiJelajah = {},
    ) => buatJelajah((isian) => ambil(dokumen, isian, { signal }), dokumen, variabel, lanjut),
  }
  // Jenis data hanya ada di dokumen: saat jalan semuanya satu jalan yang sama.
  return klien as Klien
}
