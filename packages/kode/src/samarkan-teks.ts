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
  readonly kode: 'BERTITIK' | 'POLOS' | null
}

/** Menyimpan kode wilayah, menyamarkan sisanya yang masih panjang / Keeps area codes, stars out what is still long. */
function samarkanDeret(deret: string): string {
  const gugus = uraikan(deret)
  const disimpan = gugus.filter(({ kode }, urutan) =>
    kode === 'POLOS' ? !bagianEnamBelas(gugus, urutan) : kode === 'BERTITIK',
  )
  let hasil = ''
  let tertulis = 0
  for (const { awal, akhir } of disimpan) {
    hasil += deret.slice(tertulis, awal).replace(DERET, BINTANG) + deret.slice(awal, akhir)
    tertulis = akhir
  }
  return hasil + deret.slice(tertulis).replace(DERET, BINTANG)
}

function uraikan(deret: string): Gugus[] {
  return Array.from(deret.matchAll(GUGUS), ({ 0: teks, index: awal }) => {
    const banyakAngka = Array.from(teks.replaceAll('.', '')).length
    const berkode = banyakAngka === 10 && deret[awal - 1] !== '.' && parseKodeWilayah(teks).ok
    const kode = teks.includes('.') ? 'BERTITIK' : 'POLOS'
    return { awal, akhir: awal + teks.length, banyakAngka, kode: berkode ? kode : null }
  })
}

/** Sepuluh angka polos bisa pula potongan NIK: bila genap 16 bersama tetangganya / Ten plain digits may be part of a NIK. */
function bagianEnamBelas(gugus: readonly Gugus[], urutan: number): boolean {
  for (let awal = Math.max(0, urutan - 6); awal <= urutan; awal++) {
    let jumlah = 0
    for (const [jarak, { banyakAngka }] of gugus.slice(awal, awal + 16).entries()) {
      jumlah += banyakAngka
      if (jumlah === 16 && awal + jarak >= urutan) return true
    }
  }
  return false
}
