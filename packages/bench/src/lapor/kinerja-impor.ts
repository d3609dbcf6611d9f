import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { rapi } from './baris.ts'
import { tabel } from './markdown.ts'

/** An import of one file: rows a second, processor seconds a million rows of both sides, megabytes resident. */
export type UkuranLintasan = {
  nama: string
  barisPerDetik: number
  node: number
  postgres: number
  rssMb: number
}

export type UkuranImpor = {
  tanggal: string
  baris: number
  sharedBuffers: string
  /** How many processes wanted a core while it ran, and how many cores there are. */
  antrean: number
  inti: number
  copyPerDetik: number
  lintasan: UkuranLintasan[]
}

const BERKAS = new URL('../../hasil-impor.json', import.meta.url)
const TARGET_PER_DETIK = 50_000
const TARGET_MB = 300

export const simpanImpor = (hasil: UkuranImpor): void =>
  writeFileSync(BERKAS, `${JSON.stringify(hasil, null, 2)}\n`)

/** What an import costs beside a bare COPY of the same bytes, by the last run that was kept. */
export function bagianImpor(): string {
  if (!existsSync(BERKAS)) return ''
  const hasil = JSON.parse(readFileSync(BERKAS, 'utf8')) as UkuranImpor
  const { tanggal, baris, sharedBuffers, antrean, inti, copyPerDetik, lintasan } = hasil
  const tebal = (meleset: boolean, teks: string) => (meleset ? `**${teks}**` : teks)
  const ribuan = (angka: number) => Math.round(angka).toLocaleString('en')
  const isi = lintasan.map((satu) => [
    satu.nama,
    tebal(satu.barisPerDetik < TARGET_PER_DETIK, ribuan(satu.barisPerDetik)),
    `1/${rapi(copyPerDetik / satu.barisPerDetik)}`,
    rapi(satu.node),
    rapi(satu.postgres),
    tebal(satu.rssMb > TARGET_MB, String(Math.round(satu.rssMb))),
  ])
  return [
    '## Imports',
    `\`harapan impor jkn\` on a list of ${ribuan(baris)} rows, one in 250 of them broken; a bare COPY of the same bytes into a table of text took ${ribuan(copyPerDetik)} rows a second. The target is ${ribuan(TARGET_PER_DETIK)} rows a second within ${TARGET_MB} MB; bold where one is missed. ${tanggal}, shared_buffers ${sharedBuffers}, ${rapi(antrean)} processes wanting ${inti} cores. Processor seconds are for a million rows.`,
    tabel(['file', 'rows/s', 'of COPY', 'CPU Node, s', 'CPU PostgreSQL, s', 'resident, MB'], isi),
  ].join('\n\n')
}
