import { type KodeWilayah, parseKodeWilayah, type Tanggal, wajib } from '@harapan/kode'
import type { DasarPemrosesan, ModeDokumen, Program } from '../_generated/prisma/enums.ts'
import { KELAS, type Kelas, type NamaKelas, namaKelas } from './kelas.ts'
import { adalahTujuan, type Tujuan } from './tujuan.ts'

/** What an agency's agreement allows, as the request is judged by it. */
export type Perjanjian = {
  nomor: string
  instansi: string
  dasar: DasarPemrosesan
  tujuan: readonly Tujuan[]
  /** Empty where `nasional`. */
  wilayah: readonly KodeWilayah[]
  nasional: boolean
  program: readonly Program[]
  kelas: readonly Kelas[]
  berlakuSampai: Tanggal
  /** Points of cost. */
  kuotaPerMenit: number
  /** How many persons may be followed at once. */
  pantauanTerbanyak: number
  /** How many systems share it. */
  banyakKlien: number
  modeDokumen: ModeDokumen
}

/** From what `perjanjian_klien` answers. A purpose or class that is no longer known allows nothing. */
export function bacaPerjanjian(teks: string): Perjanjian {
  const isi = JSON.parse(teks) as Omit<Perjanjian, 'kelas'> & { kelas: readonly NamaKelas[] }
  return {
    ...isi,
    tujuan: isi.tujuan.filter(adalahTujuan),
    kelas: KELAS.filter((satu) => isi.kelas.includes(namaKelas(satu))),
    wilayah: isi.wilayah.map((satu) => wajib(parseKodeWilayah(satu))),
  }
}
