import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { GalatIdentitas, kunciTidakDikenal } from './galat-identitas.ts'
import type { KunciIdentitas } from './kunci-identitas.ts'

/** Keeps a text that may hold identity numbers, such as a row that was refused. */
export type PenyandiTeks = {
  sandikan(teks: string, tempat: string): Uint8Array
  /** @throws GalatIdentitas where it was written with another key or for another place */
  buka(sandi: Uint8Array, tempat: string): string
}

const MESIN = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/**
 * AES-256-GCM under keys derived from the identity keys: 1 byte key id, nonce, ciphertext, tag. What is
 * written for one place cannot be read in another.
 */
export function buatPenyandiTeks(kunci: KunciIdentitas, label: string): PenyandiTeks {
  const turunan = new Map(
    [...kunci.sandi].map(([id, isi]) => [
      id,
      new Uint8Array(hkdfSync('sha256', isi, '', label, 32)),
    ]),
  )
  const kunciUntuk = (id: number): Uint8Array => {
    const milik = turunan.get(id)
    if (milik) return milik
    throw kunciTidakDikenal(id)
  }
  return {
    sandikan(teks, tempat) {
      const nonce = randomBytes(NONCE)
      const mesin = createCipheriv(MESIN, kunciUntuk(kunci.sandiAktif), nonce)
      mesin.setAAD(Buffer.from(tempat))
      const isi = Buffer.concat([mesin.update(teks, 'utf8'), mesin.final()])
      return Buffer.concat([Buffer.of(kunci.sandiAktif), nonce, isi, mesin.getAuthTag()])
    },
    buka(sandi, tempat) {
      const mesin = createDecipheriv(MESIN, kunciUntuk(sandi[0] ?? 0), sandi.subarray(1, 1 + NONCE))
      mesin.setAAD(Buffer.from(tempat)).setAuthTag(sandi.subarray(-TAG))
      try {
        const isi = mesin.update(sandi.subarray(1 + NONCE, -TAG))
        return Buffer.concat([isi, mesin.final()]).toString('utf8')
      } catch {
        throw new GalatIdentitas(
          'SANDI_TIDAK_SAH',
          tempat,
          'Sandi rusak atau bukan miliknya / The ciphertext is damaged or of another kind',
          'Pulihkan barisnya dari cadangan / Restore the row from a backup',
        )
      }
    },
  }
}
