import type { KodeWilayah, Tanggal } from '@harapan/kode'
import type {
  AlasanAkhirPbi,
  AlasanTanpaNik,
  Hubungan,
  JenisKelamin,
  JenisWilayah,
  KomponenPkh,
  Program,
  SegmenJkn,
  StatusKpm,
  Tingkat,
} from './_generated/operasi.ts'
import type { NomorTersamar } from './nomor-tersamar.ts'

/** Nomor KPM yang ada di setiap baris di bawahnya / The enrolment that a row beneath it belongs to. */
interface MilikKpm {
  readonly kpmId: string
  readonly nomorPeserta: string | null
  readonly kodeDesa: KodeWilayah | null
  readonly sintetis: boolean
}

interface BarisWilayah {
  /** Kosong untuk nasional / Empty for the nation. */
  readonly kode: KodeWilayah | ''
  readonly nama: string
  readonly namaLengkap: string
  readonly tingkat: Tingkat | 'NASIONAL'
  readonly edisi: string | null
  readonly induk: KodeWilayah | null
}

/** Baris setiap sumber ekspor, kolom demi kolom / The rows of each source, column by column. */
export interface BarisEkspor {
  readonly kpm: {
    readonly id: string
    readonly nomorPeserta: string | null
    readonly program: Program | null
    readonly status: StatusKpm | null
    readonly tanggalMulai: Tanggal | null
    readonly tanggalSelesai: Tanggal | null
    readonly pengurusId: string | null
    readonly pengurusNama: string | null
    readonly pengurusNik: NomorTersamar | null
    readonly keluargaId: string | null
    readonly noKk: NomorTersamar | null
    readonly alamat: string | null
    readonly rt: string | null
    readonly rw: string | null
    readonly kodeDesa: KodeWilayah | null
    readonly desa: string | null
    readonly pendamping: string | null
    readonly versi: number | null
    readonly sintetis: boolean
  }
  readonly anggota: MilikKpm & {
    readonly individuId: string | null
    readonly nama: string | null
    readonly nik: NomorTersamar | null
    readonly alasanTanpaNik: AlasanTanpaNik | null
    readonly hubungan: Hubungan | null
    readonly anggotaSejak: Tanggal | null
    readonly tanggalLahir: Tanggal | null
    readonly jenisKelamin: JenisKelamin | null
    readonly punyaKtpEl: boolean | null
  }
  readonly komponen: MilikKpm & {
    readonly komponen: KomponenPkh | null
    readonly individuId: string | null
    readonly nama: string | null
    readonly dari: Tanggal | null
    readonly sampai: Tanggal | null
  }
  readonly jkn: MilikKpm & {
    readonly individuId: string | null
    readonly nama: string | null
    readonly noKartu: NomorTersamar | null
    readonly segmen: SegmenJkn | null
    readonly kelasRawat: number | null
    readonly mulai: Tanggal | null
    readonly sampai: Tanggal | null
    readonly alasanAkhir: AlasanAkhirPbi | null
    readonly diperbaruiPada: Date | null
  }
  readonly individu: {
    readonly id: string
    readonly nama: string | null
    readonly nik: NomorTersamar | null
    readonly alasanTanpaNik: AlasanTanpaNik | null
    readonly tanggalLahir: Tanggal | null
    readonly jenisKelamin: JenisKelamin | null
    readonly punyaKtpEl: boolean | null
    readonly kodeDesa: KodeWilayah | null
    readonly desa: string | null
    readonly sintetis: boolean
  }
  readonly wilayah: BarisWilayah & {
    readonly jenis: JenisWilayah
    readonly berlakuDari: Tanggal | null
    readonly kodeBps: string | null
  }
  readonly 'rekap-terbit': BarisWilayah & {
    readonly perTanggal: Tanggal
    /** Sel kecil tidak diterbitkan / Small cells are not published. */
    readonly jumlahKpm: number | 'disamarkan'
    readonly kabupatenBerdata: number
    readonly sintetis: boolean
  }
}

export type SumberEkspor = keyof BarisEkspor

/** Saringan menurut sumbernya / The filter of each kind of source. */
export interface SaringanEkspor {
  readonly wilayah?: KodeWilayah | undefined
  readonly status?: readonly StatusKpm[] | undefined
  readonly program?: Program | undefined
  /** Hanya dan wajib untuk `rekap-terbit` / Only, and always, for `rekap-terbit`. */
  readonly tahun?: number | undefined
}
