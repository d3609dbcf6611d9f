/** Singkatan yang ditulis petugas untuk kata yang sering / How officers shorten common words; both ways. */
export const SINGKATAN = [
  ['gampong', 'gp'],
  ['gunung', 'gn'],
  ['kampung', 'kp'],
  ['kepulauan', 'kep'],
  ['meunasah', 'mns'],
  ['perkebunan', 'perk'],
  ['sungai', 'sei'],
  ['tanjung', 'tj'],
  ['teungku', 'tgk'],
] as const

const PANJANG = new Map<string, string>(SINGKATAN.map(([panjang, singkat]) => [singkat, panjang]))
const SINGKAT = new Map<string, string>(SINGKATAN)

const SATUAN = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']
const NILAI_SATUAN = new Map(SATUAN.map((kata, nilai) => [kata, nilai]))

/**
 * Cara lain menulis nama yang sama: singkatan dan bilangan (35, tiga puluh lima, XXXV).
 * Other spellings of one name, itself first: abbreviations and numerals.
 */
export function varianNama(kata: readonly string[]): (readonly string[])[] {
  const ejaan = kata.some((k) => PANJANG.has(k) || SINGKAT.has(k))
    ? [kata, kata.map((k) => PANJANG.get(k) ?? k), kata.map((k) => SINGKAT.get(k) ?? k)]
    : [kata]
  if (!kata.some((_, i) => bacaBilangan(kata, i)[0] > 0)) return ejaan
  return ejaan.flatMap((bentuk) => {
    const bagian = pisahkanBilangan(bentuk)
    return [bentuk, tulis(bagian, String), tulis(bagian, tereja), tulis(bagian, romawi)]
  })
}

function tulis(bagian: readonly (string | number)[], cara: (nilai: number) => string): string[] {
  return bagian.map((b) => (typeof b === 'number' ? cara(b) : b))
}

/** Kata bilangan 1-99 diganti nilainya / Numeral words 1-99 become their value. */
function pisahkanBilangan(kata: readonly string[]): (string | number)[] {
  const hasil: (string | number)[] = []
  for (let i = 0; i < kata.length; ) {
    const [nilai, panjang] = bacaBilangan(kata, i)
    hasil.push(nilai === 0 ? (kata[i] ?? '') : nilai)
    i += panjang
  }
  return hasil
}

const ANGKA = /^[1-9]\d?$/
const ROMAWI = /^[ivx]+$/

/** Nilai (0: bukan bilangan) dan banyak kata yang dipakainya / Value (0: none) and words used. */
function bacaBilangan(kata: readonly string[], i: number): readonly [nilai: number, kata: number] {
  const ini = kata[i] ?? ''
  if (ANGKA.test(ini)) return [Number(ini), 1]
  if (ROMAWI.test(ini)) return [dariRomawi(ini), 1]
  if (ini === 'sepuluh') return [10, 1]
  if (ini === 'sebelas') return [11, 1]
  const satuan = NILAI_SATUAN.get(ini) ?? 0
  if (satuan > 1 && kata[i + 1] === 'belas') return [10 + satuan, 2]
  if (satuan <= 1 || kata[i + 1] !== 'puluh') return [satuan, 1]
  const sisa = NILAI_SATUAN.get(kata[i + 2] ?? '') ?? 0
  return [satuan * 10 + sisa, sisa === 0 ? 2 : 3]
}

function tereja(nilai: number): string {
  if (nilai === 10) return 'sepuluh'
  if (nilai === 11) return 'sebelas'
  const satuan = SATUAN[nilai % 10] ?? ''
  if (nilai < 10) return satuan
  return nilai < 20 ? `${satuan}belas` : `${SATUAN[Math.floor(nilai / 10)] ?? ''}puluh${satuan}`
}

const SATUAN_ROMAWI = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
const PULUHAN_ROMAWI = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc']

function romawi(nilai: number): string {
  return `${PULUHAN_ROMAWI[Math.floor(nilai / 10)] ?? ''}${SATUAN_ROMAWI[nilai % 10] ?? ''}`
}

/** 0 bila bukan tulisan baku, misalnya `iix` / 0 when not a canonical numeral. */
function dariRomawi(teks: string): number {
  const puluhan = /^x{0,3}(?!x)/.exec(teks.replace(/ix$/, ''))?.[0].length ?? 0
  const nilai = puluhan * 10 + Math.max(SATUAN_ROMAWI.indexOf(teks.slice(puluhan)), 0)
  return romawi(nilai) === teks ? nilai : 0
}
