import { Writable } from 'node:stream'
import { ZipFile } from 'yazl'
import { bacaBerkas, type OpsiBaca } from '../../src/berkas/baca-berkas.ts'
import type { BarisBerkas, Pemisah } from '../../src/berkas/baris-berkas.ts'
import { GalatBerkas } from '../../src/berkas/galat-berkas.ts'
import type { SelTulis } from '../../src/berkas/penyusun-berkas.ts'
import { tulisBerkas } from '../../src/berkas/tulis-berkas.ts'

export async function* dariBita(isi: string | Uint8Array, potong = 65_536) {
  const bita = typeof isi === 'string' ? Buffer.from(isi) : isi
  for (let awal = 0; awal < bita.length; awal += potong) yield bita.subarray(awal, awal + potong)
}

/** A file read to its end: the header, the rows, and what stopped it. */
export async function baca(isi: string | Uint8Array, opsi: OpsiBaca & { potong?: number } = {}) {
  const baris: BarisBerkas[] = []
  const hasil: {
    kolom: readonly string[]
    baris: BarisBerkas[]
    galat?: GalatBerkas
    sandi?: string | undefined
    pemisah?: Pemisah
    lembar?: string
    lembarLain?: readonly string[]
    gzip?: boolean
    bita?: number
  } = { kolom: [], baris }
  try {
    const berkas = await bacaBerkas(dariBita(isi, opsi.potong), opsi)
    const { kolom, pemisah, lembar, lembarLain, gzip } = berkas
    Object.assign(hasil, { kolom, pemisah, lembar, lembarLain, gzip })
    for await (const kelompok of berkas.baris) baris.push(...kelompok)
    Object.assign(hasil, { sandi: berkas.sandi, bita: berkas.bita() })
  } catch (galat) {
    if (!(galat instanceof GalatBerkas)) throw galat
    hasil.galat = galat
  }
  return hasil
}

/** Cells of all rows. */
export const sel = (hasil: { baris: readonly BarisBerkas[] }) =>
  hasil.baris.map((satu) => [...satu.sel])

export function penampung() {
  const potongan: Buffer[] = []
  const aliran = new Writable({
    write(potong, _, lanjut) {
      potongan.push(potong)
      lanjut()
    },
  })
  return { aliran, isi: () => Buffer.concat(potongan) }
}

export async function tulis(
  format: 'csv' | 'xlsx' | 'ndjson',
  kolom: readonly string[],
  baris: readonly (readonly SelTulis[])[],
  opsi?: Parameters<typeof tulisBerkas>[3],
): Promise<Buffer> {
  const { aliran, isi } = penampung()
  const penulis = tulisBerkas(format, kolom, aliran, opsi)
  await penulis.tulis(baris)
  await penulis.selesai()
  return isi()
}

/** A zip of these parts. */
export async function zip(bagian: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const arsip = new ZipFile()
  for (const [nama, isi] of Object.entries(bagian)) arsip.addBuffer(Buffer.from(isi), nama)
  arsip.end()
  const potongan: Uint8Array[] = []
  for await (const potong of arsip.outputStream) potongan.push(Buffer.from(potong))
  return Buffer.concat(potongan)
}

const HUBUNGAN = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

type Buku = {
  /** Contents of `sheetData`, and what stands behind it. */
  lembar: Readonly<Record<string, { isi: string; sesudah?: string; keadaan?: string }>>
  teksBersama?: string
  gaya?: string
  buku?: string
  tambahan?: Readonly<Record<string, string>>
}

/** A workbook made of raw XML, for what our own writer never writes. */
export function bukuMentah({ lembar, teksBersama, gaya, buku = '', tambahan }: Buku) {
  const semua = Object.entries(lembar)
  const bagian: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${HUBUNGAN}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="r">${buku}<sheets>${semua.map(([nama, { keadaan = 'visible' }], ke) => `<sheet name="${nama}" state="${keadaan}" r:id="r${ke}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${semua.map((_, ke) => `<Relationship Id="r${ke}" Type="${HUBUNGAN}/worksheet" Target="worksheets/l${ke}.xml"/>`).join('')}<Relationship Id="t" Type="${HUBUNGAN}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="g" Type="${HUBUNGAN}/styles" Target="styles.xml"/></Relationships>`,
    ...(teksBersama && { 'xl/sharedStrings.xml': `<sst>${teksBersama}</sst>` }),
    ...(gaya && { 'xl/styles.xml': `<styleSheet>${gaya}</styleSheet>` }),
    ...tambahan,
  }
  for (const [ke, [, { isi, sesudah = '' }]] of semua.entries()) {
    bagian[`xl/worksheets/l${ke}.xml`] =
      `<worksheet><sheetData>${isi}</sheetData>${sesudah}</worksheet>`
  }
  return zip(bagian)
}
