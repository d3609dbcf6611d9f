import {
  type KodeWilayah,
  type Nik,
  type NoKk,
  parseKodeWilayah,
  parseNik,
  parseNoKk,
  parseTanggal,
  type Tanggal,
  tingkat,
} from '@harapan/kode'
import type { KodeBaris } from './kode-baris.rules.ts'

/** What a cell holds, or why it holds nothing of its kind. */
export type Nilai<T> = { nilai: T } | { kode: KodeBaris }

// A leading apostrophe is how a spreadsheet is told that digits are text.
const TEPI = /^[\s\u200b\ufeff]*['’`]?[\s\u200b\ufeff]*|[\s\u200b\ufeff]+$/g
const BERTEPI = /^[\s\u200b\ufeff'’`]|[\s\u200b\ufeff]$/

/** A cell without what only its spreadsheet needs. */
export const bersih = (teks: string): string => (BERTEPI.test(teks) ? teks.replace(TEPI, '') : teks)

// 1.60204E+15, also with a comma: what is left of a number once a spreadsheet has rounded it.
const ILMIAH = /^\d+(?:[.,]\d+)?[eE][+]?\d{1,3}$/
const SELA = /\s+/g

function bacaNomor<T>(teks: string, sah: (t: string) => T | undefined, kode: KodeBaris): Nilai<T> {
  const nilai = sah(teks) ?? sah(teks.replace(SELA, ''))
  if (nilai !== undefined) return { nilai }
  return { kode: ILMIAH.test(teks.replace(SELA, '')) ? 'NOTASI_ILMIAH' : kode }
}

export const bacaNik = (teks: string): Nilai<Nik> => bacaNomor(teks, nikSah, 'NIK_TIDAK_SAH')
export const bacaNoKk = (teks: string): Nilai<NoKk> => bacaNomor(teks, noKkSah, 'NO_KK_TIDAK_SAH')
export const bacaNoKartu = (teks: string): Nilai<string> =>
  bacaNomor(teks, (t) => (/^\d{13}$/.test(t) ? t : undefined), 'NO_KARTU_TIDAK_SAH')

function nikSah(teks: string): Nik | undefined {
  const hasil = parseNik(teks)
  return hasil.ok ? hasil.nilai : undefined
}

function noKkSah(teks: string): NoKk | undefined {
  const hasil = parseNoKk(teks)
  return hasil.ok ? hasil.nilai : undefined
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?$/
const HARI_DULU = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?$/

/**
 * A day as Indonesian offices write it, day first, or as ISO 8601. Two-digit years and month-first dates
 * are nobody's habit here and refused: to guess a century or a month would be to invent.
 */
export function bacaTanggal(teks: string): Nilai<Tanggal> {
  const pernah = TERBACA.get(teks)
  if (pernah) return pernah
  if (TERBACA.size >= TERBACA_TERBANYAK) TERBACA.clear()
  const nilai = uraikanTanggal(teks)
  if (teks.length <= 10) TERBACA.set(teks, nilai)
  return nilai
}

// A file says the same few days over and over.
const TERBACA = new Map<string, Nilai<Tanggal>>()
const TERBACA_TERBANYAK = 4_096

function uraikanTanggal(teks: string): Nilai<Tanggal> {
  const iso = ISO.exec(teks)
  if (iso) return tanggalAda(teks.slice(0, 10))
  const hari = HARI_DULU.exec(teks)
  if (hari) return tanggalAda(`${hari[4]}-${duaAngka(hari[3])}-${duaAngka(hari[1])}`)
  return { kode: /^\d{5}(?:[.,]\d+)?$/.test(teks) ? 'TANGGAL_ANGKA_SERI' : 'TANGGAL_TIDAK_SAH' }
}

// PostgreSQL would take the year 1; no file of ours speaks of anyone so old.
function tanggalAda(teks: string): Nilai<Tanggal> {
  const hasil = parseTanggal(teks)
  return hasil.ok && teks >= '1900' ? { nilai: hasil.nilai } : { kode: 'TANGGAL_TIDAK_SAH' }
}

const duaAngka = (teks = '') => teks.padStart(2, '0')

/** A choice is found whatever its case and punctuation: `PBI (APBN)` is `PBI APBN`. */
const bakukan = (teks: string): string =>
  teks
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()

export type Pilihan<T extends string> = ReadonlyMap<string, T>

/** A table of choices: each value by its own name and by the others that offices use. */
export function pilihan<T extends string>(daftar: Readonly<Record<T, readonly string[]>>) {
  const peta = new Map<string, T>()
  for (const nilai of Object.keys(daftar) as T[]) {
    for (const nama of [nilai, ...daftar[nilai]]) peta.set(bakukan(nama), nilai)
  }
  return peta as Pilihan<T>
}

export function bacaPilihan<T extends string>(teks: string, peta: Pilihan<T>): Nilai<T> {
  const nilai = peta.get(teks) ?? peta.get(bakukan(teks))
  return nilai === undefined ? { kode: 'NILAI_TIDAK_DIKENAL' } : { nilai }
}

export function bacaBilangan(teks: string, batas: { min: number; maks: number }): Nilai<number> {
  const nilai = /^\d{1,9}$/.test(teks) ? Number(teks) : Number.NaN
  return nilai >= batas.min && nilai <= batas.maks ? { nilai } : { kode: 'ANGKA_TIDAK_SAH' }
}

/** Ten digits, dotted or plain: nobody lives in a kecamatan. */
export function bacaDesa(teks: string): Nilai<KodeWilayah> {
  const hasil = parseKodeWilayah(teks)
  return hasil.ok && tingkat(hasil.nilai) === 'DESA'
    ? { nilai: hasil.nilai }
    : { kode: 'KODE_WILAYAH_TIDAK_SAH' }
}

/** An area of any level, dotted or plain. */
export function bacaWilayah(teks: string): Nilai<KodeWilayah> {
  const hasil = parseKodeWilayah(teks)
  return hasil.ok ? { nilai: hasil.nilai } : { kode: 'KODE_TIDAK_SAH' }
}

/** Several areas in one cell, each once; a cell of no use is none. */
export function bacaDaftarWilayah(teks: string): Nilai<KodeWilayah[]> {
  const semua = teks.split(/[\s,;|]+/).filter((satu) => satu !== '' && satu !== '-')
  const hasil = semua.map(bacaWilayah)
  const salah = hasil.find((satu) => 'kode' in satu)
  if (salah) return salah
  return { nilai: [...new Set(hasil.flatMap((satu) => ('nilai' in satu ? [satu.nilai] : [])))] }
}

const NILAI_TERPANJANG = 40

/** A refused number as it may be shown: its first four digits tell where to look, not who it is. */
export function samarkanSel(teks: string, angkaTerlihat: number): string {
  let terlihat = 0
  return teks.slice(0, NILAI_TERPANJANG).replace(/\p{Nd}/gu, (angka) => {
    terlihat += 1
    return terlihat <= angkaTerlihat ? angka : '*'
  })
}
