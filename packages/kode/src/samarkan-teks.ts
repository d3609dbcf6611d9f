import { parseKodeWilayah } from './kode-wilayah.ts'

/**
 * Mengganti setiap deret 16 angka atau lebih, boleh bersela spasi, titik atau tanda hubung, dengan bintang.
 * Stars out every run of 16 or more digits, also when spaced, dotted or dashed; keeps ten-digit area codes.
 * Bila ragu, menyamarkan: bilangan panjang yang bukan NIK ikut tertutup / When in doubt it hides.
 */
export function samarkanTeks(teks: string): string {
  return teks.replace(DERET, samarkanDeret)
}

const BINTANG = '*'.repeat(16)
const DERET = /\p{Nd}(?:(?:[^\S\r\n]|[.\-\u2010-\u2015\u2212]){0,3}\p{Nd}){15,}/gu
const GUGUS = /\d\d\.\d\d\.\d\d\.\d{4}(?!\.?\d)|\p{Nd}+/gu

interface Gugus {
  readonly awal: number
  readonly akhir: number
  readonly banyakAngka: number
  readonly berkode: boolean
}

/** Menyimpan kode wilayah, menyamarkan sisanya yang masih panjang / Keeps area codes, stars out what is still long. */
function samarkanDeret(deret: string): string {
  const gugus = Array.from(deret.matchAll(GUGUS), uraikan)
  let hasil = ''
  let tertulis = 0
  for (const [urutan, { awal, akhir, berkode }] of gugus.entries()) {
    if (!berkode || bagianEnamBelas(gugus, urutan)) continue
    hasil += deret.slice(tertulis, awal).replace(DERET, BINTANG) + deret.slice(awal, akhir)
    tertulis = akhir
  }
  return hasil + deret.slice(tertulis).replace(DERET, BINTANG)
}

function uraikan({ 0: teks, index: awal, input }: RegExpMatchArray & { index: number }): Gugus {
  const bertitik = teks.includes('.')
  const berkode = teks.length > 9 && input?.[awal - 1] !== '.' && parseKodeWilayah(teks).ok
  // Bentuk bertitik 2.2.2.4 tidak dipakai orang untuk menulis NIK, jadi tidak dijumlahkan dengan tetangganya.
  const banyakAngka = berkode && bertitik ? Infinity : Array.from(teks.replaceAll('.', '')).length
  return { awal, akhir: awal + teks.length, banyakAngka, berkode }
}

/** Sepuluh angka polos bisa pula potongan NIK: bila genap 16 bersama tetangganya / Ten plain digits may be part of a NIK. */
function bagianEnamBelas(gugus: readonly Gugus[], urutan: number): boolean {
  for (let awal = Math.max(0, urutan - 6); awal <= urutan; awal++) {
    for (let ke = awal, jumlah = 0; jumlah < 16 && ke < gugus.length; ke++) {
      jumlah += gugus[ke]?.banyakAngka ?? 0
      if (jumlah === 16 && ke >= urutan) return true
    }
  }
  return false
}
