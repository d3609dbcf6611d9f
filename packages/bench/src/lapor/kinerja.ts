import { writeFileSync } from 'node:fs'
import { DAFTAR } from '../kueri/daftar.ts'
import { SISI } from '../sisi/sisi.ts'
import { cpu, rapi, rentang } from './baris.ts'
import type { HasilBench } from './hasil.ts'
import { bagianImpor } from './kinerja-impor.ts'
import { bagianKondisi, bagianTumbuh } from './kinerja-kondisi.ts'
import { bagianPenjaga } from './kinerja-penjaga.ts'
import { bagianTarget } from './kinerja-target.ts'
import { tabel } from './markdown.ts'

const HALAMAN = new URL('../../../../docs/kinerja.md', import.meta.url)

/** Writes docs/kinerja.md from the last run of each size. */
export function tulisKinerja(semua: readonly HasilBench[]): void {
  const isi = [
    '# Kinerja',
    'How fast Harapan (A) answers beside PostGraphile (B) and a hand-written server (C), on the same tables under the same row-level security. Written by `npx -y pnpm@12 bench --tulis`, see [packages/bench](../packages/bench/README.md); only ratios measured side by side mean anything, the rest is for orientation.',
    bagianKondisi(semua),
    bagianTarget(semua),
    bagianPenjaga(semua),
    ...semua.toReversed().map(bagianUkuran),
    bagianTumbuh(semua),
    bagianImpor(),
    CARA_BACA,
  ]
  writeFileSync(HALAMAN, `${isi.filter(Boolean).join('\n\n')}\n`)
}

const CARA_BACA = `## How to read it

- Rounds alternate A B C, then C B A; a ratio is the median of the ratios within one round, in brackets the lowest and highest.
- CPU is microseconds a request, Node + PostgreSQL, from /proc. It is the figure a busy machine disturbs least; other work on the same PostgreSQL counts too.
- SQL is the statements of one request beside the frame (BEGIN, settings, COMMIT), counted on the wire.
- Before anything is measured, all sides answer five variable sets of each query, and must agree once cursors and connection wrappers are off.
- B and C look callers up in a map; A verifies signed tokens, each once. None of the three writes audit rows; what those cost stands under The guard.
- A keeps one plan for a statement (docs/keputusan/0018-one-packet-each-way.md); for B and C PostgreSQL decides, as it does unless told.
- Synthetic data that fits in memory, loopback, no TLS, one process a side, the load tool on the same cores.`

function bagianUkuran(hasil: HasilBench): string {
  const { kondisi, kueri, pernyataan, tolakan, lewati } = hasil
  const huruf = (Object.keys(SISI) as (keyof typeof SISI)[]).filter(
    (satu) => hasil.mulaiMs[satu] !== undefined,
  )
  const pasangan = [...new Set(Object.values(kueri).flatMap(({ rasio }) => Object.keys(rasio)))]
  const ada = DAFTAR.filter(({ nama }) => kueri[nama])
  const angka = (nama: string, satu: keyof typeof SISI) => kueri[nama]?.angka[satu]
  const tiap = (ambil: (nama: string, satu: keyof typeof SISI) => string) =>
    ada.map(({ nama }) => [
      nama,
      ...huruf.map((satu) => (angka(nama, satu) ? ambil(nama, satu) : '-')),
    ])

  return [
    `## ${kondisi.keluarga.toLocaleString('en')} families: ratio of requests a second`,
    tabel(
      ['query', ...pasangan, ''],
      ada.map(({ nama, judul }) => [
        nama,
        ...pasangan.map((satu) => rentang(kueri[nama]?.rasio[satu])),
        judul,
      ]),
    ),
    ...Object.entries({ ...tolakan, ...lewati }).map(
      ([nama, sebab]) => `${nama} was not measured: ${sebab}`,
    ),
    '### CPU of one request, microseconds: Node + PostgreSQL',
    tabel(
      ['query', ...huruf],
      tiap((nama, satu) => {
        const milik = angka(nama, satu)
        return milik ? cpu(milik) : '-'
      }),
    ),
    '### Requests a second; p50 / p99 in ms under load; p50 alone; SQL; errors',
    tabel(
      ['query', ...huruf],
      tiap((nama, satu) => {
        const milik = angka(nama, satu)
        if (!milik) return '-'
        const sql = pernyataan[nama]?.[satu]?.isi ?? '?'
        const galat = milik.galat ? `; **${milik.galat} errors**` : ''
        return `${rapi(milik.rps)}/s; ${rapi(milik.p50)} / ${rapi(milik.p99)}; ${rapi(milik.p50Sendiri)}; ${sql}${galat}`
      }),
    ),
    '### Start and memory',
    tabel(
      ['', ...huruf.map((satu) => `${satu} ${SISI[satu].nama}`)],
      [
        ['start to open port, ms', ...huruf.map((satu) => String(hasil.mulaiMs[satu]))],
        ['highest resident memory, MB', ...huruf.map((satu) => memori(hasil, satu))],
      ],
    ),
  ].join('\n\n')
}

function memori({ kueri }: HasilBench, huruf: keyof typeof SISI): string {
  return String(Math.max(...Object.values(kueri).map(({ angka }) => angka[huruf]?.rssMb ?? 0)))
}
