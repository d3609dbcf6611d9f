import type { Langkah } from './rencana.rules.ts'

/** The first group: every level above the village, and whatever moves no family. */
export const KELOMPOK_ATAS = 0

/**
 * Steps that must stand or fall together. Villages that pass a code on to each other are one group: one after
 * the other, the families of both would stand under one code for a while. So are all villages of a higher code
 * that goes over to another area: nobody's area may hold those of two at any moment.
 */
export function kelompokkan(
  langkah: readonly Langkah[],
  beralih: ReadonlySet<string>,
): (Langkah & { kelompok: number })[] {
  const wakil = new Map<string, string>()
  const akar = (kode: string): string => {
    let satu = kode
    for (let atas = wakil.get(satu); atas !== undefined; atas = wakil.get(satu)) satu = atas
    return satu
  }
  const satukan = (a: string, b: string) => {
    const [kecil = '', besar = ''] = [akar(a), akar(b)].sort()
    if (kecil !== besar) wakil.set(besar, kecil)
  }
  const milik = ({ lama, baru }: Langkah) => lama ?? baru ?? ''
  for (const { lama, baru } of langkah) if (lama && baru) satukan(lama, baru)

  const atas = (kode: string | null) => kode !== null && kode.length < 13
  const beralihAtas = (kode: string | null) =>
    kode !== null && [2, 5, 8].some((panjang) => beralih.has(kode.slice(0, panjang)))
  const pertama = new Set<string>()
  const berpindah = new Set<string>()
  for (const satu of langkah) {
    const wakilnya = akar(milik(satu))
    if (satu.pindah) berpindah.add(wakilnya)
    if (atas(satu.lama) || atas(satu.baru) || beralihAtas(satu.lama) || beralihAtas(satu.baru))
      pertama.add(wakilnya)
  }
  const lain = [...berpindah].filter((satu) => !pertama.has(satu)).sort()
  const nomor = new Map(lain.map((satu, ke) => [satu, KELOMPOK_ATAS + 1 + ke]))
  return langkah.map((satu) => ({
    ...satu,
    kelompok: nomor.get(akar(milik(satu))) ?? KELOMPOK_ATAS,
  }))
}
