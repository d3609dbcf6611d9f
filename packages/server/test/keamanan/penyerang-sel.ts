/** What anybody may read of a table: figures, nulls, and that each area is the sum of those in it. */
export type Terbitan = {
  /** Null where withheld; a figure that is withheld is not zero. */
  readonly nilai: ReadonlyMap<string, number | null>
  readonly jumlah: readonly { readonly induk: string; readonly anak: readonly string[] }[]
}

export type Rentang = { dari: number; sampai: number }

/**
 * The values each withheld cell may have, by everything that is known together: bounds go up and
 * down the sums until nothing moves, which is exact on a tree, and elimination finds what follows
 * from several equations at once.
 */
export function serang({ nilai, jumlah }: Terbitan): Map<string, Rentang> {
  const rentang = new Map(
    [...nilai].map(([sel, n]) => [sel, { dari: n ?? 1, sampai: n ?? Number.POSITIVE_INFINITY }]),
  )
  const cari = (sel: string): Rentang => rentang.get(sel) ?? { dari: 0, sampai: 0 }
  for (let putaran = 0, bergerak = true; bergerak && putaran < 200; putaran++) {
    bergerak = false
    for (const { induk, anak } of jumlah) {
      const isi = anak.map(cari)
      const bawah = jumlahkan(isi.map(({ dari }) => dari))
      const atas = jumlahkan(isi.map(({ sampai }) => sampai))
      const { dari, sampai } = cari(induk)
      bergerak = sempitkan(cari(induk), bawah.semua, atas.semua) || bergerak
      for (const satu of isi) {
        const sisa = [dari - atas.tanpa(satu.sampai), sampai - bawah.tanpa(satu.dari)] as const
        bergerak = sempitkan(satu, ...sisa) || bergerak
      }
    }
  }
  const pasti = eliminasi({ nilai, jumlah })
  return new Map(
    [...rentang].flatMap(([sel, satu]): [string, Rentang][] => {
      if (nilai.get(sel) !== null) return []
      return [[sel, pasti.has(sel) ? { dari: satu.dari, sampai: satu.dari } : satu]]
    }),
  )
}

function jumlahkan(angka: readonly number[]) {
  const terbatas = angka.filter(Number.isFinite).reduce((a, b) => a + b, 0)
  const takTerbatas = angka.length - angka.filter(Number.isFinite).length
  const hasil = (sisa: number, takHingga: number) =>
    takHingga > 0 ? Number.POSITIVE_INFINITY : sisa
  return {
    semua: hasil(terbatas, takTerbatas),
    tanpa: (satu: number) =>
      Number.isFinite(satu)
        ? hasil(terbatas - satu, takTerbatas)
        : hasil(terbatas, takTerbatas - 1),
  }
}

function sempitkan(rentang: Rentang, dari: number, sampai: number): boolean {
  const baru = { dari: Math.max(rentang.dari, dari), sampai: Math.min(rentang.sampai, sampai) }
  const bergerak = baru.dari > rentang.dari || baru.sampai < rentang.sampai
  Object.assign(rentang, baru)
  return bergerak
}

/** Below 2^26, so that a product is an exact number. */
const PRIMA = 67_108_859
const sisaBagi = (n: number) => ((n % PRIMA) + PRIMA) % PRIMA

type Baris = Map<string, number>

/** Withheld cells with one solution: rows of equations reduced until each has a cell of its own. */
function eliminasi({ nilai, jumlah }: Terbitan): Set<string> {
  const tersamar = (sel: string) => nilai.get(sel) === null
  const baris = jumlah
    .map(({ induk, anak }): Baris => {
      const isi: Baris = new Map(anak.filter(tersamar).map((sel) => [sel, 1]))
      return tersamar(induk) ? isi.set(induk, PRIMA - 1) : isi
    })
    .filter((isi) => isi.size > 0)
  const selesai: { poros: string; isi: Baris }[] = []
  for (const isi of baris) {
    for (const lama of selesai) kurangi(isi, lama.isi, lama.poros)
    const poros = [...isi.keys()].at(0)
    if (poros === undefined) continue
    const balik = kebalikan(isi.get(poros) ?? 1)
    for (const [sel, n] of isi) isi.set(sel, (n * balik) % PRIMA)
    for (const lama of selesai) kurangi(lama.isi, isi, poros)
    selesai.push({ poros, isi })
  }
  return new Set(selesai.filter(({ isi }) => isi.size === 1).map(({ poros }) => poros))
}

function kurangi(dari: Baris, isi: Baris, poros: string): void {
  const kali = dari.get(poros)
  if (kali === undefined) return
  for (const [sel, n] of isi) {
    const hasil = sisaBagi((dari.get(sel) ?? 0) - ((kali * n) % PRIMA))
    if (hasil === 0) dari.delete(sel)
    else dari.set(sel, hasil)
  }
}

/** By Fermat's little theorem. */
function kebalikan(n: number): number {
  let hasil = 1
  for (let pangkat = PRIMA - 2, dasar = n; pangkat > 0; pangkat = Math.floor(pangkat / 2)) {
    if (pangkat % 2 === 1) hasil = (hasil * dasar) % PRIMA
    dasar = (dasar * dasar) % PRIMA
  }
  return hasil
}
