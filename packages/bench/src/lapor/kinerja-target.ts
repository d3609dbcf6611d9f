import { readFileSync } from 'node:fs'
import { DAFTAR } from '../kueri/daftar.ts'
import { rapi } from './baris.ts'
import type { HasilBench } from './hasil.ts'
import { tabel } from './markdown.ts'

const TANGAN = 0.9

/** What was to be reached against PostGraphile and hand-written SQL, what was, and why not the rest. */
export function bagianTarget(semua: readonly HasilBench[]): string {
  const ukuran = semua.map(({ kondisi }) => kondisi.ukuran)
  const nilai = (nama: string, rasio: 'A/B' | 'A/C', harus: number) =>
    semua.map(({ kueri }) => {
      const tengah = kueri[nama]?.rasio[rasio]?.median
      if (tengah === undefined) return '-'
      return tengah >= harus ? rapi(tengah) : `**${rapi(tengah)}**`
    })
  return [
    '## Targets',
    `Median ratios; bold where the target is missed. Against hand-written SQL the target is ${TANGAN} everywhere.`,
    tabel(
      ['query', 'target A/B', ...ukuran.map((u) => `A/B ${u}`), ...ukuran.map((u) => `A/C ${u}`)],
      DAFTAR.filter(({ target }) => target).map(({ nama, target = 0 }) => [
        nama,
        String(target),
        ...nilai(nama, 'A/B', target),
        ...nilai(nama, 'A/C', TANGAN),
      ]),
    ),
    readFileSync(new URL('sebab.md', import.meta.url), 'utf8').trim(),
  ].join('\n\n')
}
