import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samarkan } from '../../src/rekap/samar.rules.ts'
import { samarkanDeret } from '../../src/rekap/samar-deret.rules.ts'
import { pohonSel, type Sel } from '../../src/rekap/sel.rules.ts'
import { type Rentang, serang, type Terbitan } from './penyerang-sel.ts'
import {
  banyaknya,
  barisSel,
  type Desa,
  type Dulu,
  desaAcak,
  ingat,
  terbitan,
  undian,
} from './pohon-acak.ts'

const benih = Number(process.env['BENIH'] ?? Date.now() % 2 ** 31)
process.stdout.write(`sel kecil: benih ${benih}\n`)
const coba = <T>(contoh: fc.Arbitrary<T>, sifat: (nilai: T) => void, numRuns = 1_500) =>
  fc.assert(fc.property(contoh, sifat), { seed: benih, numRuns })

const kecil = ({ nilai }: Sel) => nilai > 0 && nilai < 5
const daun = ({ anak }: Sel) => anak.length === 0
const acak = fc.integer({ min: 1, max: 1_000 }).map(undian)

function terbitkan(desa: Desa, lot: (kode: number) => number, dulu?: Dulu, tutup?: boolean) {
  const pohon = pohonSel(barisSel(desa, dulu, tutup), lot)
  const [samar = new Set<Sel>()] = samarkanDeret([pohon])
  return { pohon, samar }
}

/** What the attacker must not have found, cell by cell. */
function tetapRahasia(sel: Sel, rentang: Rentang | undefined): boolean {
  if (!rentang || rentang.dari === rentang.sampai) return false
  if (!kecil(sel)) return true
  return rentang.sampai >= 5 && (!daun(sel) || rentang.dari === 1)
}

function bocor(pohon: readonly Sel[], samar: ReadonlySet<Sel>, semua?: Terbitan): Sel[] {
  const temuan = serang(semua ?? terbitan(pohon, samar))
  return [...samar].filter((sel) => !tetapRahasia(sel, temuan.get(String(sel.kode))))
}

describe('penyerang yang membaca semua yang terbit', () => {
  it('menemukan sel bila hanya sel 1-4 yang disamarkan', () => {
    const hitung = fc
      .sample(desaAcak, { seed: benih, numRuns: 200 })
      .map((desa) => pohonSel(barisSel(desa), () => 0))
      .filter((pohon) => bocor(pohon, new Set(pohon.filter(kecil))).length > 0)
    expect(hitung.length).toBeGreaterThan(20)
  })

  it('tidak menghitung kembali satu sel pun, dan desa 1-4 tetap mungkin 1, 2, 3, 4 atau lebih', () =>
    coba(fc.tuple(desaAcak, acak), ([desa, lot]) => {
      const { pohon, samar } = terbitkan(desa, lot)
      expect(pohon.filter((sel) => kecil(sel) && !samar.has(sel))).toEqual([])
      expect([...samar].filter(({ nilai }) => nilai === 0)).toEqual([])
      expect(bocor(pohon, samar).map(({ kode }) => kode)).toEqual([])
    }))

  it('tidak menemukan sel dari dua tahun: yang tersamar dan tidak berubah tersamar di keduanya', () =>
    coba(fc.tuple(deretAcak(3), acak), ([tahun, lot]) => {
      const deret = tahun.map((desa) => pohonSel(barisSel(desa), lot))
      const samar = samarkanDeret(deret)
      for (const [ke, pohon] of deret.entries()) {
        expect(bocor(pohon, samar[ke] ?? new Set())).toEqual([])
        expect(berkedip(deret, samar, ke)).toEqual([])
      }
    }))

  it('tidak menemukan sel dari terbitan berturut-turut di tahun berjalan', () =>
    coba(fc.tuple(deretAcak(4), fc.array(acak, { minLength: 4, maxLength: 4 })), ([bulan, lot]) => {
      let dulu: Dulu = new Map()
      for (const [ke, desa] of bulan.entries()) {
        const { pohon, samar } = terbitkan(desa, lot[ke] ?? undian(1), dulu)
        expect(bocor(pohon, samar)).toEqual([])
        const tampak = pohon.filter((sel) => {
          const lama = dulu.get(sel.kode)
          return lama?.samar && lama.nilai === sel.nilai && !samar.has(sel)
        })
        expect(tampak).toEqual([])
        dulu = ingat(pohon, samar)
      }
    }))

  it('tidak menemukan sel tahun yang sudah ditutup, juga ketika kabupaten lain menyusul', () =>
    coba(
      fc.tuple(desaAcak, acak, acak, fc.integer({ min: 1, max: 5 })),
      ([desa, satu, dua, pilah]) => {
        const kabupaten = (kode: number) => Math.floor(kode / 1e6)
        const awal = new Map([...desa].filter(([kode]) => kabupaten(kode) % 5 < pilah))
        if (awal.size === 0) return
        const lama = terbitkan(awal, satu)
        const baru = terbitkan(desa, dua, ingat(lama.pohon, lama.samar), true)
        // A village is one and the same in both; the sums above it are of each publication.
        const nama = (ke: number) => (sel: Sel) => (daun(sel) ? `${sel.kode}` : `${sel.kode}/${ke}`)
        const [a, b] = [
          terbitan(lama.pohon, lama.samar, nama(1)),
          terbitan(baru.pohon, baru.samar, nama(2)),
        ]
        for (const [sel, n] of a.nilai) if (!sel.includes('/')) expect(b.nilai.get(sel)).toBe(n)
        const temuan = serang({
          nilai: new Map([...a.nilai, ...b.nilai]),
          jumlah: [...a.jumlah, ...b.jumlah],
        })
        const ketemu = (samar: ReadonlySet<Sel>, ke: number) =>
          [...samar].filter((sel) => kecil(sel) && !tetapRahasia(sel, temuan.get(nama(ke)(sel))))
        expect(
          [...ketemu(lama.samar, 1), ...ketemu(baru.samar, 2)].map(({ kode }) => kode),
        ).toEqual([])
      },
    ))
})

