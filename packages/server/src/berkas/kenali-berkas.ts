import type { BatasBerkas } from './batas-berkas.ts'
import { GalatBerkas, type KodeGalatBerkas } from './galat-berkas.ts'

export const UKURAN_TENGOK = 4_096

/** What a file is, by its first bytes and never by its name. */
export type Wujud = 'gzip' | 'zip' | 'cfb' | 'ndjson' | 'csv'

/** @throws GalatBerkas for what can be recognised and is not read */
export function kenaliBerkas(awal: Buffer): Wujud {
  if (awal.length === 0) throw new GalatBerkas('BERKAS_KOSONG')
  if (awal[0] === 0x1f && awal[1] === 0x8b) return 'gzip'
  if (diawali(awal, [0x50, 0x4b, 0x03, 0x04]) || diawali(awal, [0x50, 0x4b, 0x05, 0x06]))
    return 'zip'
  if (diawali(awal, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'cfb'
  if (adalahUtf16(awal)) throw new GalatBerkas('SANDI_UTF16')
  const teks = awal.toString('latin1').replace(/^\xef\xbb\xbf/, '')
  if (BINER.some((tanda) => teks.startsWith(tanda))) throw new GalatBerkas('FORMAT_TIDAK_DIKENAL')
  if (LAMAN.test(teks)) throw new GalatBerkas('BERKAS_HTML')
  if (/^\s*\[/.test(teks)) throw new GalatBerkas('JSON_BUKAN_BARIS')
  return /^\s*\{/.test(teks) ? 'ndjson' : 'csv'
}

const BINER = [
  '%PDF-',
  '\x89PNG',
  '\xff\xd8\xff',
  '7z\xbc\xaf',
  'Rar!\x1a',
  'SQLite format 3\0',
  'PAR1\x15',
  '\x7fELF',
  'PGDMP\x01',
]
const LAMAN = /^\s*<(?:!doctype|!--|\?xml|html|head|body|meta|table|style|script)/i

const diawali = (awal: Buffer, tanda: readonly number[]) =>
  tanda.every((satu, ke) => awal[ke] === satu)

/** By its mark, or by zeros in every other place, as ASCII has in UTF-16. */
function adalahUtf16(awal: Buffer): boolean {
  if (diawali(awal, [0xff, 0xfe]) || diawali(awal, [0xfe, 0xff])) return true
  const pasang = Math.min(awal.length >> 1, 32)
  if (pasang < 2) return false
  const nol = [0, 0]
  for (let ke = 0; ke < pasang * 2; ke++) if (awal[ke] === 0) nol[ke % 2] = (nol[ke % 2] ?? 0) + 1
  const [genap = 0, ganjil = 0] = nol
  return Math.max(genap, ganjil) > pasang * 0.7 && Math.min(genap, ganjil) === 0
}

/** Microsoft's older container holds an old workbook, or a new one behind a password; its directory says which. */
export async function kenaliCfb(
  isi: AsyncIterable<Uint8Array>,
  { bitaXlsx }: BatasBerkas,
): Promise<KodeGalatBerkas> {
  const tersandi = Buffer.from('EncryptedPackage', 'utf16le')
  let ekor = Buffer.alloc(0)
  let bita = 0
  for await (const potong of isi) {
    const sambung = Buffer.concat([ekor, potong])
    if (sambung.includes(tersandi)) return 'XLSX_TERSANDI'
    ekor = sambung.subarray(-tersandi.length)
    bita += potong.length
    if (bita > bitaXlsx) break
  }
  return 'XLS_LAMA'
}
