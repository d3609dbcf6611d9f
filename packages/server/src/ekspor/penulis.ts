import type { Masalah } from './masalah.ts'
import type { Halaman } from './perjalanan.ts'

/** How the pages of a walk become a file. */
export type PenulisEkspor = {
  mulai(): Promise<void>
  halaman(halaman: Halaman): Promise<void>
  /** The last page is written; `banyak` rows in all. */
  selesai(banyak: number): Promise<void>
  /** The walk broke: says so where the format can, before the connection is broken too. */
  gagal(masalah: Masalah): Promise<void>
}
