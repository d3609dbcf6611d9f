import { readFileSync } from 'node:fs'
import { DAFTAR } from '../kueri/daftar.ts'
import type { HurufSisi } from '../sisi/sisi.ts'
import type { Angka } from '../ukur/putaran.ts'
import { cpu, rapi, rentang } from './baris.ts'
import type { HasilBench, Lapisan, TolakanBerat, UkuranPenjaga } from './hasil.ts'
import { tabel } from './markdown.ts'

/** Of what a page costs without a guard, the guard may add this share; of a point read, the audit row this much. */
const BAGIAN_HALAMAN = 0.25
const AUDIT_MS = 0.25
const TOLAK_MS = 5
const SISIP = 'a bare insert alone'

/** What the guard costs, and how soon it refuses what is meant to hurt. */
export function bagianPenjaga(semua: readonly HasilBench[]): string {
  const bagian = semua.flatMap(({ kondisi: { ukuran }, penjaga, lapisan, tolakanBerat }) => [
    ...(penjaga ? ukuranPenjaga(ukuran, penjaga) : []),
    ...(lapisan ? lapisanPenjaga(ukuran, lapisan) : []),
    ...(tolakanBerat ? tolakan(tolakanBerat) : []),
  ])
  if (bagian.length === 0) return ''
  return [
    '## The guard',
    `Three servers of ours take turns: E with the whole guard (tokens, limits, row security, an audit row whose commit waits for the disk, the sealer at work every five seconds), F with none of it, A with all but limits and audit. The whole guard may cost ${BAGIAN_HALAMAN * 100} % of a page (Q2, Q6a), the audit row ${AUDIT_MS} ms of a point read (Q3). Requests a second swing with what else the machine does; processor time swings least, so that it is what the targets are judged by. Bold where one is missed.`,
    ...bagian,
    readFileSync(new URL('sebab-penjaga.md', import.meta.url), 'utf8').trim(),
  ].join('\n\n')
}

function ukuranPenjaga(ukuran: string, milik: UkuranPenjaga): string[] {
  const { tanggal, putaran, antrean, inti, kueri } = milik
  const ada = DAFTAR.filter(({ nama }) => kueri[nama])
  const baris = ada.map(({ nama, judul }) => {
    const { angka, rasio } = kueri[nama] ?? { angka: {}, rasio: {} }
    const sel = (huruf: HurufSisi) => (angka[huruf] ? cpu(angka[huruf]) : '-')
    return [
      ...[nama, rentang(rasio['E/F']), rentang(rasio['E/A'])],
      ...(['F', 'A', 'E'] as const).map(sel),
      ...[penuh(nama, angka), audit(nama, angka), judul],
    ]
  })
  return [
    `### ${ukuran}, ${tanggal}, ${putaran} rounds, ${rapi(antrean)} processes wanting ${inti} cores`,
    tabel(
      ['query', 'E/F', 'E/A', 'CPU F', 'CPU A', 'CPU E', 'guard, of F', 'limits and audit, ms', ''],
      baris,
    ),
  ]
}

type MilikSisi = Partial<Record<HurufSisi, Angka>>

/** Processor time of the whole guard, as a share of what the request costs without. */
function penuh(nama: string, { E, F }: MilikSisi): string {
  if (!E || !F) return '-'
  const bagian = jumlah(E) / jumlah(F) - 1
  return tanda(`${Math.round(bagian * 100)} %`, nama === 'Q3' || bagian <= BAGIAN_HALAMAN)
}

function audit(nama: string, { E, A }: MilikSisi): string {
  if (!E || !A) return '-'
  const ms = (jumlah(E) - jumlah(A)) / 1_000
  return tanda(rapi(ms), nama !== 'Q3' || ms <= AUDIT_MS)
}

const jumlah = ({ cpuNode, cpuPostgres }: Angka) => cpuNode + (cpuPostgres ?? 0)
const tanda = (teks: string, cukup: boolean) => (cukup ? teks : `**${teks}**`)

function lapisanPenjaga(ukuran: string, { tanggal, nama, mikrodetik }: Lapisan): string[] {
  return [
    `### ${ukuran}, ${tanggal}, layer by layer: microseconds of the statement of A on one connection`,
    tabel(
      ['query', ...nama],
      Object.entries(mikrodetik).map(([kueri, angka]) => [kueri, ...angka.map(String)]),
    ),
    ...(nama.includes(SISIP)
      ? [
          'The last column is a transaction that writes one number and waits for the disk, as the one with the audit row does: what is above it there, beside row security, is ours.',
        ]
      : []),
  ]
}

function tolakan({ tanggal, banyak, jenis }: TolakanBerat): string[] {
  return [
    `### Abusive operations, ${tanggal}: milliseconds until they are refused`,
    `Of ${banyak} requests of each kind, one after the other, no two alike, at the whole server (E): from the head of the request to the answer written, and of it the processor's time, which other work on the machine disturbs least. ${TOLAK_MS} ms is the most it may take. None reaches the database (packages/server/test/keamanan/batas-operasi.db.test.ts).`,
    tabel(
      ['kind', 'median', 'p99', 'processor, median', 'processor, p99'],
      Object.entries(jenis).map(([nama, { ms, cpu: prosesor }]) => [
        nama,
        ...[ms.median, ms.p99, prosesor.median, prosesor.p99].map((satu) =>
          tanda(rapi(satu), satu < TOLAK_MS),
        ),
      ]),
    ),
  ]
}
