import { type KodeWilayah, rentang } from '@harapan/kode'

/** The code of the area above, by its text: `16.02.05.2001` lies in `16.02.05`. */
export const awalanInduk = (kode: string): string => kode.slice(0, kode.lastIndexOf('.'))

/** The first ten-digit number of an area. No two levels share one, so it names the area in every table. */
export const awal = (kode: string): number => rentang(kode as KodeWilayah).awal
