import type { KodeWilayah, Tanggal } from '@harapan/kode'
import type pg from 'pg'
import type { Pelaku } from '../akses/pelaku.ts'
import type { SembarangProfil } from '../baris/profil.ts'
import type { Lingkup } from '../db/lingkup.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import type { Pelindung } from '../identitas/pelindung.ts'
import type { PenyandiTeks } from '../identitas/penyandi-teks.ts'
import type { BarisTolakanUtuh } from './baca-tolakan.ts'
import type { BerkasDikenal, CatatanImpor } from './buka-impor.ts'
import type { Hitungan } from './hasil.rules.ts'

export type BahanImpor = {
  kolam: pg.Pool
  kunci: KunciIdentitas
  pelindung: Pelindung
  pelaku: Pelaku
  profil: SembarangProfil
  wilayah?: KodeWilayah | undefined
  /** Columns that the file lacks, said once for all rows. */
  tetap?: Readonly<Record<string, string>>
  berkas: BerkasDikenal & { isi: AsyncIterable<Uint8Array> | IsiTersimpan }
  /** The job that waited for this run. */
  tugas?: string
  hariIni: Tanggal
  /** Reads, judges and writes as always, and then takes everything back. */
  coba?: boolean
  lapor?: (kemajuan: KemajuanImpor) => void
  /** Rows that did not get in, as they stood in the file: of a dry run as they come, else of the whole import. */
  tolakan?: (baris: readonly BarisTolakanUtuh[]) => Promise<void> | void
  /** So many of them are enough. */
  tolakanTerbanyak?: number
}

/** A file that lies in the database itself: read through the same hands as everything. */
export type IsiTersimpan = (pelaksana: Pelaksana) => AsyncIterable<Uint8Array>

export type KemajuanImpor = { bita: number; jumlahBita: number; baris: number; hitungan: Hitungan }

export type HasilImpor = {
  impor: CatatanImpor
  coba: boolean
  /** The same file was done before: nothing was read again. */
  ulangan: boolean
  /** Row at which an earlier run had stopped. */
  dilanjutkanDari: number
  /** Which header was read as which column, which were not known, and which a report had added. */
  cocok: [nama: string, judul: string][]
  tidakDikenal: readonly string[]
  diabaikan: readonly string[]
}

/** An import on its way: what was asked, with whose frame it runs, and who encrypts what did not get in. */
export type Perjalanan = { bahan: BahanImpor; lingkup: Lingkup; penyandi: PenyandiTeks }

/** How a piece of work gets its transaction. */
export type Pelaksana = <T>(kerja: (klien: pg.ClientBase) => Promise<T>) => Promise<T>
