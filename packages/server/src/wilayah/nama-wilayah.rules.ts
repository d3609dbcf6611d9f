import { type JenisWilayah, jenis, type KodeWilayah } from '@harapan/kode'

/** Nama dipisah dari awalannya / A name apart from its prefix. */
export interface NamaWilayah {
  /** Tanpa awalan: "Ogan Komering Ilir" / Bare. */
  readonly nama: string
  /** "Kabupaten", "Kota Administrasi", "Desa Adat" / The prefix. */
  readonly awalan: string
}

/**
 * Cacat ketik sumber yang boleh dibetulkan tanpa melihat wilayahnya, berurutan / Typing faults of the source, in order.
 * Each is proved by the earlier editions, which write the same names without the fault.
 */
export const ATURAN_NAMA = [
  { sebutan: 'tanda kutip ganda di tempat apostrof', pola: /"/g, ganti: "'" },
  { sebutan: 'apostrof tipografis', pola: /\u2019/g, ganti: "'" },
  { sebutan: 'titik atau bintang di akhir', pola: /[.*]+$/, ganti: '' },
  { sebutan: 'spasi di sekitar - atau /', pola: / +(?=[-/])|(?<=[-/]) +/g, ganti: '' },
  { sebutan: 'huruf awal kecil', pola: /^[a-z]/, ganti: hurufBesar },
] as const satisfies readonly AturanNama[]

interface AturanNama {
  readonly sebutan: string
  readonly pola: RegExp
  readonly ganti: string | ((teks: string) => string)
}

const AWALAN: Record<Exclude<JenisWilayah, 'KABUPATEN' | 'KOTA'>, string> = {
  PROVINSI: 'Provinsi',
  KECAMATAN: 'Kecamatan',
  DESA: 'Desa',
  KELURAHAN: 'Kelurahan',
  DESA_ADAT: 'Desa Adat',
}

/** Menerapkan semua ATURAN_NAMA / Applies every rule. */
export function rapikanNama(teks: string): string {
  let hasil = teks
  for (const aturan of ATURAN_NAMA) hasil = terapkanAturan(aturan, hasil)
  return hasil
}

export function terapkanAturan({ pola, ganti }: AturanNama, teks: string): string {
  return typeof ganti === 'string' ? teks.replace(pola, ganti) : teks.replace(pola, ganti)
}

/**
 * Memisahkan awalan; jenisnya dari kode, karena "Kabupaten Lima Puluh Kota" bukan kota dan Desa "Desa Baru" memang begitu namanya.
 * Splits the prefix off; the kind comes from the code, never from the name.
 */
export function pisahkanAwalan(kode: KodeWilayah, teks: string): NamaWilayah {
  const jenisnya = jenis(kode)
  if (jenisnya === 'KABUPATEN' || jenisnya === 'KOTA') {
    // Kota dan kabupaten administrasi hanya ada di Jakarta (UU 29/2007).
    const cocok = /^(Kabupaten|Kota)( Administrasi)? /.exec(teks)?.[0] ?? ''
    return { nama: teks.slice(cocok.length), awalan: cocok.trimEnd() }
  }
  const awalan = AWALAN[jenisnya]
  const nama = jenisnya === 'DESA_ADAT' ? teks.replace(/^Desa Adat /, '') : teks
  return { nama, awalan }
}

function hurufBesar(huruf: string): string {
  return huruf.toUpperCase()
}
