import { type Nik, parseNik } from '@harapan/sdk'

export interface BarisNik {
  readonly baris: number
  readonly nik: Nik
}

export interface BarisDitolak {
  readonly baris: number
  /** Tidak memuat nomornya / Does not hold the number. */
  readonly sebab: string
}

/** Kolom pertama CSV, dengan atau tanpa kepala `nik` / The CSV's first column, with or without a `nik` header. */
export function bacaNik(csv: string): {
  readonly sah: readonly BarisNik[]
  readonly ditolak: readonly BarisDitolak[]
} {
  const sah: BarisNik[] = []
  const ditolak: BarisDitolak[] = []
  for (const [letak, teks] of csv.split(/\r?\n/).entries()) {
    const kolom = teks.split(',')[0]?.trim().replaceAll('"', '') ?? ''
    if (kolom === '' || (letak === 0 && kolom.toLowerCase() === 'nik')) continue
    const baris = letak + 1
    const hasil = parseNik(kolom)
    if (hasil.ok) sah.push({ baris, nik: hasil.nilai })
    else ditolak.push({ baris, sebab: hasil.galat.pesan })
  }
  return { sah, ditolak }
}
