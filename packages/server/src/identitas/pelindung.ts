import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'
import { GalatIdentitas, kunciTidakDikenal } from './galat-identitas.ts'
import { buatHmac } from './hmac.ts'
import type { KunciIdentitas } from './kunci-identitas.ts'

export type JenisNomor = 'nik' | 'noKk' | 'noKartu'

type Bita = Uint8Array<ArrayBuffer>

/** The three columns kept of a number; nothing else derived from it is stored. */
export interface NomorTerlindung {
  readonly hash: Bita
  readonly sandi: Bita
  readonly samaran: string
}

export interface NomorTerlindungLatin {
  readonly hash: string
  readonly sandi: string
  readonly samaran: string
}

/** The same with each byte as one character (Latin-1): for many numbers at once, that costs a third of buffers. */
export interface PelindungLatin {
  hash(jenis: JenisNomor, nomor: string): string
  lindungi(jenis: JenisNomor, nomor: string): NomorTerlindungLatin
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
  readonly latin: PelindungLatin
}

/**
 * Protects identity numbers (UU 27/2022 art 35-39): HMAC-SHA256 for lookup, AES-256-GCM for reveal,
 * laid out as 1 byte key id, 12 bytes nonce, ciphertext, 16 bytes tag, with the kind as AAD.
 * Numbers come parsed and whole: 16 digits (nik, noKk) or 13 (noKartu).
 *
 * Its methods throw GalatIdentitas NOMOR_TIDAK_SAH, KUNCI_TIDAK_DIKENAL or SANDI_TIDAK_SAH.
 */
export function buatPelindung(kunci: KunciIdentitas): Pelindung {
  const hitungHmac = buatHmac(kunci.hash)
  const kunciSandi = new Map<number, KeyObject>()
  for (const [id, isi] of kunci.sandi) kunciSandi.set(id, createSecretKey(isi))
  const ambilNonce = pembagiNonce()

  const hmac = (jenis: JenisNomor, nomor: string, sandi: 'binary' | 'hex') => {
    periksaNomor(jenis, nomor)
    return hitungHmac(`${jenis}\0${nomor}`, sandi)
  }
  const latin: PelindungLatin = {
    hash: (jenis, nomor) => hmac(jenis, nomor, 'binary'),
    lindungi(jenis, nomor) {
      const hash = hmac(jenis, nomor, 'binary')
      const nonce = ambilNonce()
      const mesin = createCipheriv(MESIN, kunciUntuk(kunci.sandiAktif), nonce).setAAD(AAD[jenis])
      const isi = mesin.update(nomor, 'latin1').toString('latin1')
      mesin.final()
      const tag = mesin.getAuthTag().toString('latin1')
      const sandi = `${String.fromCharCode(kunci.sandiAktif)}${nonce.toString('latin1')}${isi}${tag}`
      return { hash, sandi, samaran: samarkan(jenis, nomor) }
    },
  }

  return {
    latin,
    hash: (jenis, nomor) => bita(latin.hash(jenis, nomor)),
    hashHeks: (jenis, nomor) => hmac(jenis, nomor, 'hex'),
    lindungi(jenis, nomor) {
      const { hash, sandi, samaran } = latin.lindungi(jenis, nomor)
      return { hash: bita(hash), sandi: bita(sandi), samaran }
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

/** Memory of its own, without what a Buffer does otherwise. */
function bita(latin: string): Bita {
  const hasil = Buffer.allocUnsafeSlow(latin.length)
  hasil.write(latin, 'latin1')
  return new Uint8Array(hasil.buffer)
}

/** Hands out random nonces from a pool: one system call per 512 numbers instead of one each. */
function pembagiNonce(): () => Buffer {
  const kolam = Buffer.allocUnsafeSlow(NONCE * 512)
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
