import type { JenisKelamin, Tanggal } from '@harapan/kode'
import type { KomponenPkh } from '../pkh/komponen.rules.ts'

export type Hubungan =
  | 'KEPALA_KELUARGA'
  | 'SUAMI'
  | 'ISTRI'
  | 'ANAK'
  | 'MENANTU'
  | 'CUCU'
  | 'ORANG_TUA'
  | 'MERTUA'
export type AlasanTanpaNik = 'BELUM_PUNYA_KK' | 'BELUM_REKAM' | 'DALAM_PROSES' | 'BAYI' | 'LAIN'
export type AlasanTanpaKk = 'BELUM_PUNYA_KK' | 'DALAM_PROSES' | 'LAIN'
export type SegmenJkn = 'PBI_APBN' | 'PBPU_BP_PEMDA' | 'PPU_BU' | 'PBPU_MANDIRI'
export type AlasanAkhirPbi = 'TIDAK_ADA_DI_DTSEN' | 'DESIL_6_10' | 'MENJADI_PPU'

/*
 * The rows of one stage: the columns of the Prisma models, with the plain number in place of its
 * three protected columns. `sampai` is the last day, inclusive; null is open.
 */
export interface BarisKeluarga {
  id: number
  noKk: string | null
  alasanTanpaKk: AlasanTanpaKk | null
  alamat: string
  rt: string | null
  rw: string | null
  desaKode: number
  sintetis: true
}

export interface BarisIndividu {
  id: number
  nik: string | null
  alasanTanpaNik: AlasanTanpaNik | null
  nama: string
  tanggalLahir: Tanggal
  jenisKelamin: JenisKelamin
  punyaKtpEl: boolean
  desaKode: number
  sintetis: true
}

export interface BarisAnggotaKeluarga {
  id: number
  keluargaId: number
  individuId: number
  hubungan: Hubungan
  dari: Tanggal
  sampai: null
  desaKode: number
}

export interface BarisKpm {
  id: number
  nomorPeserta: string
  program: 'PKH'
  keluargaId: number
  pengurusId: number
  namaPengurus: string
  status: 'AKTIF'
  tanggalMulai: Tanggal
  tanggalSelesai: null
  desaKode: number
  sintetis: true
  versi: 1
}

export interface BarisRiwayatKepesertaan {
  id: number
  kpmId: number
  program: 'PKH'
  desaKode: number
  status: 'AKTIF'
  dari: Tanggal
  sampai: null
  alasan: string
  oleh: string
}

export interface BarisKomponenKpm {
  id: number
  kpmId: number
  individuId: number
  komponen: KomponenPkh
  dari: Tanggal
  sampai: Tanggal | null
  desaKode: number
}

export interface BarisPendamping {
  id: number
  nama: string
  jabatan: 'PENDAMPING_SOSIAL'
  /** First number of the kecamatan's range. */
  wilayahKode: number
  dari: Tanggal
  sampai: null
  sintetis: true
}

export interface BarisPendampinganKpm {
  id: number
  pendampingId: number
  kpmId: number
  dari: Tanggal
  sampai: null
  desaKode: number
}

export interface BarisKepesertaanJkn {
  id: number
  individuId: number
  segmen: SegmenJkn
  kelasRawat: 1 | 2 | 3
  noKartu: string
  mulai: Tanggal
  sampai: Tanggal | null
  alasanAkhir: AlasanAkhirPbi | null
  sumber: string
  /** Instant, ISO 8601 in UTC. */
  diperbaruiPada: string
  desaKode: number
}

/** Everything one stage writes, parents before children in the order of the fields. */
export interface BarisTahap {
  keluarga: BarisKeluarga[]
  individu: BarisIndividu[]
  anggotaKeluarga: BarisAnggotaKeluarga[]
  kpm: BarisKpm[]
  riwayatKepesertaan: BarisRiwayatKepesertaan[]
  komponenKpm: BarisKomponenKpm[]
  pendamping: BarisPendamping[]
  pendampinganKpm: BarisPendampinganKpm[]
  kepesertaanJkn: BarisKepesertaanJkn[]
}
