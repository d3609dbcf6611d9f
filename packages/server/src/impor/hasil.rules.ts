/** Where a row ends: each ends in exactly one of these. */
export const HASIL = ['DITERIMA', 'SAMA', 'DIUBAH', 'DITOLAK', 'PERLU_TINJAUAN'] as const

export type HasilBaris = (typeof HASIL)[number]

export type Hitungan = Record<HasilBaris, number> & { KOSONG: number }

export const hitunganNol = (): Hitungan => ({
  DITERIMA: 0,
  SAMA: 0,
  DIUBAH: 0,
  DITOLAK: 0,
  PERLU_TINJAUAN: 0,
  KOSONG: 0,
})

export function jumlahkan(satu: Hitungan, lain: Hitungan): Hitungan {
  const jumlah = hitunganNol()
  for (const nama of [...HASIL, 'KOSONG'] as const) jumlah[nama] = satu[nama] + lain[nama]
  return jumlah
}
