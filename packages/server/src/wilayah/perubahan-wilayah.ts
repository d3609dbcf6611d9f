import {
  type KodeWilayah,
  parseKodeWilayah,
  parseTanggal,
  type Tanggal,
  wajib,
} from '@harapan/kode'
import { bacaTabel } from './baca-tabel.ts'

export const JENIS_PERUBAHAN = ['PEMEKARAN', 'GANTI_KODE', 'PINDAH_INDUK', 'UBAH_STATUS'] as const
export type JenisPerubahan = (typeof JENIS_PERUBAHAN)[number]

/** Satu perubahan wilayah yang diketahui pasti / One change of an area that the sources are sure of. */
export interface PerubahanWilayah {
  readonly jenis: JenisPerubahan
  /** Tetap berlaku hanya pada PEMEKARAN / Lives on only in a PEMEKARAN. */
  readonly dari: WilayahBernama
  readonly ke: WilayahBernama
  /** Hari undang-undangnya, atau "paling lambat" bila tidak pasti / The law's day, or "not later than". */
  readonly tanggal: Tanggal
  readonly tanggalPasti: boolean
  /** Hari terakhir kode lama masih tercantum, bila tanggal tidak pasti / Last day the old code was still listed. */
  readonly setelah: Tanggal | null
  /** Undang-undang, atau edisi pertama yang mencantumkan keadaan baru / The law, or the first edition with the new state. */
  readonly dasarHukum: string
}

export interface WilayahBernama {
  readonly kode: KodeWilayah
  readonly nama: string
}

/**
 * `data/perubahan-wilayah.csv`: provinsi dan 26 kabupaten/kota Papua 2022, 60 perubahan status 2015-2025, satu desa OKI.
 * The known history; kecamatan and desa under the 26 are in kode-baru.ts.
 */
export const PERUBAHAN_WILAYAH: readonly PerubahanWilayah[] = bacaTabel('perubahan-wilayah', [
  'jenis',
  'dari',
  'nama_dari',
  'ke',
  'nama_ke',
  'setelah',
  'tanggal',
  'dasar_hukum',
]).map((baris) => ({
  jenis: bacaJenis(baris.jenis),
  dari: { kode: wajib(parseKodeWilayah(baris.dari)), nama: baris.nama_dari },
  ke: { kode: wajib(parseKodeWilayah(baris.ke)), nama: baris.nama_ke },
  tanggal: wajib(parseTanggal(baris.tanggal)),
  tanggalPasti: baris.setelah === '',
  setelah: baris.setelah === '' ? null : wajib(parseTanggal(baris.setelah)),
  dasarHukum: baris.dasar_hukum,
}))

function bacaJenis(teks: string): JenisPerubahan {
  const jenis = JENIS_PERUBAHAN.find((nilai) => nilai === teks)
  if (jenis !== undefined) return jenis
  throw new Error(`data/perubahan-wilayah.csv: jenis "${teks}" tidak dikenal / unknown kind`)
}
