import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { galatKode } from '../galat.ts'

/** Where a page begins or ends: the sort tuple of its last row, bound to one list and filter. */
export type IsiKursor = { daftar: string; saringan: string; kunci: readonly (string | number)[] }

export type PenyandiKursor = {
  tulis(isi: IsiKursor): string
  baca(teks: string, daftar: string, saringan: string): IsiKursor['kunci']
}

const VERSI = 1
const NONCE = 12
const TAG = 16

/**
 * Cursors are sealed with AES-256-GCM: nobody can forge one, and the sort key inside (which may be a
 * family's name) cannot be read from a log. A cursor of another list or filter is refused.
 */
export function buatPenyandiKursor(rahasia: Uint8Array): PenyandiKursor {
  const kunci = Buffer.from(hkdfSync('sha256', rahasia, '', 'harapan kursor', 32))
  return {
    tulis(isi) {
      const nonce = randomBytes(NONCE)
      const sandi = createCipheriv('aes-256-gcm', kunci, nonce)
      const teks = JSON.stringify([VERSI, isi.daftar, isi.saringan, isi.kunci])
      const badan = Buffer.concat([sandi.update(teks, 'utf8'), sandi.final()])
      return Buffer.concat([nonce, badan, sandi.getAuthTag()]).toString('base64url')
    },
    baca(teks, daftar, saringan) {
      const isi = buka(kunci, teks)
      if (!isi || isi[0] !== VERSI || isi[1] !== daftar || isi[2] !== saringan) {
        throw galatKode('KURSOR_TIDAK_SAH')
      }
      return isi[3]
    },
  }
}

function buka(
  kunci: Buffer,
  teks: string,
): [number, string, string, (string | number)[]] | undefined {
  const bita = Buffer.from(teks, 'base64url')
  if (bita.length <= NONCE + TAG) return undefined
  try {
    const sandi = createDecipheriv('aes-256-gcm', kunci, bita.subarray(0, NONCE))
    sandi.setAuthTag(bita.subarray(-TAG))
    const badan = Buffer.concat([sandi.update(bita.subarray(NONCE, -TAG)), sandi.final()])
    return JSON.parse(badan.toString('utf8'))
  } catch {
    return undefined
  }
}
