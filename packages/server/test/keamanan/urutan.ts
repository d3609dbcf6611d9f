/** A column's text beside the serial of the same person. */
export type Pasangan = { teks: string; urut: number }

/** Spearman's rank correlation between a column and the serials: 0 tells nothing, 1 tells all. */
export function korelasiUrutan(pasangan: readonly Pasangan[]): number {
  const x = peringkat(pasangan.map(({ teks }) => teks))
  const y = peringkat(pasangan.map(({ urut }) => urut))
  const tengah = (pasangan.length - 1) / 2
  const jumlah = (kali: (ke: number) => number) => x.reduce((total, _, ke) => total + kali(ke), 0)
  const sebar = (p: number[]) => jumlah((ke) => ((p[ke] ?? 0) - tengah) ** 2)
  const bersama = jumlah((ke) => ((x[ke] ?? 0) - tengah) * ((y[ke] ?? 0) - tengah))
  const penyebut = Math.sqrt(sebar(x) * sebar(y))
  // A column that is the same for everybody orders nobody.
  return penyebut === 0 ? 0 : bersama / penyebut
}

const DEKAT = 10

/** How many neighbours in the column's order are also neighbours by serial; by chance one in 500. */
export function berdekatan(pasangan: readonly Pasangan[]): number {
  const urut = pasangan.toSorted((a, b) => bandingkan(a.teks, b.teks)).map((satu) => satu.urut)
  const dekat = urut.filter((satu, ke) => ke > 0 && Math.abs(satu - (urut[ke - 1] ?? 0)) <= DEKAT)
  return dekat.length / urut.length
}

/** Ranks from 0, equal values sharing the mean of theirs. */
function peringkat(nilai: readonly (string | number)[]): number[] {
  const letak = nilai.map((_, ke) => ke).sort((a, b) => bandingkan(nilai[a] ?? '', nilai[b] ?? ''))
  const hasil = new Array<number>(nilai.length).fill(0)
  for (let awal = 0, akhir = 0; awal < letak.length; awal = akhir) {
    while (akhir < letak.length && nilai[letak[akhir] ?? 0] === nilai[letak[awal] ?? 0]) akhir++
    for (let ke = awal; ke < akhir; ke++) hasil[letak[ke] ?? 0] = (awal + akhir - 1) / 2
  }
  return hasil
}

function bandingkan(a: string | number, b: string | number): number {
  const [x, y] = [Number(a), Number(b)]
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y
  return a < b ? -1 : a > b ? 1 : 0
}
