import { KODE_BARIS } from '../baris/kode-baris.rules.ts'
import { KOLOM_TOLAKAN } from '../baris/kolom.rules.ts'
import type { Pemisah } from '../berkas/baris-berkas.ts'
import type { OpsiCsv } from '../berkas/tulis-csv.ts'
import type { BarisTolakanUtuh } from './baca-tolakan.ts'

/**
 * What separates refused rows: what the file itself has; of a workbook the semicolon, with which Excel
 * opens a CSV where it is set to Indonesian.
 */
export const pemisahTolakan = ({
  format,
  pemisah,
}: {
  format: string
  pemisah?: Pemisah
}): Pemisah => pemisah ?? (format === 'xlsx' ? ';' : ',')

/** A person corrects them in Excel, which takes UTF-8 without a mark for Windows-1252 and saves what it read. */
export const opsiTolakan = (pemisah: Pemisah): OpsiCsv => ({ bom: true, pemisah })

/** The header of a file without what an earlier report of refused rows had added to it. */
export const kolomAsal = (kolom: readonly string[]): readonly string[] =>
  kolom.slice(-3).every((satu, ke) => satu === KOLOM_TOLAKAN[ke]) ? kolom.slice(0, -3) : kolom

/** A refused row as it stood, and behind it the cells that a report of refused rows adds. */
export const barisTolakan = (satu: BarisTolakanUtuh, banyakKolom: number): (string | number)[] => [
  ...Array.from({ length: banyakKolom }, (_, letak) => satu.sel[letak] ?? ''),
  ...selTolakan(satu, banyakKolom),
]

function selTolakan(
  { nomor, temuan, sel }: BarisTolakanUtuh,
  banyakKolom: number,
): [number, string, string] {
  const lebih = sel.slice(banyakKolom)
  const alasan = temuan.map(
    ({ kode, kolom }) => `${kolom ? `${kolom}: ` : ''}${KODE_BARIS[kode].join('. ')}`,
  )
  // Cells that have no column of their own are not lost.
  if (lebih.length > 0) alasan.push(`sel berlebih / cells too many: ${lebih.join(' ; ')}`)
  return [nomor, temuan.map(({ kode }) => kode).join('; '), alasan.join(' | ')]
}
