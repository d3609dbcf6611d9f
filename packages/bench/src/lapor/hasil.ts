import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Pemeriksaan } from '../ukur/periksa-semua.ts'
import type { HasilUkur } from '../ukur/ukur-semua.ts'
import type { Kondisi } from './kondisi.ts'

/** All that one run found; the page is written from it alone. */
export type HasilBench = { kondisi: Kondisi } & Penjaga & HasilUkur & Pemeriksaan

/** What the guard costs: runs of their own, each with its day, kept when the sides are measured anew. */
export type Penjaga = { penjaga?: UkuranPenjaga; lapisan?: Lapisan; tolakanBerat?: TolakanBerat }

/** The whole guard (E) beside none of it (F) and beside all but the audit row (A). */
export type UkuranPenjaga = {
  tanggal: string
  putaran: number
  /** How many processes wanted a core while it ran, and how many cores there are. */
  antrean: number
  inti: number
  kueri: HasilUkur['kueri']
}

/** Milliseconds of server time until an abusive operation was refused. */
export type TolakanBerat = { tanggal: string; banyak: number; jenis: Record<string, WaktuTolak> }
export type WaktuTolak = { ms: Persentil; cpu: Persentil }
export type Persentil = { median: number; p99: number }

/** Microseconds of a request with one layer of the guard after the other. */
export type Lapisan = {
  tanggal: string
  nama: readonly string[]
  mikrodetik: Record<string, number[]>
}

const DIREKTORI = new URL('../../hasil/', import.meta.url)

export function simpanHasil(ukuran: string, hasil: HasilBench): void {
  mkdirSync(DIREKTORI, { recursive: true })
  writeFileSync(new URL(`${ukuran}.json`, DIREKTORI), `${JSON.stringify(hasil, bulat, 2)}\n`)
}

/** The last run of each size, smaller sizes first. */
export function bacaHasil(): HasilBench[] {
  return readdirSync(DIREKTORI)
    .map((nama) => JSON.parse(readFileSync(new URL(nama, DIREKTORI), 'utf8')) as HasilBench)
    .toSorted((a, b) => a.kondisi.keluarga - b.kondisi.keluarga)
}

/** More digits of a measurement than these are noise; whole numbers are counts. */
const bulat = (_: string, nilai: unknown) =>
  typeof nilai === 'number' && !Number.isInteger(nilai) ? Number(nilai.toPrecision(4)) : nilai
