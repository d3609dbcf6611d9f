import { type Tanggal, tanggalDari } from '@harapan/kode'

/** Satu edisi kode wilayah Kemendagri / One edition of the Kemendagri area codes (Permendagri 58/2021). */
export interface EdisiWilayah {
  readonly nomor: string
  readonly tanggal: Tanggal
  readonly perubahan: readonly { readonly nomor: string; readonly tanggal: Tanggal }[]
  readonly jumlah: Readonly<Record<'provinsi' | 'kabupaten' | 'kecamatan' | 'desa', number>>
}

/** Edisi yang kami sertakan, untuk muatan pertama; yang berlaku ada di basis data / The edition we ship, for the first load; the one in force is in the database. */
export const EDISI_KINI = {
  nomor: 'Kepmendagri 300.2.2-2138/2025',
  tanggal: tanggalDari(2025, 4, 25),
  // Dibandingkan kode demi kode: perubahan ini hanya menyentuh pulau.
  perubahan: [{ nomor: 'Kepmendagri 300.2.2-2430/2025', tanggal: tanggalDari(2025, 6, 23) }],
  jumlah: { provinsi: 38, kabupaten: 514, kecamatan: 7285, desa: 83_762 },
} as const satisfies EdisiWilayah

/** Semua edisi sejak 2015, dari yang tertua; jumlahnya dihitung dari arsip / Every edition since 2015, counted. */
export const EDISI_WILAYAH: readonly EdisiWilayah[] = [
  edisi('Permendagri 56/2015', [2015, 6, 29], [34, 514, 7160, 83_184]),
  edisi('Permendagri 137/2017', [2017, 12, 27], [34, 514, 7201, 83_436]),
  {
    ...edisi('Permendagri 72/2019', [2019, 10, 8], [34, 514, 7230, 83_449]),
    perubahan: [{ nomor: 'Kepmendagri 146.1-4717/2020', tanggal: tanggalDari(2020, 12, 21) }],
  },
  {
    ...edisi('Permendagri 58/2021', [2021, 12, 13], [34, 514, 7266, 83_467]),
    perubahan: [{ nomor: 'Kepmendagri 050-145/2022', tanggal: tanggalDari(2022, 2, 14) }],
  },
  edisi('Kepmendagri 100.1.1-6117/2022', [2022, 11, 9], [37, 514, 7277, 83_763]),
  EDISI_KINI,
]

function edisi(
  nomor: string,
  [tahun, bulan, hari]: readonly [number, number, number],
  [provinsi, kabupaten, kecamatan, desa]: readonly [number, number, number, number],
): EdisiWilayah {
  const tanggal = tanggalDari(tahun, bulan, hari)
  return { nomor, tanggal, perubahan: [], jumlah: { provinsi, kabupaten, kecamatan, desa } }
}
