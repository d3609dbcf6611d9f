import { type Bulan, buatBulan } from './bulan.ts'
import { berhasil, type Galat, gagal, type Hasil } from './hasil.ts'
import { berangka } from './tanggal.ts'

/**
 * Periode penyaluran: tahap tidak selalu triwulan (bulanan sejak April 2020, dua bulanan lewat KKS 2024).
 * A payment period: a tahap is not always a quarter, so it carries its own months.
 */
export interface Periode {
  readonly tahun: number
  /** Nomor tahap dalam tahun itu, 1-12 / Number of the tahap within the year. */
  readonly tahap: number
  readonly bulanAwal: Bulan
  /** Termasuk / Inclusive. */
  readonly bulanAkhir: Bulan
}

const GALAT_PERIODE: Galat = {
  kode: 'MASUKAN_TIDAK_SAH',
  pesan: 'Periode tidak sah / Invalid period',
  petunjuk:
    'Tulis tahun dan tahap, misalnya 2018-T2, atau dengan bulannya, 2024-T2/03-04 / Write year and tahap, for example 2018-T2, or with its months, 2024-T2/03-04',
}

const POLA = /^(\d{4})-T([1-9]|1[0-2])(?:\/(0[1-9]|1[0-2])-(0[1-9]|1[0-2]))?$/

/** Membaca `2018-T2` (triwulan) atau `2024-T2/03-04` / Reads a quarter or a tahap with its months. Galat: MASUKAN_TIDAK_SAH. */
export function parsePeriode(masukan: unknown): Hasil<Periode> {
  const bagian = typeof masukan === 'string' ? POLA.exec(masukan) : null
  if (bagian === null) return gagal(GALAT_PERIODE)
  const tahun = Number(bagian[1])
  const tahap = Number(bagian[2])
  const awal = Number(bagian[3] ?? tahap * 3 - 2)
  const akhir = Number(bagian[4] ?? tahap * 3)
  if (tahun < 1 || awal > akhir || akhir > 12) return gagal(GALAT_PERIODE)
  const [bulanAwal, bulanAkhir] = [buatBulan(tahun, awal), buatBulan(tahun, akhir)]
  return berhasil({ tahun, tahap, bulanAwal, bulanAkhir })
}

/** Bentuk baku: pendek bila triwulan / The canonical text: short for a quarter. */
export function tulisPeriode({ tahun, tahap, bulanAwal, bulanAkhir }: Periode): string {
  const pendek = `${berangka(4, tahun)}-T${tahap}`
  const [awal, akhir] = [bulanAwal % 100, bulanAkhir % 100]
  if (awal === tahap * 3 - 2 && akhir === tahap * 3) return pendek
  return `${pendek}/${berangka(2, awal)}-${berangka(2, akhir)}`
}
