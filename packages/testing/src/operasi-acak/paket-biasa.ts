import type { Paket } from './kolam.ts'

// Small ones fit a village exactly now and then, which is where a next page must not be promised.
const UKURAN = [2, 1, 3, 5, 4, 1, 20]

/** Pages without cursors as one asks for them, and at their bounds. */
export const HALAMAN_PERTAMA: readonly Paket[] = [
  {},
  { first: UKURAN },
  { first: UKURAN, urut: 'acak' },
  { first: UKURAN, filter: 'acak', urut: 'acak' },
  { last: UKURAN, filter: 'acak', urut: 'acak' },
  { last: UKURAN, urut: 'acak' },
  { first: [200, 199, 21] },
]

/** Pages of a list that has no order and no filter of its own. */
export const CARI_PERTAMA: readonly Paket[] = [{}, { first: UKURAN }, { last: UKURAN }]

export const CARI_WILAYAH: readonly Paket[] = [
  { nama: ['oki', 'mentaya', 'kayu agung', 'palangkaraya', 'kota', 'a', '1', 'sungai'] },
  {
    nama: ['oki', 'tanjung', 'kab. oki', 'Komering', 'JAYA', "ma'u", 'é', 'desa a'],
    first: [3, 1, 2, 5, 10, 50],
    tingkat: 'acak',
  },
]
