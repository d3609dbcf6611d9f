import type { KodeWilayah } from '@harapan/kode'
import type { ImporMenurutIdQuery, ProfilImpor } from '../_generated/operasi.ts'
import type { OpsiPanggilan } from '../opsi.ts'

export interface OpsiImpor extends OpsiPanggilan {
  /** Sumbernya: `jkn`, `kpm`, ... / Its source. */
  readonly profil: ProfilImpor | Lowercase<ProfilImpor>
  /** Hanya bagian ini dari wilayah Anda / Only this part of your area. */
  readonly wilayah?: KodeWilayah | undefined
  /** Kolom yang tidak ada di berkas, sama bagi semua baris / Columns the file lacks, the same for all rows. */
  readonly tetap?: Readonly<Record<string, string>> | undefined
  /** Uji coba: tidak ada yang ditulis / A dry run: nothing is written. */
  readonly coba?: boolean | undefined
  /** Nama berkasnya; bawaan nama `File`-nya / Its name; that of the `File` by default. */
  readonly nama?: string | undefined
}

/** Banyaknya baris menurut hasilnya; setiap baris di tepat satu / Rows by outcome; each is in exactly one. */
export interface HitunganImpor {
  readonly diterima: number
  readonly sama: number
  readonly diubah: number
  readonly ditolak: number
  readonly perluTinjauan: number
  readonly kosong: number
}

export interface KemajuanImpor {
  /** Mengunggah, di antrean, atau ditulis / Uploading, in the queue, or being written. */
  readonly tahap: 'UNGGAH' | 'MENUNGGU' | 'BERJALAN' | 'SELESAI'
  /** Id global impornya, sesudah diterima / Global id of the import, once it was taken. */
  readonly id: string | undefined
  /** Bita tahap ini, dan semuanya; aliran tidak menyebut besarnya / Bytes of this stage, and of all of them. */
  readonly bita: number
  readonly jumlahBita: number | undefined
  readonly baris: number
  readonly hitungan: HitunganImpor
  /** Bagian tahap ini, 0-100 / Part of this stage. */
  readonly persen: number | undefined
  readonly bitaPerDetik: number
  readonly barisPerDetik: number
  /** Menurut laju setengah menit terakhir / By the pace of the last half minute. */
  readonly sisaDetik: number | undefined
}

/** Satu baris yang tidak masuk, nomor disamarkan / A row that did not get in, numbers masked. */
export type TolakanImpor = NonNullable<NonNullable<ImporMenurutIdQuery['impor']>['tolakan']>[number]

export interface HasilImpor {
  readonly id: string
  /** Berkas yang sama sudah pernah selesai: tidak dikerjakan lagi / The same file was done before: not done again. */
  readonly ulangan: boolean
  readonly coba: boolean
  readonly baris: number
  readonly hitungan: HitunganImpor
  readonly tolakanPertama: readonly TolakanImpor[]
  /** Semua baris yang tidak masuk sebagai CSV, untuk diperbaiki dan dikirim lagi / All of them as CSV, to be corrected. */
  tolakan(panggilan?: OpsiPanggilan): AsyncGenerator<Uint8Array, void, undefined>
}

/** `for await` atas kemajuannya, dan `selesai` untuk hasilnya / `for await` over its progress, `selesai` for its end. */
export interface Impor extends AsyncIterable<KemajuanImpor> {
  readonly selesai: Promise<HasilImpor>
}
