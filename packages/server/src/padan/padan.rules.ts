import type { Tanggal } from '@harapan/kode'

/** One spell of membership. Days count whole: the last day is still covered. */
export type Masa = { mulai: Tanggal; sampai: Tanggal | null }

export type StatusPadan = 'AKTIF' | 'NONAKTIF' | 'BELUM_MULAI' | 'TIDAK_DITEMUKAN'

export type JawabanPadan<M extends Masa> = { status: StatusPadan; masa?: M }

/**
 * Is the person covered on a service date, by which spell, and if not since when and why not. The
 * caller never learns the difference between unknown, out of reach and not registered.
 */
export function padan<M extends Masa>(masa: readonly M[], padaTanggal: Tanggal): JawabanPadan<M> {
  const urut = masa.toSorted((a, b) => a.mulai.localeCompare(b.mulai))
  const aktif = urut.findLast(
    ({ mulai, sampai }) => mulai <= padaTanggal && (sampai === null || sampai >= padaTanggal),
  )
  if (aktif) return { status: 'AKTIF', masa: aktif }
  const berakhir = urut.findLast(({ sampai }) => sampai !== null && sampai < padaTanggal)
  if (berakhir) return { status: 'NONAKTIF', masa: berakhir }
  const nanti = urut[0]
  return nanti ? { status: 'BELUM_MULAI', masa: nanti } : { status: 'TIDAK_DITEMUKAN' }
}
