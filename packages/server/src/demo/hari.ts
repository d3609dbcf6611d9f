import type { Tanggal } from '@harapan/kode'

/** A calendar day as a count from 1970-01-01: arithmetic on half a million dates stays cheap. */
export type Hari = number

/** From a family's start in the programme to the day taken as today. */
export interface Rentang {
  readonly mulai: Hari
  readonly hariIni: Hari
}

const MILIDETIK = 86_400_000
const teksHari = new Map<Hari, Tanggal>()

export function keHari(tanggal: Tanggal): Hari {
  return Date.parse(tanggal) / MILIDETIK
}

export function keTanggal(hari: Hari): Tanggal {
  const tersimpan = teksHari.get(hari)
  if (tersimpan !== undefined) return tersimpan
  const tanggal = new Date(hari * MILIDETIK).toISOString().slice(0, 10) as Tanggal
  teksHari.set(hari, tanggal)
  return tanggal
}

/** The day of a year, month (1 to 12, or beyond: it carries over) and day of the month. */
export function hariPada(tahun: number, bulan: number, tanggal: number): Hari {
  return Date.UTC(tahun, bulan - 1, tanggal) / MILIDETIK
}

/** The same day of the year, so many years on; 29 February becomes 1 March in a common year. */
export function tambahTahun(hari: Hari, tahun: number): Hari {
  const saat = new Date(hari * MILIDETIK)
  return hariPada(saat.getUTCFullYear() + tahun, saat.getUTCMonth() + 1, saat.getUTCDate())
}

export function tahunDari(hari: Hari): number {
  return new Date(hari * MILIDETIK).getUTCFullYear()
}

/** The first day of the month after this day. */
export function awalBulanBerikut(hari: Hari): Hari {
  const saat = new Date(hari * MILIDETIK)
  return hariPada(saat.getUTCFullYear(), saat.getUTCMonth() + 2, 1)
}
