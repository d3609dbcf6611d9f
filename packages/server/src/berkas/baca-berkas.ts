import { bacaCsv } from './baca-csv.ts'
import { bacaNdjson } from './baca-ndjson.ts'
import { bacaXlsx } from './baca-xlsx.ts'
import type { BarisBerkas, IsiBerkas, Pemisah } from './baris-berkas.ts'
import { BATAS_BERKAS, type BatasBerkas } from './batas-berkas.ts'
import { dalamBlok } from './blok.ts'
import { bukaGzip } from './buka-gzip.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { kenaliBerkas, kenaliCfb, UKURAN_TENGOK } from './kenali-berkas.ts'
import type { Sandi } from './sandi-aksara.ts'
import { sumberBita } from './sumber-bita.ts'

export type { BarisBerkas } from './baris-berkas.ts'

export type Berkas = {
  format: 'csv' | 'xlsx' | 'ndjson'
  /** Undefined while only ASCII has been read, which both encodings share. */
  readonly sandi?: Sandi | undefined
  pemisah?: Pemisah
  /** Of an XLSX: the sheet that is read, and those that are not. */
  lembar?: string
  lembarLain?: readonly string[]
  gzip: boolean
  /** The header as written, without the empty cells at its end. */
  kolom: readonly string[]
  /** Batches of rows. A cell may share memory with its block of 64 KB: do not keep cells of whole files. */
  baris: AsyncIterable<readonly BarisBerkas[]>
  /** Bytes of the source consumed, for progress; an XLSX is consumed whole before its first row. */
  bita(): number
}

export type OpsiBaca = {
  /** Of an XLSX, the sheet's name; the first visible one where it is not given. */
  lembar?: string
  batas?: Partial<BatasBerkas>
}

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
  let dalam = asli
  try {
    const gzip = kenaliBerkas(asli.awal) === 'gzip'
    if (gzip) dalam = await sumberBita(bukaGzip(asli.isi, asli.bita, batas), UKURAN_TENGOK)
    const isi = await bacaIsi(dalam, batas, opsi.lembar)
    return {
      format: isi.format,
      get sandi() {
        return isi.sandi?.()
      },
      ...(isi.pemisah && { pemisah: isi.pemisah }),
      ...(isi.lembar !== undefined && { lembar: isi.lembar, lembarLain: isi.lembarLain ?? [] }),
      gzip,
      kolom: isi.kolom,
      baris: isi.baris,
      bita: asli.bita,
    }
  } catch (galat) {
    dalam.tutup()
    asli.tutup()
    throw galat
  }
}

async function bacaIsi(
  dalam: Awaited<ReturnType<typeof sumberBita>>,
  batas: BatasBerkas,
  lembar: string | undefined,
): Promise<IsiBerkas> {
  const wujud = kenaliBerkas(dalam.awal)
  if (wujud === 'gzip') throw new GalatBerkas('GZIP_BERLAPIS')
  if (wujud === 'cfb') throw new GalatBerkas(await kenaliCfb(dalam.isi, batas))
  if (wujud === 'zip') return bacaXlsx(dalam.isi, batas, lembar)
  const blok = dalamBlok(paling(dalam.isi, batas))
  return wujud === 'csv' ? bacaCsv(blok, batas) : bacaNdjson(blok, batas)
}

async function* paling(isi: AsyncIterable<Uint8Array>, { bitaTerurai }: BatasBerkas) {
  let bita = 0
  for await (const potong of isi) {
    bita += potong.length
    if (bita > bitaTerurai) throw new GalatBerkas('TERLALU_BESAR')
    yield potong
  }
}
