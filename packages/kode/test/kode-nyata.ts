import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type KodeWilayah, parseKodeWilayah } from '../src/kode-wilayah.ts'

export interface WilayahNyata {
  /** Seperti tertulis di sumber / As the source writes it. */
  readonly teks: string
  readonly induk: string | null
  readonly kode: KodeWilayah | null
}

const DATA = join(dirname(createRequire(import.meta.url).resolve('idn-area-data')), '../data')

/** Semua kode edisi Kepmendagri 300.2.2-2138/2025, menurut tingkatnya / Every code of the edition, by level. */
export function bacaKodeNyata(): readonly WilayahNyata[][] {
  return ['provinces', 'regencies', 'districts', 'villages'].map(bacaCsv)
}

// Dibaca langsung: nama boleh berkutip, tetapi dua kolom pertama selalu kode polos tanpa kutip.
function bacaCsv(nama: string): WilayahNyata[] {
  const [judul = '', ...baris] = readFileSync(join(DATA, `${nama}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/)
  const berinduk = judul.split(',')[1]?.endsWith('_code') ?? false
  return baris.map((satu) => {
    const [teks = '', induk = ''] = satu.split(',')
    const hasil = parseKodeWilayah(teks)
    return { teks, induk: berinduk ? induk : null, kode: hasil.ok ? hasil.nilai : null }
  })
}
