import type { JenisPerubahan } from './_generated/operasi.ts'

/** Isi kiriman webhook: bahwa ada yang berubah, bukan apa / The body of a delivery: that something changed, not what. */
export interface PesanWebhook {
  /** Sama bila dikirim lagi / The same when it is sent again. */
  readonly id: string
  readonly webhook: string
  readonly dibuatPada: string
  readonly jenis: readonly JenisPerubahan[]
}

export interface OpsiTanda {
  /** Umur tanda yang masih diterima; bawaan 300 / How old a signature may be, in seconds. */
  readonly toleransiDetik?: number | undefined
  /** Jam penerima, untuk uji / The receiver's clock, for tests. */
  readonly kini?: Date | undefined
}

/**
 * Apakah kiriman webhook ini benar dari Harapan / Whether a delivery of a webhook really is from Harapan.
 * Over the body as it came, before it is parsed: HMAC-SHA256 of the time, a dot and the body. For a day after a secret was
 * changed there are two signatures, of which one is enough; an old one is refused, so that a recording is worth nothing.
 *
 * @param tanda isi kepala `Harapan-Tanda` / the header `Harapan-Tanda`
 * @param badan badannya sebagaimana diterima / the body as received
 * @param rahasia dari `DaftarkanWebhook`; semua yang masih berlaku / from `DaftarkanWebhook`; all that are in use
 * @example
 * if (!(await periksaTandaWebhook(permintaan.headers.get('harapan-tanda'), badan, rahasia))) return tolak(401)
 * const { jenis } = JSON.parse(badan) as PesanWebhook
 */
export async function periksaTandaWebhook(
  tanda: string | null | undefined,
  badan: string | Uint8Array,
  rahasia: string | readonly string[],
  { toleransiDetik = 300, kini = new Date() }: OpsiTanda = {},
): Promise<boolean> {
  const bagian = (tanda ?? '').split(',').map((satu) => satu.trim().split('='))
  const waktu = bagian.find(([nama]) => nama === 't')?.[1] ?? ''
  if (!/^\d{1,12}$/.test(waktu)) return false
  if (Math.abs(kini.getTime() / 1_000 - Number(waktu)) > toleransiDetik) return false
  const isi = gabungkan(bita(`${waktu}.`), typeof badan === 'string' ? bita(badan) : badan)
  const tanda1 = bagian.flatMap(([nama, nilai = '']) => (nama === 'v1' ? dariHex(nilai) : []))
  for (const satu of typeof rahasia === 'string' ? [rahasia] : rahasia) {
    const kunci = await crypto.subtle.importKey('raw', bita(satu), HMAC, false, ['verify'])
    // WebCrypto membandingkan dalam waktu yang tetap.
    for (const sidik of tanda1) if (await crypto.subtle.verify(HMAC, kunci, sidik, isi)) return true
  }
  return false
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' }

const bita = (teks: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(teks)

function gabungkan(awal: Uint8Array, akhir: Uint8Array): Uint8Array<ArrayBuffer> {
  const hasil = new Uint8Array(awal.length + akhir.length)
  hasil.set(awal)
  hasil.set(akhir, awal.length)
  return hasil
}

function dariHex(teks: string): Uint8Array<ArrayBuffer>[] {
  if (!/^[\da-f]{64}$/.test(teks)) return []
  return [
    Uint8Array.from({ length: 32 }, (_, ke) => Number.parseInt(teks.slice(ke * 2, ke * 2 + 2), 16)),
  ]
}
