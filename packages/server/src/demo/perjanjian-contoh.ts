import { parseTanggal, wajib } from '@harapan/kode'
import type { Perjanjian } from '../akses/perjanjian.ts'

/** The sample agency: its code, the client id of its one system, and its agreement. */
export const INSTANSI_CONTOH = {
  kode: 'BPJS-KES-CONTOH',
  nama: 'BPJS Kesehatan (contoh)',
  jenis: 'LEMBAGA',
}
export const KLIEN_CONTOH = 'mitra-contoh'

export const PERJANJIAN_CONTOH = {
  nomor: 'PKS/CONTOH/2026',
  instansi: INSTANSI_CONTOH.nama,
  dasar: 'TUGAS_PUBLIK',
  tujuan: ['PEMADANAN_JKN', 'LAYANAN_KESEHATAN'],
  wilayah: [],
  nasional: true,
  program: ['PKH', 'PBI_JK'],
  kelas: ['publik', 'spesifik', 'identitas'],
  berlakuSampai: wajib(parseTanggal('2035-12-31')),
  kuotaPerMenit: 100_000,
  pantauanTerbanyak: 100_000,
  banyakKlien: 1,
  modeDokumen: 'TERBUKA',
} as const satisfies Perjanjian
