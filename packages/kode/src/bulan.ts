import type { Merek } from './merek.ts'
import { hariDalamBulan, type Tanggal, tanggalDari } from './tanggal.ts'

/**
 * Bulan kalender sebagai bilangan `yyyymm` (201804) / A calendar month as the integer yyyymm.
 * Terbaca di basis data dan urut; hitung hanya lewat fungsi di sini / Readable and sorted; do arithmetic only here.
 */
export type Bulan = Merek<number, 'Bulan'>

/** @throws RangeError jika tahun bukan 1-9999 atau bulan bukan 1-12 / if out of range. */
export function buatBulan(tahun: number, bulan: number): Bulan {
  tanggalDari(tahun, bulan, 1)
  return (tahun * 100 + bulan) as Bulan
}

/** Bulan yang memuat tanggal itu / The month that holds the date. */
export function bulanDari(tanggal: Tanggal): Bulan {
  return buatBulan(Number(tanggal.slice(0, 4)), Number(tanggal.slice(5, 7)))
}

/** Maju (positif) atau mundur (negatif) sekian bulan / That many months forward or back. */
export function geserBulan(bulan: Bulan, jumlah: number): Bulan {
  const urutan = urutanBulan(bulan) + jumlah
  return buatBulan(Math.floor(urutan / 12), (urutan % 12) + 1)
}

/** Banyak bulan dari yang pertama ke yang kedua / Months from the first to the second. */
export function selisihBulan(dari: Bulan, sampai: Bulan): number {
  return urutanBulan(sampai) - urutanBulan(dari)
}

/** Tanggal 1 / The first day. */
export function awalBulan(bulan: Bulan): Tanggal {
  return tanggalDari(tahunnya(bulan), bulan % 100, 1)
}

/** Tanggal terakhir, 28-31 / The last day. */
export function akhirBulan(bulan: Bulan): Tanggal {
  const tahun = tahunnya(bulan)
  return tanggalDari(tahun, bulan % 100, hariDalamBulan(tahun, bulan % 100))
}

function tahunnya(bulan: Bulan): number {
  return Math.floor(bulan / 100)
}

function urutanBulan(bulan: Bulan): number {
  return tahunnya(bulan) * 12 + (bulan % 100) - 1
}
