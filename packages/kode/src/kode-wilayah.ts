import { berhasil, type Galat, gagal, type Hasil } from './hasil.ts'
import type { Merek } from './merek.ts'

/**
 * Kode wilayah Kemendagri bertitik, `16.02.05.2001` / A dotted Kemendagri area code.
 * Bukan identitas tetap: kode berubah antaredisi / Not a permanent identity: codes change between editions.
 */
export type KodeWilayah = Merek<string, 'KodeWilayah'>

/** Dari yang terluas / Widest first. */
export const TINGKAT_WILAYAH = ['PROVINSI', 'KABUPATEN', 'KECAMATAN', 'DESA'] as const
export type TingkatWilayah = (typeof TINGKAT_WILAYAH)[number]

export const JENIS_WILAYAH = [
  'PROVINSI',
  'KABUPATEN',
  'KOTA',
  'KECAMATAN',
  'DESA',
  'KELURAHAN',
  'DESA_ADAT',
] as const
export type JenisWilayah = (typeof JENIS_WILAYAH)[number]

/** Rentang bilangan sepuluh angka, kedua ujung termasuk / Ten-digit integer range, both ends included. */
export interface RentangWilayah {
  readonly awal: number
  readonly akhir: number
}

export const GALAT_KODE_WILAYAH: Galat = {
  kode: 'KODE_WILAYAH_TIDAK_SAH',
  pesan: 'Kode wilayah tidak sah / Invalid area code',
  petunjuk:
    'Pakai kode Kemendagri, bukan BPS, misalnya 16.02.05.2001 atau 1602052001 / Use a Kemendagri code, not BPS, for example 16.02.05.2001 or 1602052001',
}

// Permendagri 58/2021: kabupaten 01-69, kota 71-99; desa diawali 1 kelurahan, 2 desa, 3 desa adat.
const POLA = /^[1-9]\d(\.(?!00|70)\d\d(\.(?!00)\d\d(\.[123]\d{3})?)?)?$/

/**
 * Membaca kode wilayah bertitik atau polos / Reads a dotted or plain area code.
 * Memeriksa bentuk, bukan keberadaan / Checks the shape, not that the area exists.
 * Galat: KODE_WILAYAH_TIDAK_SAH. Sumber: Permendagri 58/2021.
 */
export function parseKodeWilayah(masukan: unknown): Hasil<KodeWilayah> {
  if (typeof masukan !== 'string') return gagal(GALAT_KODE_WILAYAH)
  const kode = masukan.includes('.') ? masukan : bertitik(masukan)
  return POLA.test(kode) ? berhasil(kode as KodeWilayah) : gagal(GALAT_KODE_WILAYAH)
}

/** Dari panjang kodenya / From the length of the code. */
export function tingkat(kode: KodeWilayah): TingkatWilayah {
  if (kode.length === 2) return 'PROVINSI'
  if (kode.length === 5) return 'KABUPATEN'
  return kode.length === 8 ? 'KECAMATAN' : 'DESA'
}

/** Dari kode, bukan dari nama: "Kabupaten Lima Puluh Kota" / From the code, never from the name. */
export function jenis(kode: KodeWilayah): JenisWilayah {
  const tingkatnya = tingkat(kode)
  if (tingkatnya === 'KABUPATEN') return kode.charAt(3) < '7' ? 'KABUPATEN' : 'KOTA'
  if (tingkatnya !== 'DESA') return tingkatnya
  const angka = kode.charAt(9)
  if (angka === '1') return 'KELURAHAN'
  return angka === '2' ? 'DESA' : 'DESA_ADAT'
}

/** Wilayah setingkat di atasnya; provinsi tidak punya / The area one level up; a provinsi has none. */
export function induk(kode: KodeWilayah): KodeWilayah | null {
  const titik = kode.lastIndexOf('.')
  return titik < 0 ? null : (kode.slice(0, titik) as KodeWilayah)
}

/** Semua wilayah di atasnya, terluar dahulu / Every area above it, outermost first. */
export function leluhur(kode: KodeWilayah): KodeWilayah[] {
  const atas = induk(kode)
  return atas === null ? [] : [...leluhur(atas), atas]
}

/** Benar juga untuk dirinya sendiri, seperti rentangnya / True for itself too, as its range is. */
export function mencakup(luar: KodeWilayah, dalam: KodeWilayah): boolean {
  // Lebar setiap tingkat tetap, jadi awalan teks sudah cukup.
  return dalam.startsWith(luar)
}

/** Angkanya saja: `1602052001` / Digits only. */
export function polos(kode: KodeWilayah): string {
  return kode.replaceAll('.', '')
}

/**
 * `16.02` menjadi 1602000000..1602999999: wilayah itu dan semua di bawahnya / the area and all below it.
 * Melebihi int4; simpan sebagai int8 / Exceeds int4; store as int8.
 */
export function rentang(kode: KodeWilayah): RentangWilayah {
  const angka = polos(kode)
  return { awal: Number(angka.padEnd(10, '0')), akhir: Number(angka.padEnd(10, '9')) }
}

/**
 * Kode pada tingkat itu yang memuat bilangan sepuluh angka / The code of that level that holds the ten-digit number.
 * @throws RangeError jika bilangan tidak memuat kode tingkat itu: data sendiri rusak / our own data is broken.
 */
export function kodeDari(angka: number | bigint, tingkatnya: TingkatWilayah): KodeWilayah {
  const teks = String(angka)
  const panjang = { PROVINSI: 2, KABUPATEN: 4, KECAMATAN: 6, DESA: 10 }[tingkatnya]
  const hasil = parseKodeWilayah(/^\d{10}$/.test(teks) ? teks.slice(0, panjang) : '')
  if (hasil.ok) return hasil.nilai
  throw new RangeError(
    `Bilangan ini tidak memuat kode ${tingkatnya} / This number holds no ${tingkatnya} code`,
  )
}

function bertitik(angka: string): string {
  const bagian = [angka.slice(0, 2), angka.slice(2, 4), angka.slice(4, 6), angka.slice(6)]
  return bagian.filter((teks) => teks !== '').join('.')
}
