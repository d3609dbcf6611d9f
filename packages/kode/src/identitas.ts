import { berhasil, type Galat, gagal, type Hasil } from './hasil.ts'
import type { Merek } from './merek.ts'
import { adaTanggal } from './tanggal.ts'

/** Nomor Induk Kependudukan yang lolos aturan bentuk; jangan dicetak utuh / A well-formed NIK; never print it whole. */
export type Nik = Merek<string, 'Nik'>

/** Nomor Kartu Keluarga yang lolos aturan bentuk; jangan dicetak utuh / A well-formed No. KK; never print it whole. */
export type NoKk = Merek<string, 'NoKk'>

export const GALAT_NIK = {
  kode: 'NIK_TIDAK_SAH',
  pesan: 'NIK tidak sah / Invalid NIK',
  petunjuk:
    'Salin 16 angka dari KTP-el atau KK, tanpa spasi; bila belum punya NIK, kosongkan dan isi alasannya / Copy the 16 digits from the KTP-el or KK, without spaces; if there is no NIK yet, leave it empty and give the reason',
} as const

export const GALAT_NO_KK = {
  kode: 'NO_KK_TIDAK_SAH',
  pesan: 'No. KK tidak sah / Invalid No. KK',
  petunjuk:
    'Salin 16 angka di kepala Kartu Keluarga, tanpa spasi / Copy the 16 digits at the top of the Kartu Keluarga, without spaces',
} as const

/**
 * Membaca NIK: wilayah, tanggal lahir (perempuan +40), nomor urut / Reads a NIK: area, birth date (women +40), serial.
 * Hanya menolak yang mustahil; yang janggal urusan `peringatanNik` / Refuses only the impossible.
 * Galat: NIK_TIDAK_SAH, tanpa memuat masukan. Sumber: UU 23/2006 ps. 13, PP 40/2019 ps. 30.
 */
export function parseNik(masukan: unknown): Hasil<Nik> {
  return periksa<Nik>(masukan, 'NIK', GALAT_NIK, 40)
}

/** Membaca No. KK: wilayah, tanggal pencatatan (tanpa +40), nomor urut / Reads a No. KK. Galat: NO_KK_TIDAK_SAH. */
export function parseNoKk(masukan: unknown): Hasil<NoKk> {
  return periksa<NoKk>(masukan, 'No. KK', GALAT_NO_KK, 0)
}

/** Empat angka pertama dan dua belas bintang / The first four digits and twelve stars, nothing more. */
export function samarkanNik(nik: Nik): string {
  return `${nik.slice(0, 4)}************`
}

/** Sama seperti NIK / As for a NIK. */
export function samarkanNoKk(noKk: NoKk): string {
  return `${noKk.slice(0, 4)}************`
}

const SEBAB = {
  bentuk: ['harus tepat 16 angka', 'must be exactly 16 digits'],
  bulan: ['bulan pada angka ke-9 dan 10 harus 01-12', 'the month in digits 9-10 must be 01-12'],
  tanggal: [
    'tanggal pada angka ke-7 sampai 12 tidak ada',
    'the date in digits 7-12 does not exist',
  ],
  urut: ['nomor urut tidak boleh 0000', 'the serial must not be 0000'],
} as const
type Sebab = readonly [indonesia: string, inggris: string]

function periksa<T extends string>(
  masukan: unknown,
  nama: string,
  galat: Galat,
  tambahanPerempuan: number,
): Hasil<T> {
  const sebab = sebabTidakSah(masukan, tambahanPerempuan)
  if (sebab === null) return berhasil(masukan as T)
  const [indonesia, inggris] = sebab
  return gagal({ ...galat, pesan: `${nama} tidak sah: ${indonesia} / Invalid ${nama}: ${inggris}` })
}

function sebabTidakSah(masukan: unknown, tambahanPerempuan: number): Sebab | null {
  if (typeof masukan !== 'string' || !/^\d{16}$/.test(masukan)) return SEBAB.bentuk
  const [hari, bulan, tahun] = [6, 8, 10].map((awal) => Number(masukan.slice(awal, awal + 2)))
  if (hari === undefined || bulan === undefined || tahun === undefined) return SEBAB.bentuk
  if (bulan < 1 || bulan > 12) return SEBAB.bulan
  // 20YY cukup: setiap 19YY kabisat, 20YY kabisat pula; 2000 kabisat, 1900 tidak.
  const hariSebenarnya = hari > 40 ? hari - tambahanPerempuan : hari
  if (!adaTanggal(2000 + tahun, bulan, hariSebenarnya)) return SEBAB.tanggal
  return masukan.endsWith('0000') ? SEBAB.urut : null
}
