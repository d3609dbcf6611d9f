import type { KodeGalat } from '@harapan/kode'
import { type JWTPayload, jwtVerify } from 'jose'
import { galatKode } from '../galat.ts'
import { buatKunciPenerbit, JEDA_GAGAL_DETIK, PenerbitTidakTerjangkau } from './kunci-penerbit.ts'
import type { PengaturanOidc } from './pengaturan-oidc.ts'
import { adalahTokenAkses } from './token-akses.ts'

/** Half of what Node takes as headers altogether; whatever is longer is not worth hashing. */
const HURUF_TERBANYAK = 8_192
/** jose would read over white space, and one token would have many spellings. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/
const SELISIH_JAM_DETIK = 30
/** Nobody can call a signed token back, so one written for longer is not taken at all. */
const UMUR_TERPANJANG = '24h'
const TOKEN_DIINGAT = 1_000

/** Knows the tokens of the identity provider; what their claims mean is not decided here. */
export type PemeriksaOidc = {
  /** @throws TOKEN_TIDAK_SAH, without the reason; PENERBIT_TIDAK_TERJANGKAU with 503 and Retry-After */
  periksa(token: string): Promise<JWTPayload>
}

type Pilihan = {
  /** Told why, for the operator's log: the reason never carries anything of the token. */
  catat?: (kode: KodeGalat, alasan: string) => void
  /** For both documents of the provider together. */
  batasWaktuMs?: number
}

/** Asks the provider nothing until the first token that could be one of its own. */
export function buatPemeriksaOidc(
  { penerbit, audiens, algoritma }: PengaturanOidc,
  { catat = () => {}, batasWaktuMs = 5_000 }: Pilihan = {},
): PemeriksaOidc {
  const kunci = buatKunciPenerbit(penerbit, batasWaktuMs)
  const terbaca = new Map<string, { klaim: JWTPayload; sampai: number; kunci: object }>()
  return {
    async periksa(token) {
      const kini = kunci.berlaku()
      const dikenal = terbaca.get(token)
      if (dikenal && dikenal.kunci === kini && Date.now() < dikenal.sampai) return dikenal.klaim
      try {
        const klaim = await verifikasi(token)
        // Held to the set that was in force before, so that a key withdrawn meanwhile is not remembered.
        if (kini) ingat(token, { klaim, sampai: Number(klaim.exp) * 1_000, kunci: kini })
        return klaim
      } catch (sebab) {
        throw tolak(sebab)
      }
    },
  }

  async function verifikasi(token: string): Promise<JWTPayload> {
    if (token.length > HURUF_TERBANYAK) throw new Error('terlalu panjang')
    if (!JWT.test(token)) throw new Error('bukan JWT')
    const { payload, protectedHeader } = await jwtVerify(token, kunci.cari, {
      algorithms: [...algoritma],
      issuer: penerbit,
      audience: audiens,
      clockTolerance: SELISIH_JAM_DETIK,
      maxTokenAge: UMUR_TERPANJANG,
      requiredClaims: ['sub', 'exp'],
    })
    if (adalahTokenAkses(protectedHeader, payload)) return payload
    throw new Error('bukan token akses, atau terikat pada kunci (cnf)')
  }

  function ingat(token: string, isi: { klaim: JWTPayload; sampai: number; kunci: object }): void {
    if (terbaca.size >= TOKEN_DIINGAT) terbaca.clear()
    terbaca.set(token, isi)
  }

  function tolak(sebab: unknown) {
    const kode =
      sebab instanceof PenerbitTidakTerjangkau ? 'PENERBIT_TIDAK_TERJANGKAU' : 'TOKEN_TIDAK_SAH'
    catat(kode, sebab instanceof Error ? sebab.message : 'tanpa sebab')
    if (kode === 'TOKEN_TIDAK_SAH') return galatKode(kode)
    return galatKode(kode, { http: { status: 503, ulangiDetik: JEDA_GAGAL_DETIK } })
  }
}
