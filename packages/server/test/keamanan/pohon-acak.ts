import fc from 'fast-check'
import type { BarisSel, Sel } from '../../src/rekap/sel.rules.ts'
import type { Terbitan } from './penyerang-sel.ts'

/** Families of each village by its code. */
export type Desa = ReadonlyMap<number, number>

/** Mostly small and empty villages, where there is most to find. */
export const banyaknya = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 200 }) },
)

const susun = <T>(satu: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(satu, { minLength: 1, maxLength })

/** Up to 3 provinces of 2 regencies of 3 districts of 5 villages. */
export const desaAcak: fc.Arbitrary<Desa> = susun(susun(susun(susun(banyaknya, 5), 3), 2), 3).map(
  (provinsi) =>
    new Map(
      provinsi.flatMap((kabupaten, p) =>
        kabupaten.flatMap((kecamatan, k) =>
          kecamatan.flatMap((desa, c) =>
            desa.map((n, d): [number, number] => [
              (11 + p) * 1e8 + (k + 1) * 1e6 + (c + 1) * 1e4 + 1001 + d,
              n,
            ]),
          ),
        ),
      ),
    ),
)

const SATUAN = [1, 10_000, 1_000_000, 100_000_000, 10_000_000_000]

export type Dulu = ReadonlyMap<number, { nilai: number; samar: boolean }>

/** Rows as the database would give them, after a publication that left `dulu`. */
export function barisSel(desa: Desa, dulu: Dulu = new Map(), tutup = false): BarisSel[] {
  const nilai = new Map<number, number>()
  for (const [kode, n] of desa) {
    for (const satuan of SATUAN) {
      const wilayah = kode - (kode % satuan)
      nilai.set(wilayah, (nilai.get(wilayah) ?? 0) + n)
    }
  }
  return [...nilai]
    .sort(([a], [b]) => a - b)
    .map(([kode, n]) => {
      const lama = dulu.get(kode)
      return {
        ...{ kode, nilai: n, dulu: lama?.nilai ?? null, samarDulu: lama?.samar ?? false },
        ...{ tutup: tutup && lama !== undefined, diumumkan: false },
      }
    })
}

export const ingat = (pohon: readonly Sel[], samar: ReadonlySet<Sel>): Dulu =>
  new Map(pohon.map((sel) => [sel.kode, { nilai: sel.nilai, samar: samar.has(sel) }]))

/** What the public sees; `nama` tells areas apart where several tables are put together. */
export function terbitan(
  pohon: readonly Sel[],
  samar: ReadonlySet<Sel>,
  nama: (sel: Sel) => string = ({ kode }) => String(kode),
): Terbitan {
  const induk = pohon.filter(({ anak }) => anak.length > 0)
  return {
    nilai: new Map(pohon.map((sel) => [nama(sel), samar.has(sel) ? null : sel.nilai])),
    jumlah: induk.map((sel) => ({ induk: nama(sel), anak: sel.anak.map(nama) })),
  }
}

/** A lot for each code from a seed, as the secret one is drawn. */
export const undian = (benih: number) => (kode: number) => Math.sin(kode * 12.9898 + benih) % 1
