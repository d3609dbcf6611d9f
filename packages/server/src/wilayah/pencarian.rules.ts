import { TINGKAT_WILAYAH, type TingkatWilayah } from '@harapan/kode'
import { varianNama } from './varian-nama.rules.ts'

/**
 * Ketikan menjadi satu kunci a-z0-9 tanpa spasi: "Kab. O.K.I." menjadi `kabupatenoki`; kosong bila tak ada huruf dan angka.
 * What was typed as one space-free key; it needs no LIKE escaping.
 */
export function normalkanNama(teks: string): string {
  const [pertama = '', ...sisa] = kataNama(teks)
  const jenis = sisa.length > 0 ? SEBUTAN_JENIS.get(pertama) : undefined
  return [jenis ?? pertama, ...sisa].join('')
}

/**
 * Kunci yang disimpan bersama wilayah: nama, alias dan tulisan lainnya, lalu nama dan alias berawalan jenis.
 * Keys stored with an area, so that "palangkaraya", "OKI" and "kel. 35 ilir" each equal one.
 */
export function kunciCari(nama: string, namaLengkap: string, alias: readonly string[]): string[] {
  const awalan = daftarAwalan(kataNama(namaLengkap.slice(0, -nama.length)))
  const kunci = new Set<string>()
  for (const kata of [nama, ...alias].map(kataNama)) {
    for (const varian of varianNama(kata)) kunci.add(varian.join(''))
    for (const jenis of awalan) kunci.add(jenis + kata.join(''))
  }
  return [...kunci]
}

/**
 * Isi kolom `cari`: `|ogankomeringilir|kabupatenogankomeringilir|oki|kabupatenoki|` / The stored column.
 * Dicari dengan LIKE: tepat `%|k|%`, awalan `%|k%`, memuat `%k%` / Exact, prefix and part are LIKE patterns.
 */
export function kolomCari(wilayah: {
  readonly nama: string
  readonly namaLengkap: string
  readonly alias: readonly string[]
}): string {
  return `|${kunciCari(wilayah.nama, wilayah.namaLengkap, wilayah.alias).join('|')}|`
}

/** 0 tepat, 1 awalan, 2 memuat, null tidak cocok; sama dengan CASE pada SQL / The same as the SQL CASE. */
export function skor(cari: string, kunci: string): 0 | 1 | 2 | null {
  if (kunci === '' || !cari.includes(kunci)) return null
  if (cari.includes(`|${kunci}|`)) return 0
  return cari.includes(`|${kunci}`) ? 1 : 2
}

export interface HasilCari {
  readonly skor: number
  readonly tingkat: TingkatWilayah
  readonly nama: string
  readonly kode: string
}

/** Skor, tingkat teratas, nama terpendek, kode; sama dengan ORDER BY pada SQL / The same as the SQL ORDER BY. */
export function bandingkanHasil(a: HasilCari, b: HasilCari): number {
  return (
    a.skor - b.skor ||
    TINGKAT_WILAYAH.indexOf(a.tingkat) - TINGKAT_WILAYAH.indexOf(b.tingkat) ||
    a.nama.length - b.nama.length ||
    (a.kode < b.kode ? -1 : Number(a.kode > b.kode))
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole ASCII range is meant.
const ASCII = /^[\x00-\x7f]*$/

/** Kata jenis yang diketik orang di depan nama, dan sebutan Papua / Kind words people type first. */
const SEBUTAN_JENIS = new Map([
  ['prov', 'provinsi'],
  ['prop', 'provinsi'],
  ['propinsi', 'provinsi'],
  ['kab', 'kabupaten'],
  ['kec', 'kecamatan'],
  ['distrik', 'kecamatan'],
  ['kel', 'kelurahan'],
  ['ds', 'desa'],
])

/** Huruf kecil tanpa diakritik dan apostrof; tanda baca memisahkan kata / Lower case; punctuation parts words. */
function kataNama(teks: string): string[] {
  const tanpaTanda = ASCII.test(teks) ? teks : teks.normalize('NFD').replace(/\p{M}/gu, '')
  return tanpaTanda
    .toLowerCase()
    .replace(/['\u2018\u2019`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
}

/** Orang mengetik "kota jakarta utara", bukan "kota administrasi ..." / People leave "administrasi" out. */
function daftarAwalan(kata: readonly string[]): string[] {
  return [...new Set([kata.join(''), kata[0] ?? ''])]
}
