import { berhasil, type Galat, gagal, type Hasil } from './hasil.ts'
import type { Merek } from './merek.ts'

/** Tanggal kalender `YYYY-MM-DD`, tanpa jam dan zona; urut sebagai teks / A calendar date; sorts as text. */
export type Tanggal = Merek<string, 'Tanggal'>

export const GALAT_TANGGAL: Galat = {
  kode: 'TANGGAL_TIDAK_SAH',
  pesan: 'Tanggal tidak sah / Invalid date',
  petunjuk:
    'Tulis tahun-bulan-tanggal, misalnya 2018-12-31 / Write year-month-day, for example 2018-12-31',
}

/** Selisih jam dari UTC (Keppres 41/1987); Indonesia tanpa waktu musim panas / Hours from UTC; no summer time. */
const JAM_ZONA = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const
export type Zona = keyof typeof JAM_ZONA

/** Membaca `YYYY-MM-DD`; 2019-02-30 ditolak / Reads a date; refuses days that do not exist. Galat: TANGGAL_TIDAK_SAH. */
export function parseTanggal(masukan: unknown): Hasil<Tanggal> {
  if (typeof masukan !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(masukan)) return gagal(GALAT_TANGGAL)
  const [tahun = 0, bulan = 0, hari = 0] = masukan.split('-').map(Number)
  return adaTanggal(tahun, bulan, hari) ? berhasil(masukan as Tanggal) : gagal(GALAT_TANGGAL)
}

/** Tanggal hari ini menurut jam yang diberikan, WIB kecuali diminta lain / Today by the given clock, in WIB by default. */
export function hariIni(jam: Date, zona: Zona = 'Asia/Jakarta'): Tanggal {
  return tanggalUtc(new Date(jam.getTime() + JAM_ZONA[zona] * 3_600_000))
}

/** Maju (positif) atau mundur (negatif) sekian hari / That many days forward or back. */
export function geserHari(tanggal: Tanggal, jumlah: number): Tanggal {
  return tanggalUtc(new Date(Date.parse(tanggal) + jumlah * 86_400_000))
}

/** Hari sebuah saat menurut UTC; kolom DATE dibaca sebagai tengah malam UTC / The UTC day of an instant. */
export function tanggalUtc(saat: Date): Tanggal {
  return saat.toISOString().slice(0, 10) as Tanggal
}

/** 31 Desember tahun itu, saat keadaan `rekap(tahun)` dihitung / 31 December, when a year's figures are taken. */
export function akhirTahun(tahun: number): Tanggal {
  return tanggalDari(tahun, 12, 31)
}

/** @throws RangeError jika tanggal itu tidak ada / if there is no such date. */
export function tanggalDari(tahun: number, bulan: number, hari: number): Tanggal {
  if (!adaTanggal(tahun, bulan, hari)) throw new RangeError(GALAT_TANGGAL.pesan)
  return `${berangka(4, tahun)}-${berangka(2, bulan)}-${berangka(2, hari)}` as Tanggal
}

/** Tahun 1-9999: PostgreSQL tidak mengenal tahun nol / PostgreSQL has no year zero. */
export function adaTanggal(tahun: number, bulan: number, hari: number): boolean {
  if (![tahun, bulan, hari].every(Number.isInteger)) return false
  if (tahun < 1 || tahun > 9999 || bulan < 1 || bulan > 12) return false
  return hari >= 1 && hari <= hariDalamBulan(tahun, bulan)
}

/** Banyak hari, 28-31 / Days in the month. */
export function hariDalamBulan(tahun: number, bulan: number): number {
  if (bulan !== 2) return [4, 6, 9, 11].includes(bulan) ? 30 : 31
  const kabisat = tahun % 4 === 0 && (tahun % 100 !== 0 || tahun % 400 === 0)
  return kabisat ? 29 : 28
}

/** `berangka(2, 7)` menjadi `07` / Pads with zeros. */
export function berangka(panjang: number, angka: number): string {
  return String(angka).padStart(panjang, '0')
}
