import { bacaAtauBuatBerkasKunci, type TeksKunci } from './berkas-kunci.ts'
import { GalatIdentitas } from './galat-identitas.ts'

/** The keys that protect identity numbers. A sandi key is named by its id, 1 to 255. */
export interface KunciIdentitas {
  readonly hash: Uint8Array
  readonly sandi: ReadonlyMap<number, Uint8Array>
  /** The id that encrypts: the highest one. All the others only decrypt (rotation). */
  readonly sandiAktif: number
}

export interface HasilBacaKunci {
  readonly kunci: KunciIdentitas
  /** True when new keys were made just now: the caller warns, and refuses if data exists already. */
  readonly dibuat: boolean
  readonly berkas?: string
}

type Lingkungan = Readonly<Record<string, string | undefined>>

/**
 * Reads the identity keys from `HARAPAN_KUNCI_HASH` (base64 of 32 bytes) and `HARAPAN_KUNCI_SANDI`
 * (`1:base64,2:base64`). With neither set and a directory given (the embedded default only), from
 * `kunci-identitas.json` in that directory, made on first use with mode 0600.
 *
 * @throws GalatIdentitas KUNCI_TIDAK_ADA, KUNCI_TIDAK_SAH or KUNCI_BERKAS_RUSAK.
 */
export function bacaKunciIdentitas(env: Lingkungan, direktoriEmbedded?: string): HasilBacaKunci {
  const hash = env[NAMA_HASH]?.trim()
  const sandi = env[NAMA_SANDI]?.trim()
  if (hash && sandi) {
    const kunci = uraikanKunci({ hash, sandi }, { hash: NAMA_HASH, sandi: NAMA_SANDI })
    return { kunci, dibuat: false }
  }
  // Half a configuration is a mistake: quietly making the other half would hide data for ever.
  if (hash || sandi) throw kunciTidakAda(hash ? NAMA_SANDI : NAMA_HASH)
  if (direktoriEmbedded === undefined) throw kunciTidakAda(`${NAMA_HASH}, ${NAMA_SANDI}`)
  const { teks, dibuat, berkas } = bacaAtauBuatBerkasKunci(direktoriEmbedded)
  const kunci = uraikanKunci(teks, { hash: `${berkas}: hash`, sandi: `${berkas}: sandi` })
  return { kunci, dibuat, berkas }
}

const NAMA_HASH = 'HARAPAN_KUNCI_HASH'
const NAMA_SANDI = 'HARAPAN_KUNCI_SANDI'

function uraikanKunci(teks: TeksKunci, tempat: TeksKunci): KunciIdentitas {
  const hash = uraikanBase64(teks.hash, tempat.hash)
  const sandi = new Map<number, Uint8Array>()
  for (const bagian of teks.sandi.split(',')) {
    const [, id, isi] = /^\s*(\d{1,3}):(\S+)\s*$/.exec(bagian) ?? []
    const nomor = Number(id)
    if (isi === undefined || nomor < 1 || nomor > 255 || sandi.has(nomor)) {
      throw kunciTidakSah(tempat.sandi)
    }
    sandi.set(nomor, uraikanBase64(isi, tempat.sandi))
  }
  // One key under two names would be a rotation that rotates nothing.
  const semua = [hash, ...sandi.values()].map((kunci) => Buffer.from(kunci).toString('hex'))
  if (new Set(semua).size < semua.length) throw kunciTidakSah(tempat.sandi)
  return { hash, sandi, sandiAktif: Math.max(...sandi.keys()) }
}

function uraikanBase64(teks: string, tempat: string): Uint8Array {
  const isi = Buffer.from(teks, 'base64')
  // Buffer skips what it does not know, so only a round trip proves that nothing was lost.
  if (isi.length !== 32 || isi.toString('base64') !== teks) throw kunciTidakSah(tempat)
  return new Uint8Array(isi)
}

function kunciTidakAda(tempat: string): GalatIdentitas {
  return new GalatIdentitas(
    'KUNCI_TIDAK_ADA',
    tempat,
    `${tempat} belum diisi / ${tempat} is not set`,
    `${BENTUK_HASH}; ${BENTUK_SANDI}`,
  )
}

function kunciTidakSah(tempat: string): GalatIdentitas {
  return new GalatIdentitas(
    'KUNCI_TIDAK_SAH',
    tempat,
    `${tempat} tidak berbentuk kunci yang sah / ${tempat} does not hold a valid key`,
    `${BENTUK_HASH}; ${BENTUK_SANDI}`,
  )
}

const BENTUK_HASH = `${NAMA_HASH}=<base64, 32 bita> (openssl rand -base64 32)`
const BENTUK_SANDI = `${NAMA_SANDI}=1:<base64>,2:<base64> (semua kunci berbeda / all keys differ)`
