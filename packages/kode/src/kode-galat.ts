/** Daftar tertutup kode galat; SDK dan server memakai yang sama / The closed list of error codes, shared. */
export const KODE_GALAT = [
  // siapa dan untuk apa / who and what for
  'PERLU_MASUK',
  'TOKEN_TIDAK_SAH',
  'TIDAK_BERWENANG',
  'TUJUAN_WAJIB',
  'TUJUAN_TIDAK_SAH',
  'PERJANJIAN_TIDAK_BERLAKU',
  // masukan / input
  'KODE_WILAYAH_TIDAK_SAH',
  'NIK_TIDAK_SAH',
  'NO_KK_TIDAK_SAH',
  'TANGGAL_TIDAK_SAH',
  'ID_TIDAK_SAH',
  'KURSOR_TIDAK_SAH',
  'TOKEN_KEDALUWARSA',
  'TOKEN_LINGKUP_BERUBAH',
  'MASUKAN_TIDAK_SAH',
  // dokumen GraphQL / the GraphQL document
  'DOKUMEN_TIDAK_SAH',
  'DOKUMEN_TIDAK_TERDAFTAR',
  'PAKAI_VARIABEL',
  'BATAS_BIAYA',
  'BATAS_LAJU',
  'BATAS_HALAMAN',
  'WILAYAH_TERLALU_LUAS',
  'TERLALU_BANYAK_NIK',
  // penolakan tindakan / refusals of a mutation
  'TIDAK_DITEMUKAN',
  'VERSI_USANG',
  'KUNCI_TERPAKAI',
  'PERLU_PEMERIKSAAN_PUSAT',
  'SUDAH_ADA',
  'STATUS_TIDAK_SESUAI',
  'SYARAT_KURANG',
  'TENGGAT_LEWAT',
  'KUOTA_PENUH',
  'BATAS_PANTAUAN',
  'PERSETUJUAN_SENDIRI',
  'BATAS_UNGKAP',
  // keadaan layanan / the state of the service
  'BASIS_DATA_SIBUK',
  'PENERBIT_TIDAK_TERJANGKAU',
  'GALAT_INTERNAL',
] as const

export type KodeGalat = (typeof KODE_GALAT)[number]

/** Apakah teks ini kode galat yang dikenal / Whether this is a known error code. */
export function adalahKodeGalat(nilai: unknown): nilai is KodeGalat {
  return (KODE_GALAT as readonly unknown[]).includes(nilai)
}
