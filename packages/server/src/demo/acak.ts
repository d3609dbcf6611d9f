/** Repeatable chance: the same seed gives the same draws on every machine. Never for secrets. */
export interface Acak {
  /** From 0, below 1. */
  pecahan(): number
  /** A whole number, both ends included. */
  bulat(dari: number, sampai: number): number
  peluang(kemungkinan: number): boolean
  pilih<T>(daftar: readonly T[]): T
  berbobot<T>(tabel: Tabel<T>): T
}

/** Values with their weights; the weights need not add up to anything. */
export type Tabel<T> = readonly (readonly [nilai: T, bobot: number])[]

/** The generator sfc32, seeded from a text. */
export function buatAcak(benih: string): Acak {
  let a = sidik(benih, 1)
  let b = sidik(benih, 2)
  let c = sidik(benih, 3)
  let hitung = 1
  const pecahan = (): number => {
    const hasil = (a + b + hitung++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + hasil
    return (hasil >>> 0) / 4_294_967_296
  }
  // The first draws still show the seed.
  for (let putaran = 0; putaran < 12; putaran++) pecahan()

  const bulat: Acak['bulat'] = (dari, sampai) => dari + Math.floor(pecahan() * (sampai - dari + 1))
  return {
    pecahan,
    bulat,
    peluang: (kemungkinan) => pecahan() < kemungkinan,
    pilih: (daftar) => ambil(daftar, bulat(0, daftar.length - 1)),
    berbobot(tabel) {
      let jumlah = 0
      for (const [, bobot] of tabel) jumlah += bobot
      let sisa = pecahan() * jumlah
      for (const [nilai, bobot] of tabel) {
        sisa -= bobot
        if (sisa < 0) return nilai
      }
      return ambil(tabel, tabel.length - 1)[0]
    },
  }
}

/** A 32-bit number from a text and a salt (FNV-1a with a final mix). Not a cryptographic hash. */
export function sidik(teks: string, garam: number): number {
  let nilai = 0x811c9dc5 ^ Math.imul(garam, 0x9e3779b1)
  for (let letak = 0; letak < teks.length; letak++) {
    nilai = Math.imul(nilai ^ teks.charCodeAt(letak), 0x01000193)
  }
  nilai = Math.imul(nilai ^ (nilai >>> 16), 0x85ebca6b)
  nilai = Math.imul(nilai ^ (nilai >>> 13), 0xc2b2ae35)
  return (nilai ^ (nilai >>> 16)) >>> 0
}

function ambil<T>(daftar: readonly T[], letak: number): T {
  if (letak < 0 || letak >= daftar.length) throw new RangeError('Daftar kosong / Empty list')
  return daftar[letak] as T
}
