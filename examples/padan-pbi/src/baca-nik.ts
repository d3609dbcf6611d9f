import { parseNik } from '@harapan/sdk'

export type BarisNik = ReturnType<typeof bacaNik>[number]

/** Kolom pertama CSV, berkepala `nik` atau tidak; yang bukan NIK membawa sebabnya / The CSV's first column, checked. */
export function bacaNik(csv: string) {
  return csv.split(/\r?\n/).flatMap((teks, letak) => {
    const kolom = teks.split(',')[0]?.trim().replaceAll('"', '') ?? ''
    const kepala = letak === 0 && kolom.toLowerCase() === 'nik'
    return kolom === '' || kepala ? [] : [{ nomorBaris: letak + 1, hasil: parseNik(kolom) }]
  })
}
