import type { KodeWilayah, Nik, NoKk, Tanggal } from '@harapan/kode'
import { memuatNomor, samarkanNomor } from '../identitas/nomor-tertulis.ts'
import type { KodeBaris } from './kode-baris.rules.ts'
import type { Kecocokan, KolomProfil } from './kolom.rules.ts'
import {
  bacaBilangan,
  bacaDaftarWilayah,
  bacaDesa,
  bacaNik,
  bacaNoKartu,
  bacaNoKk,
  bacaPilihan,
  bacaTanggal,
  bacaWilayah,
  bersih,
  type Nilai,
  type Pilihan,
  samarkanSel,
} from './nilai.rules.ts'

/** Why a row is refused, in which column, and what stood there as it may be shown. */
export type Temuan = { kode: KodeBaris; kolom: string; nilai: string }

/**
 * The cells of one row by the names of its source. Whoever asks gets the value or nothing; what was
 * wrong with it is kept, so that a row is told all of its mistakes at once. One reader serves all rows.
 */
export class PembacaBaris {
  temuan: Temuan[] = []
  #sel: readonly string[] = []
  readonly #letak: ReadonlyMap<string, number>
  readonly #tetap: Readonly<Record<string, string>>
  readonly #kolom: ReadonlyMap<string, KolomProfil>

  constructor(
    kolom: readonly KolomProfil[],
    { letak }: Kecocokan,
    tetap: Readonly<Record<string, string>> = {},
  ) {
    this.#kolom = new Map(kolom.map((satu) => [satu.nama, satu]))
    this.#letak = letak
    this.#tetap = tetap
  }

  mulai(sel: readonly string[]): void {
    this.#sel = sel
    this.temuan = []
  }

  teks(nama: string): string {
    const letak = this.#letak.get(nama)
    return letak === undefined ? (this.#tetap[nama] ?? '') : bersih(this.#sel[letak] ?? '')
  }

  /** Which column of the source stands at a place of the file, if any does. */
  namaKolom(ke: number): string | undefined {
    for (const [nama, letak] of this.#letak) if (letak === ke) return nama
    return undefined
  }

  /** What stands in a cell, as far as it may be shown. */
  samar(nama: string): string {
    const teks = this.teks(nama)
    const angka = this.#kolom.get(nama)?.angkaTerlihat
    return angka === undefined ? samarkanNomor(teks.slice(0, 40)) : samarkanSel(teks, angka)
  }

  tolak(kode: KodeBaris, nama: string): undefined {
    this.temuan.push({ kode, kolom: nama, nilai: this.samar(nama) })
    return undefined
  }

  nik = (nama: string): Nik | undefined => this.#wajib(nama, bacaNik)
  noKk = (nama: string): NoKk | undefined => this.#wajib(nama, bacaNoKk)
  noKkAtauKosong = (nama: string): NoKk | null | undefined => this.#atauKosong(nama, bacaNoKk)
  nikAtauKosong = (nama: string): Nik | null | undefined => this.#atauKosong(nama, bacaNik)
  noKartuAtauKosong = (nama: string): string | null | undefined =>
    this.#atauKosong(nama, bacaNoKartu)
  tanggal = (nama: string): Tanggal | undefined => this.#wajib(nama, bacaTanggal)
  tanggalAtauKosong = (nama: string): Tanggal | null | undefined =>
    this.#atauKosong(nama, bacaTanggal)
  desa = (nama: string): KodeWilayah | undefined => this.#wajib(nama, bacaDesa)
  wilayah = (nama: string): KodeWilayah | undefined => this.#wajib(nama, bacaWilayah)
  daftarWilayah = (nama: string): KodeWilayah[] | undefined =>
    this.#terima(nama, bacaDaftarWilayah(this.teks(nama)))

  pilihan<T extends string>(nama: string, peta: Pilihan<T>): T | undefined {
    return this.#wajib(nama, (teks) => bacaPilihan(teks, peta))
  }

  pilihanAtauKosong<T extends string>(nama: string, peta: Pilihan<T>): T | null | undefined {
    return this.#atauKosong(nama, (teks) => bacaPilihan(teks, peta))
  }

  bilangan(nama: string, batas: { min: number; maks: number }): number | undefined {
    return this.#wajib(nama, (teks) => bacaBilangan(teks, batas))
  }

  /** A name or a remark: short, and no place for an identity number. */
  kata(nama: string, terpanjang: number): string | undefined {
    return this.#wajib(nama, (teks) => bacaKata(teks, terpanjang))
  }

  kataAtauKosong(nama: string, terpanjang: number): string | null | undefined {
    return this.#atauKosong(nama, (teks) => bacaKata(teks, terpanjang))
  }

  #wajib<T>(nama: string, baca: (teks: string) => Nilai<T>): T | undefined {
    const teks = this.teks(nama)
    return teks === '' ? this.tolak('KOSONG', nama) : this.#terima(nama, baca(teks))
  }

  #atauKosong<T>(nama: string, baca: (teks: string) => Nilai<T>): T | null | undefined {
    const teks = this.teks(nama)
    return teks === '' ? null : this.#terima(nama, baca(teks))
  }

  #terima<T>(nama: string, hasil: Nilai<T>): T | undefined {
    return 'kode' in hasil ? this.tolak(hasil.kode, nama) : hasil.nilai
  }
}

function bacaKata(teks: string, terpanjang: number): Nilai<string> {
  const rapi = teks.replace(/\s+/g, ' ')
  if (rapi.length > terpanjang || memuatNomor(rapi)) return { kode: 'TEKS_TIDAK_SAH' }
  return { nilai: rapi }
}
