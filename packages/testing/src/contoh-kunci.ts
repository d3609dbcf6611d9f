import { buatPerkakas } from '@harapan/server/perkakas'

const perkakas = buatPerkakas({
  hash: new Uint8Array(32).fill(7),
  sandi: new Map([[1, new Uint8Array(32).fill(9)]]),
  sandiAktif: 1,
})

const { penerbitToken } = perkakas
if (!penerbitToken) throw new Error('tests sign their own tokens')

/** Keys every test shares: the snapshot is made with them. */
export const PERKAKAS_UJI = { ...perkakas, penerbitToken }
