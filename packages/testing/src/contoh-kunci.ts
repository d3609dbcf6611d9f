import { buatPerkakas, type Perkakas } from '@harapan/server/perkakas'

/** Keys every test shares: the snapshot is made with them. */
export const PERKAKAS_UJI: Perkakas = buatPerkakas({
  hash: new Uint8Array(32).fill(7),
  sandi: new Map([[1, new Uint8Array(32).fill(9)]]),
  sandiAktif: 1,
})
