import { berhasil, type Galat, gagal, type Hasil } from './hasil.ts'
import type { Merek } from './merek.ts'
import { adaTanggal } from './tanggal.ts'

/** Nomor Induk Kependudukan yang lolos aturan bentuk; jangan dicetak utuh / A well-formed NIK; never print it whole. */
export type Nik = Merek<string, 'Nik'>

/** Nomor Kartu Keluarga yang lolos aturan bentuk; jangan dicetak utuh / A well-formed No. KK; never print it whole. */
export type NoKk = Merek<string, 'NoKk'>

export const GALAT_NIK: Galat = {
  kode: 'NIK_TIDAK_SAH',
  pesan: 'NIK tidak sah / Invalid NIK',
  petunjuk:
    'Salin 16 angka dari KTP-el; bila belum ada, kosongkan dan isi alasannya / Copy the 16 digits from the KTP-el; if there is none yet, leave it empty and give the reason',
}

export const GALAT_NO_KK: Galat = {
  kode: 'NO_KK_TIDAK_SAH',
  pesan: 'No. KK tidak sah / Invalid No. KK',
  petunjuk: 'Salin 16 angka dari Kartu Keluarga / Copy the 16 digits from the Kartu Keluarga',
}

/**
 * Membaca NIK: wilayah, tanggal lahir (perempuan +40), nomor urut / Reads a NIK: area, birth date (women +40), serial.
 * Hanya menolak yang mustahil; yang janggal urusan `peringatanNik` / Refuses only the impossible.
 * Galat: NIK_TIDAK_SAH, tanpa memuat masukan. Sumber: UU 23/2006 ps. 13, PP 40/2019 ps. 30.
 */
export function parseNik(masukan: unknown): Hasil<Nik> {
  return periksa<Nik>(masukan, 'NIK', 40)
}

/** Membaca No. KK: wilayah, tanggal pencatatan (tanpa +40), nomor urut / Reads a No. KK. Galat: NO_KK_TIDAK_SAH. */
export function parseNoKk(masukan: unknown): Hasil<NoKk> {
  return periksa<NoKk>(masukan, 'No. KK', 0)
}

/** Empat angka pertama dan dua belas bintang / The first four digits and twelve stars, nothing more. */
export function samarkanNik(nik: Nik): string {
  return `${nik.slice(0, 4)}************`
}

/** Sama seperti NIK / As for a NIK. */
export function samarkanNoKk(noKk: NoKk): string {
  return `${noKk.slice(0, 4)}************`
}

const BUKAN_16_ANGKA = ['bukan 16 angka', 'is not 16 digits'] as const
const BUKAN_TANGGAL = [
  'bertanggal yang tidak ada (angka ke-7 sampai 12)',
  'has a date that does not exist (digits 7 to 12)',
] as const
const URUTAN_NOL = ['bernomor urut 0000', 'has serial 0000'] as const

function periksa<T extends string>(
  masukan: unknown,
  nama: 'NIK' | 'No. KK',
  tambahanPerempuan: number,
): Hasil<T> {
  const sebab = sebabTidakSah(masukan, tambahanPerempuan)
  if (sebab === null) return berhasil(masukan as T)
  const pesan = `${nama} ${sebab[0]} / ${nama} ${sebab[1]}`
  return gagal({ ...(nama === 'NIK' ? GALAT_NIK : GALAT_NO_KK), pesan })
}

function sebabTidakSah(masukan: unknown, tambahanPerempuan: number) {
  if (typeof masukan !== 'string' || !/^\d{16}$/.test(masukan)) return BUKAN_16_ANGKA
  const angka = (awal: number) => Number(masukan.slice(awal, awal + 2))
  const hari = angka(6) > 40 ? angka(6) - tambahanPerempuan : angka(6)
  // 20YY cukup untuk kedua abad: bila 19YY kabisat, 20YY kabisat pula.
  if (!adaTanggal(2000 + angka(10), angka(8), hari)) return BUKAN_TANGGAL
  return masukan.endsWith('0000') ? URUTAN_NOL : null
}
