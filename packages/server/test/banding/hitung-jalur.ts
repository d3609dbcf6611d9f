import type { Mentah } from './tanya-mentah.ts'

/** What is decided on the document alone; every other error is for the resolvers to place. */
const TOLAKAN = ['PERLU_MASUK', 'TIDAK_BERWENANG', 'TUJUAN_WAJIB']
const KOMPILASI = 'kompilasi'

/** Counts by which way answers came, and why some did not come compiled. */
export function hitungJalur() {
  const semua = new Map<string, number>()
  const tanpaGalat = new Map<string, number>()
  const tambah = (ke: Map<string, number>, jalur: string) => ke.set(jalur, (ke.get(jalur) ?? 0) + 1)

  return {
    /** Without a path the operation never came to be read: refused before, or only asks its type. */
    catat({ jalur, teks }: Mentah): void {
      tambah(semua, jalur ?? 'tidak dibaca')
      const kode = [...teks.matchAll(/"code":"(\w+)"/g)].map(([, satu = '']) => satu)
      if (jalur && kode.every((satu) => TOLAKAN.includes(satu))) tambah(tanpaGalat, jalur)
    },
    /** The compiled share of what was read without error; nothing where the server does not say. */
    bagianTerkompilasi(): number | undefined {
      const jumlah = [...tanpaGalat.values()].reduce((total, satu) => total + satu, 0)
      return jumlah > 0 ? (tanpaGalat.get(KOMPILASI) ?? 0) / jumlah : undefined
    },
    laporan: () => `${baris(semua)}di antaranya dibaca tanpa galat:\n${baris(tanpaGalat)}`,
  }
}

export type HitunganJalur = ReturnType<typeof hitungJalur>

function baris(jumlah: Map<string, number>): string {
  return [...jumlah]
    .sort(([, a], [, b]) => b - a)
    .map(([jalur, banyak]) => `${String(banyak).padStart(7)} ${jalur}\n`)
    .join('')
}
