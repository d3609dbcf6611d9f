import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'
import { GalatIdentitas, kunciTidakDikenal } from './galat-identitas.ts'
import type { KunciIdentitas } from './kunci-identitas.ts'

export type JenisNomor = 'nik' | 'noKk' | 'noKartu'

type Bita = Uint8Array<ArrayBuffer>

/** The three columns kept of a number; nothing else derived from it is stored. */
export interface NomorTerlindung {
  readonly hash: Bita
  readonly sandi: Bita
  readonly samaran: string
}

export interface Pelindung {
  /** Keyed hash (32 bytes) for exact lookup. The same digits as another kind hash differently. */
  hash(jenis: JenisNomor, nomor: string): Bita
  /** The same as hexadecimal text, for lists of numbers that are only looked up. */
  hashHeks(jenis: JenisNomor, nomor: string): string
  /** The columns to store. The ciphertext differs at each call. */
  lindungi(jenis: JenisNomor, nomor: string): NomorTerlindung
  /** The number back. Reveal is a mutation of its own: whoever calls this writes the audit row. */
  buka(jenis: JenisNomor, sandi: Uint8Array): string
}

/**
 * Protects identity numbers (UU 27/2022 art 35-39): HMAC-SHA256 for lookup, AES-256-GCM for reveal,
 * laid out as 1 byte key id, 12 bytes nonce, ciphertext, 16 bytes tag, with the kind as AAD.
 * Numbers come parsed and whole: 16 digits (nik, noKk) or 13 (noKartu).
 *
 * Its methods throw GalatIdentitas NOMOR_TIDAK_SAH, KUNCI_TIDAK_DIKENAL or SANDI_TIDAK_SAH.
 */
export function buatPelindung(kunci: KunciIdentitas): Pelindung {
  const kunciHash = createSecretKey(kunci.hash)
  const kunciSandi = new Map<number, KeyObject>()
  for (const [id, isi] of kunci.sandi) kunciSandi.set(id, createSecretKey(isi))
  const ambilNonce = pembagiNonce()

  const hmac = (jenis: JenisNomor, nomor: string) => {
    periksaNomor(jenis, nomor)
    return createHmac('sha256', kunciHash).update(`${jenis}\0${nomor}`)
  }
  const hash: Pelindung['hash'] = (jenis, nomor) => hmac(jenis, nomor).digest()

  return {
    hash,
    hashHeks: (jenis, nomor) => hmac(jenis, nomor).digest('hex'),
    lindungi(jenis, nomor) {
      const hashNomor = hash(jenis, nomor)
      const nonce = ambilNonce()
      const mesin = createCipheriv(MESIN, kunciUntuk(kunci.sandiAktif), nonce).setAAD(AAD[jenis])
      const isi = mesin.update(nomor, 'latin1')
      mesin.final()
      const sandi = new Uint8Array(KEPALA + isi.length + TAG)
      sandi[0] = kunci.sandiAktif
      sandi.set(nonce, 1)
      sandi.set(isi, KEPALA)
      sandi.set(mesin.getAuthTag(), KEPALA + isi.length)
      return { hash: hashNomor, sandi, samaran: samarkan(jenis, nomor) }
    },
    buka(jenis, sandi) {
      if (sandi.length !== KEPALA + PANJANG[jenis] + TAG) throw sandiTidakSah(jenis)
      const mesin = createDecipheriv(MESIN, kunciUntuk(sandi[0] ?? 0), sandi.subarray(1, KEPALA))
      mesin.setAAD(AAD[jenis]).setAuthTag(sandi.subarray(-TAG))
      const nomor = mesin.update(sandi.subarray(KEPALA, -TAG)).toString('latin1')
      try {
        mesin.final()
      } catch {
        throw sandiTidakSah(jenis)
      }
      return nomor
    },
  }

  function kunciUntuk(id: number): KeyObject {
    const milik = kunciSandi.get(id)
    if (milik) return milik
    throw kunciTidakDikenal(id)
  }
}

const MESIN = 'aes-256-gcm'
const NONCE = 12
const KEPALA = 1 + NONCE
const TAG = 16
const PANJANG = { nik: 16, noKk: 16, noKartu: 13 } as const satisfies Record<JenisNomor, number>
const AAD = {
  nik: Buffer.from('nik'),
  noKk: Buffer.from('noKk'),
  noKartu: Buffer.from('noKartu'),
} as const satisfies Record<JenisNomor, Buffer>

/** Hands out random nonces from a pool: one system call per 512 numbers instead of one each. */
function pembagiNonce(): () => Uint8Array {
  const kolam = new Uint8Array(NONCE * 512)
  let terpakai = kolam.length
  return () => {
    if (terpakai === kolam.length) {
      randomFillSync(kolam)
      terpakai = 0
    }
    terpakai += NONCE
    return kolam.subarray(terpakai - NONCE, terpakai)
  }
}

// Four digits tell the regency; of a card every digit belongs to the person alone.
function samarkan(jenis: JenisNomor, nomor: string): string {
  return jenis === 'noKartu' ? '*'.repeat(13) : `${nomor.slice(0, 4)}${'*'.repeat(12)}`
}

function periksaNomor(jenis: JenisNomor, nomor: string): void {
  if (nomor.length === PANJANG[jenis] && /^\d+$/.test(nomor)) return
  throw new GalatIdentitas(
    'NOMOR_TIDAK_SAH',
    jenis,
    `${jenis} harus ${PANJANG[jenis]} angka / ${jenis} must be ${PANJANG[jenis]} digits`,
    'Uraikan dengan @harapan/kode lebih dahulu / Parse it with @harapan/kode first',
  )
}

function sandiTidakSah(jenis: JenisNomor): GalatIdentitas {
  return new GalatIdentitas(
    'SANDI_TIDAK_SAH',
    jenis,
    `Sandi ${jenis} rusak atau bukan miliknya / The ${jenis} ciphertext is damaged or of another kind`,
    'Pulihkan barisnya dari cadangan / Restore the row from a backup',
  )
}
