type AngkaSel = { teks: string; presisiHilang: boolean }

/**
 * The number of a sheet as its reader sees it: `1.1` for 1.1000000000000001, which is how binary stores it.
 * Beyond fifteen digits Excel has already put zeros where digits were. Such a number is written with an exponent,
 * so that it can never pass for the sixteen digits of a NIK.
 */
export function angkaSel(tertulis: string): AngkaSel | undefined {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(tertulis)) return undefined
  const nilai = Number(tertulis)
  if (!Number.isFinite(nilai)) return undefined
  const teks = String(nilai)
  if (Math.abs(nilai) >= 1e15 || banyakAngka(teks) > 15) {
    return { teks: nilai.toExponential(), presisiHilang: true }
  }
  return { teks, presisiHilang: false }
}

const banyakAngka = (teks: string) =>
  teks.replace(/e.*$/, '').replace(/\D/g, '').replace(/^0+/, '').length
