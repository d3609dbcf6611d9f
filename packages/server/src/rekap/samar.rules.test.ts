import { describe, expect, it } from 'vitest'
import { samarkanDeret } from './samar-deret.rules.ts'
import { type BarisSel, pohonSel } from './sel.rules.ts'

const TINGKAT = [1, 1e4, 1e6, 1e8, 1e10]
const [KECAMATAN, SEBELAH] = [1_602_050_000, 1_602_060_000]

type Ubah = (kode: number) => Partial<BarisSel>

/** Villages of district 16.02.05, and of the one beside it, as one year of the roll-up. */
function tahun(isi: readonly number[], sebelah: readonly number[] = [], ubah: Ubah = () => ({})) {
  const nilai = new Map<number, number>()
  const desa = (daerah: number) => (n: number, ke: number) => [daerah + 2001 + ke, n] as const
  for (const [kode, n] of [...isi.map(desa(KECAMATAN)), ...sebelah.map(desa(SEBELAH))]) {
    for (const satuan of TINGKAT) {
      const wilayah = kode - (kode % satuan)
      nilai.set(wilayah, (nilai.get(wilayah) ?? 0) + n)
    }
  }
  const dasar = { dulu: null, samarDulu: false, tutup: false, diumumkan: false }
  const baris = [...nilai].sort(([a], [b]) => a - b)
  return pohonSel(
    baris.map(([kode, n]) => ({ kode, nilai: n, ...dasar, ...ubah(kode) })),
    (kode) => kode,
  )
}

const tersamar = (...deret: ReturnType<typeof tahun>[]) =>
  samarkanDeret(deret).map((samar) => [...samar].map(({ kode }) => kode % 1e6).sort())

describe('sel yang disamarkan', () => {
  it.each([
    ['satu desa kecil ditemani satu desa lain', [3, 12, 25], [52_001, 52_002]],
    ['dua desa kecil yang cukup besar saling melindungi', [3, 4, 25], [52_001, 52_002]],
    ['dua desa berisi satu keluarga belum saling melindungi', [1, 1, 25], [52_001, 52_002, 52_003]],
    ['tanpa desa kecil semuanya terbit', [0, 5, 25], []],
    ['desa kosong tetap tertulis nol', [0, 3, 12], [52_002, 52_003]],
  ])('%s', (_, isi, harus) => {
    expect(tersamar(tahun(isi))).toEqual([harus])
  })

  it('kecamatan yang seluruhnya satu desa kecil ditemani kecamatan lain dan satu desanya', () => {
    expect(tersamar(tahun([4], [20, 30]))).toEqual([[50_000, 52_001, 60_000, 62_001]])
  })

  it('angka yang pernah diumumkan orang tidak dipakai melindungi', () => {
    const ubah = (kode: number) => ({ diumumkan: kode % 1e6 === 52_002 })
    expect(tersamar(tahun([3, 12, 25], [], ubah))).toEqual([[52_001, 52_003]])
  })

  it('pelindung bulan lalu dipilih lagi, dan yang tidak berubah tetap tersamar', () => {
    const dulu: Record<number, number> = { 52001: 3, 52003: 25 }
    const ubah = (kode: number) => {
      const n = dulu[kode % 1e6]
      return n === undefined ? {} : { dulu: n, samarDulu: true }
    }
    expect(tersamar(tahun([3, 12, 26], [], ubah))).toEqual([[52_001, 52_003]])
    expect(tersamar(tahun([8, 12, 25], [], ubah))).toEqual([[52_001, 52_003]])
  })

  it('yang tersamar tahun ini dan sama tahun depan tersamar di keduanya', () => {
    const [lalu, kini] = tersamar(tahun([3, 12, 25]), tahun([9, 12, 25]))
    expect(lalu).toEqual([52_001, 52_002])
    expect(kini).toEqual([52_001, 52_002])
  })
})
