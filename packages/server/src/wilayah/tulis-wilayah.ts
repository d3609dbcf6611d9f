import { jenis, type KodeWilayah, rentang, tingkat } from '@harapan/kode'
import type pg from 'pg'
import { type Kolom, tulisMassal } from '../db/tulis-massal.ts'
import { kolomCari } from './pencarian.rules.ts'

/** An area to be stored: what its code does not say. */
export type BarisTersimpan = {
  id: number
  kode: KodeWilayah
  nama: string
  namaLengkap: string
  alias: readonly string[]
  indukId: number | null
  edisi: string
  berlakuDari: string | null
  berlakuSampai: string | null
  /** An area that is no longer found by its name. */
  tanpaCari?: boolean
}

export type PerubahanTersimpan = {
  id: number
  jenis: string
  dariId: number | undefined
  keId: number | undefined
  tanggal: string
  tanggalPasti: boolean
  dasarHukum: string
}

export const tulisWilayah = (klien: pg.ClientBase, baris: readonly BarisTersimpan[]) =>
  tulisMassal(klien, 'wilayah', baris, KOLOM_WILAYAH)

export const tulisPerubahan = (klien: pg.ClientBase, baris: readonly PerubahanTersimpan[]) =>
  tulisMassal(klien, 'perubahan_wilayah', baris, KOLOM_PERUBAHAN)

const KOLOM_WILAYAH: Kolom<BarisTersimpan>[] = [
  ['id', 'int', ({ id }) => id],
  ['kode', 'text', ({ kode }) => kode],
  ['awal', 'bigint', ({ kode }) => rentang(kode).awal],
  ['akhir', 'bigint', ({ kode }) => rentang(kode).akhir],
  ['tingkat', 'tingkat', ({ kode }) => tingkat(kode)],
  ['jenis', 'jenis_wilayah', ({ kode }) => jenis(kode)],
  ['nama', 'text', ({ nama }) => nama],
  ['nama_lengkap', 'text', ({ namaLengkap }) => namaLengkap],
  ['alias', 'text[]', ({ alias }) => alias],
  ['cari', 'text', (satu) => (satu.tanpaCari ? '' : kolomCari(satu))],
  ['induk_id', 'int', ({ indukId }) => indukId],
  ['edisi', 'text', ({ edisi }) => edisi],
  ['berlaku_dari', 'date', ({ berlakuDari }) => berlakuDari],
  ['berlaku_sampai', 'date', ({ berlakuSampai }) => berlakuSampai],
]

const KOLOM_PERUBAHAN: Kolom<PerubahanTersimpan>[] = [
  ['id', 'int', ({ id }) => id],
  ['jenis', 'jenis_perubahan_wilayah', (satu) => satu.jenis],
  ['dari_id', 'int', ({ dariId }) => dariId],
  ['ke_id', 'int', ({ keId }) => keId],
  ['tanggal', 'date', ({ tanggal }) => tanggal],
  ['tanggal_pasti', 'boolean', ({ tanggalPasti }) => tanggalPasti],
  ['dasar_hukum', 'text', ({ dasarHukum }) => dasarHukum],
]
