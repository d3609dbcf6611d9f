import type { Tanggal } from '@harapan/kode'
import type { BarisIndeksBantuan, JenisIndeks } from './indeks-bantuan.rules.ts'
import { type KomponenPkh, MAKS_KOMPONEN_DIBAYAR, SYARAT_KOMPONEN } from './komponen.rules.ts'

export interface KomponenTerbuka {
  readonly komponen: KomponenPkh
  readonly tanggalLahir: Tanggal
}

/** One amount of the right, with the index row (and so the decree) it comes from. */
export interface BarisHak<K> {
  /** Null for an amount that belongs to the family as a whole (2018). */
  readonly komponen: K | null
  readonly indeks: BarisIndeksBantuan
  /** Whole rupiah a year. */
  readonly jumlah: bigint
}

export interface HakTahunan<K> {
  readonly baris: readonly BarisHak<K>[]
  readonly total: bigint
}

/**
 * What a KPM is entitled to a year, by the index valid on that day: at most four components, the
 * highest amounts first, the older person first among equals, no more of a kind than the programme
 * allows. In 2018 one flat amount. The fixed help of 2019 (TETAP_*) is not in it, because whether a
 * KPM is PKH Akses is not recorded. Without an index for that day the right is empty, never guessed.
 */
export function hakTahunan<K extends KomponenTerbuka>(
  komponenTerbuka: readonly K[],
  indeks: readonly BarisIndeksBantuan[],
  tanggal: Tanggal,
): HakTahunan<K> {
  const berlaku = indeks.filter((baris) => berlakuPada(baris, tanggal))
  const flat = barisFlat(komponenTerbuka, berlaku)
  const baris = flat ? [flat] : barisKomponen(komponenTerbuka, berlaku)
  return { baris, total: baris.reduce((jumlah, { jumlah: tambahan }) => jumlah + tambahan, 0n) }
}

function barisKomponen<K extends KomponenTerbuka>(
  komponenTerbuka: readonly K[],
  berlaku: readonly BarisIndeksBantuan[],
): BarisHak<K>[] {
  const urut = komponenTerbuka
    .flatMap((komponen) => {
      const indeks = berlaku.find((baris) => baris.komponen === komponen.komponen)
      return indeks ? [{ komponen, indeks, jumlah: indeks.jumlahPerTahun }] : []
    })
    .sort((a, b) => menurun(a.jumlah, b.jumlah) || dariTertua(a.komponen, b.komponen))
  const terpakai = new Map<KomponenPkh, number>()
  const terpilih: typeof urut = []
  for (const baris of urut) {
    if (terpilih.length === MAKS_KOMPONEN_DIBAYAR) break
    const nama = baris.komponen.komponen
    const sudah = terpakai.get(nama) ?? 0
    if (sudah >= (SYARAT_KOMPONEN[nama].maksPerKeluarga ?? MAKS_KOMPONEN_DIBAYAR)) continue
    terpakai.set(nama, sudah + 1)
    terpilih.push(baris)
  }
  return terpilih
}

const KHUSUS: readonly KomponenPkh[] = ['LANJUT_USIA', 'DISABILITAS_BERAT']

/** 2018 only. Papua and Papua Barat had the special amount too; the area is not known here. */
function barisFlat<K extends KomponenTerbuka>(
  komponenTerbuka: readonly K[],
  berlaku: readonly BarisIndeksBantuan[],
): BarisHak<K> | undefined {
  if (komponenTerbuka.length === 0) return undefined
  const khusus = komponenTerbuka.some(({ komponen }) => KHUSUS.includes(komponen))
  const jenis: JenisIndeks = khusus ? 'FLAT_KHUSUS' : 'FLAT'
  const indeks = berlaku.find((baris) => baris.jenis === jenis)
  return indeks && { komponen: null, indeks, jumlah: indeks.jumlahPerTahun }
}

function berlakuPada(baris: BarisIndeksBantuan, tanggal: Tanggal): boolean {
  if (tanggal < baris.berlakuDari) return false
  return baris.berlakuSampai === null || tanggal <= baris.berlakuSampai
}

function menurun(a: bigint, b: bigint): number {
  return a === b ? 0 : a > b ? -1 : 1
}

function dariTertua(a: KomponenTerbuka, b: KomponenTerbuka): number {
  return a.tanggalLahir === b.tanggalLahir ? 0 : a.tanggalLahir < b.tanggalLahir ? -1 : 1
}
