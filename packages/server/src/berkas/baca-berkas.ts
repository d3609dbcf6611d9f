import { bacaCsv } from './baca-csv.ts'
import type { BarisBerkas, IsiBerkas, Pemisah } from './baris-berkas.ts'
import { BATAS_BERKAS, type BatasBerkas } from './batas-berkas.ts'
import { dalamBlok } from './blok.ts'
import { bukaGzip } from './buka-gzip.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { kenaliBerkas, UKURAN_TENGOK } from './kenali-berkas.ts'
import type { Sandi } from './sandi-aksara.ts'
import { sumberBita } from './sumber-bita.ts'

export type { BarisBerkas } from './baris-berkas.ts'

export type Berkas = {
  format: 'csv' | 'xlsx' | 'ndjson'
  /** Undefined while only ASCII has been read, which both encodings share. */
  readonly sandi?: Sandi | undefined
  pemisah?: Pemisah
  gzip: boolean
  /** The header as written, without the empty cells at its end. */
  kolom: readonly string[]
  /** Batches of rows. A cell may share memory with its block of 64 KB: do not keep cells of whole files. */
  baris: AsyncIterable<readonly BarisBerkas[]>
  /** Bytes of the source consumed, for progress. */
  bita(): number
}

export type OpsiBaca = { batas?: Partial<BatasBerkas> }

/**
 * Reads a table as a stream: CSV, XLSX or NDJSON, also in gzip, recognised by what is in it.
 * Memory is bounded whatever the size; nothing is read before `baris` is asked for more.
 * @throws GalatBerkas with a closed code, place and way out, here or from `baris`
 */
export async function bacaBerkas(
  sumber: AsyncIterable<Uint8Array>,
  opsi: OpsiBaca = {},
): Promise<Berkas> {
  const batas = { ...BATAS_BERKAS, ...opsi.batas }
  const asli = await sumberBita(sumber, UKURAN_TENGOK)
  try {
    const gzip = kenaliBerkas(asli.awal) === 'gzip'
    const dalam = gzip
      ? await sumberBita(bukaGzip(asli.isi, asli.bita, batas), UKURAN_TENGOK)
      : asli
    const isi = await bacaIsi(dalam, batas)
    return {
      format: isi.format,
      get sandi() {
        return isi.sandi?.()
      },
      ...(isi.pemisah && { pemisah: isi.pemisah }),
      gzip,
      kolom: isi.kolom,
      baris: isi.baris,
      bita: asli.bita,
    }
  } catch (galat) {
    await asli.tutup()
    throw galat
  }
}

function bacaIsi(
  dalam: Awaited<ReturnType<typeof sumberBita>>,
  batas: BatasBerkas,
): Promise<IsiBerkas> {
  const wujud = kenaliBerkas(dalam.awal)
  if (wujud === 'gzip') throw new GalatBerkas('GZIP_BERLAPIS')
  if (wujud === 'csv') return bacaCsv(dalamBlok(dalam.isi), batas)
  throw new GalatBerkas('FORMAT_TIDAK_DIKENAL')
}
