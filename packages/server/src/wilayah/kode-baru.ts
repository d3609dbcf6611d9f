import { type KodeWilayah, parseKodeWilayah, wajib } from '@harapan/kode'
import { bacaTabel } from './baca-tabel.ts'
import { PERUBAHAN_WILAYAH } from './perubahan-wilayah.ts'

/**
 * Kode penerus sebuah kode lama, atau null bila tidak ada yang pasti / The successor of a retired code, or null.
 * Di Papua awalan saja tidak cukup: kecamatan dan desa dinomori ulang (91.02.03 Kurulu menjadi 95.01.02), jadi ini tabel.
 * In Papua the prefix is not enough: everything below was renumbered, so this is a table.
 */
export function kodeBaru(kodeLama: KodeWilayah): KodeWilayah | null {
  return daftarKodeLama().get(kodeLama) ?? null
}

let daftar: ReadonlyMap<KodeWilayah, KodeWilayah> | undefined

/** Semua kode lama yang penerusnya pasti, provinsi tidak / Every retired code with a sure successor. */
export function daftarKodeLama(): ReadonlyMap<KodeWilayah, KodeWilayah> {
  daftar ??= new Map([...dariPerubahan(), ...dariPapua()])
  return daftar
}

/** Desa Papua yang penerusnya tidak pasti, dengan sebabnya / Papua villages without a sure successor. */
export function kodeLamaTidakYakin(): { kode: KodeWilayah; nama: string; sebab: string }[] {
  return bacaTabel('kode-papua-tidak-yakin', ['kode', 'nama', 'sebab']).map((baris) => ({
    ...baris,
    kode: kode(baris.kode),
  }))
}

type Pasangan = readonly [lama: KodeWilayah, baru: KodeWilayah]

function dariPerubahan(): Pasangan[] {
  // Induk sebuah pemekaran tetap ada, jadi tidak digantikan.
  const berganti = PERUBAHAN_WILAYAH.filter(({ jenis }) => jenis !== 'PEMEKARAN')
  return berganti.map(({ dari, ke }) => [dari.kode, ke.kode])
}

/** `data/kode-papua.csv`: satu kecamatan sebaris / One kecamatan a line. */
function dariPapua(): Pasangan[] {
  return bacaTabel('kode-papua', ['dari', 'ke', 'desa']).flatMap(({ dari, ke, desa }) => [
    [kode(dari), kode(ke)] as const,
    ...desa.split(' ').flatMap((deret) => bukaDeret(deret, dari, ke)),
  ])
}

/**
 * Satu deret desa: `2001-2007` tetap, `2013-2015>2008` bergeser, `2004>93.04.25.2001` pindah kecamatan.
 * One run of villages: kept, shifted, or moved to another kecamatan.
 */
function bukaDeret(deret: string, dari: string, ke: string): Pasangan[] {
  const [lama = '', baru = lama] = deret.split('>')
  const [awal = 0, akhir = awal] = lama.split('-').map(Number)
  const tujuan = baru.includes('.') ? baru.slice(0, 8) : ke
  const mulai = Number(baru.includes('.') ? baru.slice(9) : baru.slice(0, 4))
  return Array.from({ length: akhir - awal + 1 }, (_, n) => [
    kode(`${dari}.${awal + n}`),
    kode(`${tujuan}.${mulai + n}`),
  ])
}

function kode(teks: string): KodeWilayah {
  return wajib(parseKodeWilayah(teks))
}
