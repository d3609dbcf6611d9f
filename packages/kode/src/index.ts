/** Kata yang dipakai bersama server dan SDK / The words the server and the SDK share. @module */
export {
  akhirBulan,
  awalBulan,
  type Bulan,
  buatBulan,
  bulanDari,
  geserBulan,
  selisihBulan,
} from './bulan.ts'
export {
  type Berhasil,
  berhasil,
  type Gagal,
  type Galat,
  gagal,
  type Hasil,
  petakan,
  wajib,
} from './hasil.ts'
export {
  type Nik,
  type NoKk,
  parseNik,
  parseNoKk,
  samarkanNik,
  samarkanNoKk,
} from './identitas.ts'
export { type Taksiran, type TitikKemajuan, taksirKemajuan, tambahTitik } from './kemajuan.ts'
export { adalahKodeGalat, KODE_GALAT, type KodeGalat } from './kode-galat.ts'
export {
  induk,
  JENIS_WILAYAH,
  type JenisWilayah,
  jenis,
  type KodeWilayah,
  kodeDari,
  leluhur,
  mencakup,
  parseKodeWilayah,
  polos,
  type RentangWilayah,
  rentang,
  TINGKAT_WILAYAH,
  type TingkatWilayah,
  tingkat,
} from './kode-wilayah.ts'
export {
  AWALAN_SINTETIS,
  JENIS_KELAMIN,
  type JenisKelamin,
  PERINGATAN_NIK,
  type PembandingNik,
  type PeringatanNik,
  peringatanNik,
} from './peringatan-nik.ts'
export { type Periode, parsePeriode, tulisPeriode } from './periode.ts'
export { galat, PESAN_GALAT } from './pesan-galat.ts'
export { samarkanTeks } from './samarkan-teks.ts'
export {
  akhirTahun,
  geserHari,
  hariIni,
  parseTanggal,
  type Tanggal,
  tanggalDari,
  tanggalUtc,
  type Zona,
} from './tanggal.ts'
