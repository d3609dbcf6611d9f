import { samarkan } from './samar.rules.ts'
import type { Sel } from './sel.rules.ts'

/**
 * The cells not published, for the trees of consecutive years of one programme. A figure that is
 * withheld in one year and the same in the next is withheld in both: shown once, it would be known.
 */
export function samarkanDeret(deret: readonly (readonly Sel[])[]): Set<Sel>[] {
  const peta = deret.map((pohon) => new Map(pohon.map((sel) => [sel.kode, sel])))
  const samar = deret.map(() => new Set<Sel>())
  const sekitar = (tahun: number) => [tahun - 1, tahun + 1].filter((lain) => deret[lain])

  const terikat = (tahun: number): Sel[] =>
    sekitar(tahun).flatMap((lain) =>
      [...(samar[lain] ?? [])].flatMap(({ kode, nilai }) => {
        const sel = peta[tahun]?.get(kode)
        return sel && sel.nilai === nilai && !sel.terbuka ? [sel] : []
      }),
    )

  const peringkat = (sel: Sel, tahun: number): number => {
    const padanan = sekitar(tahun).flatMap((lain) => {
      const satu = peta[lain]?.get(sel.kode)
      return satu ? [{ ...satu, samar: samar[lain]?.has(satu) }] : []
    })
    if (sel.peringkat === 0 || padanan.some((satu) => satu.samar)) return 0
    const tampak = padanan.some(({ terbuka, nilai }) => terbuka && nilai === sel.nilai)
    return tampak ? 2 : sel.peringkat
  }

  const susun = (pohon: readonly Sel[], tahun: number): boolean => {
    const lama = samar[tahun]?.size ?? 0
    const wajib = new Set([...(samar[tahun] ?? []), ...terikat(tahun)])
    const baru = samarkan(pohon, {
      wajib: (sel) => sel.wajib || wajib.has(sel),
      urut: (a, b) => peringkat(a, tahun) - peringkat(b, tahun) || a.acak - b.acak,
    })
    samar[tahun] = baru
    return baru.size > lama
  }

  // Sets only grow, so this ends.
  while (deret.map(susun).includes(true));
  return samar
}
