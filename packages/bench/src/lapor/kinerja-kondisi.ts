import { DAFTAR } from '../kueri/daftar.ts'
import type { HurufSisi } from '../sisi/sisi.ts'
import { rapi } from './baris.ts'
import type { HasilBench } from './hasil.ts'
import { tabel } from './markdown.ts'

/** When and on what each run was made. */
export function bagianKondisi(semua: readonly HasilBench[]): string {
  return [
    '## Conditions',
    tabel(
      ['', ...semua.map(({ kondisi }) => kondisi.ukuran)],
      [
        baris('date', ({ tanggal }) => tanggal),
        baris('families / people', ({ keluarga, orang }) =>
          [keluarga, orang].map((angka) => angka.toLocaleString('en')).join(' / '),
        ),
        baris('rounds, connections', ({ putaran, koneksi }) => `${putaran}, ${koneksi}`),
        baris('cores, memory', ({ inti, memoriGb }) => `${inti} shared, ${memoriGb} GB`),
        baris(
          'PostgreSQL, shared_buffers',
          ({ postgres, sharedBuffers }) => `${postgres}, ${sharedBuffers}`,
        ),
        baris('Node', ({ node }) => node),
        baris(
          'PostGraphile',
          ({ postgraphile }) => `${postgraphile}, amber preset, connection filter`,
        ),
        baris('load', ({ beban }) => beban),
      ],
    ),
    'Every size holds the same 37,083 families in Ogan Komering Ilir (16.02), whose officer asks; a larger size adds families elsewhere.',
  ].join('\n\n')

  function baris(nama: string, ambil: (kondisi: HasilBench['kondisi']) => string): string[] {
    return [nama, ...semua.map(({ kondisi }) => ambil(kondisi))]
  }
}

/** How latency alone grows from the smallest to the largest size: the same answers, a larger table. */
export function bagianTumbuh(semua: readonly HasilBench[]): string {
  const [kecil, besar] = [semua[0], semua.at(-1)]
  if (!kecil || !besar || kecil === besar) return ''
  const huruf = Object.keys(besar.mulaiMs) as HurufSisi[]
  const ada = DAFTAR.filter(({ nama }) => kecil.kueri[nama] && besar.kueri[nama])
  return [
    `## From ${kecil.kondisi.ukuran} to ${besar.kondisi.ukuran}: p50 of one caller alone, how many times as long`,
    tabel(
      ['query', ...huruf],
      ada.map(({ nama }) => [
        nama,
        ...huruf.map((satu) => {
          const [awal, akhir] = [kecil, besar].map(
            ({ kueri }) => kueri[nama]?.angka[satu]?.p50Sendiri,
          )
          return awal && akhir ? rapi(akhir / awal) : '-'
        }),
      ]),
    ),
  ].join('\n\n')
}