/** The same villages over again, a few of them changed each time. */
function deretAcak(panjang: number): fc.Arbitrary<Desa[]> {
  const ubahan = fc.array(fc.tuple(fc.nat(), banyaknya), { maxLength: 6 })
  return fc
    .tuple(desaAcak, fc.array(ubahan, { minLength: panjang - 1, maxLength: panjang - 1 }))
    .map(([awal, semua]) => {
      const deret = [awal]
      for (const ubah of semua) {
        const kode = [...awal.keys()]
        const baru = ubah.map(([ke, n]): [number, number] => [kode[ke % kode.length] ?? 0, n])
        deret.push(new Map([...(deret.at(-1) ?? []), ...baru]))
      }
      return deret
    })
}

/** Withheld in this year, shown in the next or the last with the same figure. */
function berkedip(deret: readonly Sel[][], samar: readonly ReadonlySet<Sel>[], ke: number): Sel[] {
  return [...(samar[ke] ?? [])].filter(({ kode, nilai }) =>
    [ke - 1, ke + 1].some((lain) => {
      const sel = deret[lain]?.find((satu) => satu.kode === kode)
      return sel?.nilai === nilai && !samar[lain]?.has(sel)
    }),
  )
}

describe('penyerang yang hafal aturannya', () => {
  // Every content of a district and every draw of lots, beside a district of two large villages.
  it.each([
    [1, 9],
    [2, 12],
    [3, 8],
  ])('tidak dapat menentukan isi desa di kecamatan dengan %i desa', (banyak, terbesar) => {
    const dunia = new Map<string, Set<number>[]>()
    for (const isi of semuaIsi(banyak, terbesar)) {
      for (const lain of sebelah(isi)) {
        for (const urutan of semuaUrutan(banyak)) catat(dunia, isi, lain, urutan)
      }
    }
    expect(dunia.size).toBeGreaterThan(10)
    for (const [terlihat, desa] of dunia) {
      const kecilSemua = desa.filter((isi) => [...isi].every((n) => n > 0 && n < 5))
      expect(
        kecilSemua.filter(({ size }) => size === 1),
        terlihat,
      ).toEqual([])
      // Where the district is published, not even that a village is a small one.
      if (!terlihat.startsWith('1001,1001,1001,x')) expect(kecilSemua, terlihat).toEqual([])
    }
  })
})

/** The villages of the district beside: one of 500, the other makes the regency 1,001. */
function sebelah(isi: readonly number[]): number[][] {
  const sisa = 501 - isi.reduce((jumlah, n) => jumlah + n, 0)
  return [
    [500, sisa],
    [sisa, 500],
  ]
}

function catat(dunia: Map<string, Set<number>[]>, isi: number[], lain: number[], urutan: number[]) {
  const awal = 1_101_011_001
  const desa = new Map(isi.map((n, ke) => [awal + ke, n]))
  for (const [ke, n] of lain.entries()) desa.set(1_101_021_001 + ke, n)
  const pohon = pohonSel(barisSel(desa), (kode) => urutan[kode - awal] ?? kode)
  const samar = samarkan(pohon, { wajib: () => false, urut: (a, b) => a.acak - b.acak })
  // Only one of the two is free; where that one is shown, the other stands for a single world.
  if (!pohon.some((sel) => sel.nilai === 500 && daun(sel) && !samar.has(sel))) return
  const terlihat = pohon.map((sel) => (samar.has(sel) ? 'x' : sel.nilai)).join()
  const mungkin = dunia.get(terlihat) ?? isi.map(() => new Set<number>())
  for (const [ke, n] of isi.entries()) mungkin[ke]?.add(n)
  dunia.set(terlihat, mungkin)
}

function semuaIsi(banyak: number, terbesar: number): number[][] {
  if (banyak === 0) return [[]]
  return semuaIsi(banyak - 1, terbesar).flatMap((isi) =>
    Array.from({ length: terbesar + 1 }, (_, n) => [...isi, n]),
  )
}

function semuaUrutan(banyak: number): number[][] {
  if (banyak === 0) return [[]]
  return semuaUrutan(banyak - 1).flatMap((urutan) =>
    Array.from({ length: banyak }, (_, ke) => urutan.toSpliced(ke, 0, banyak)),
  )
}
