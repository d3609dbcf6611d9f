import { hkdfSync } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { galatKode } from '../galat.ts'
import { klaimDari, pelakuDari } from './klaim.ts'
import type { Pelaku } from './pelaku.ts'

const PENERBIT = 'harapan-pengembangan'
const PENERIMA = 'harapan'
const UMUR = '30d'
const TOKEN_DIINGAT = 1_000

/** The development issuer: signs and reads tokens with a key that never leaves this installation. */
export type PenerbitToken = PembacaToken & { terbitkan(pelaku: Pelaku): Promise<string> }

export type PembacaToken = {
  /** @throws TOKEN_TIDAK_SAH */
  baca(token: string): Promise<Pelaku>
}

/** @throws Error where NODE_ENV is production: there tokens come from the identity provider only. */
export function buatPenerbitToken(rahasia: Uint8Array): PenerbitToken {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'Penerbit token pengembangan ditolak saat NODE_ENV=production; pakai penerbit token instansi (OIDC). / The development token issuer is refused where NODE_ENV=production; use the identity provider (OIDC).',
    )
  }
  const kunci = new Uint8Array(hkdfSync('sha256', rahasia, '', 'harapan token', 32))
  const terbaca = new Map<string, { pelaku: Pelaku; sampai: number }>()
  return {
    terbitkan: (pelaku) =>
      new SignJWT(klaimDari(pelaku))
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(pelaku.id)
        .setIssuer(PENERBIT)
        .setAudience(PENERIMA)
        .setIssuedAt()
        .setExpirationTime(UMUR)
        .sign(kunci),
    async baca(token) {
      const dikenal = terbaca.get(token)
      if (dikenal && Date.now() < dikenal.sampai) return dikenal.pelaku
      try {
        const { payload } = await jwtVerify(token, kunci, {
          algorithms: ['HS256'],
          issuer: PENERBIT,
          audience: PENERIMA,
          requiredClaims: ['sub', 'exp'],
        })
        const pelaku = pelakuDari(payload)
        // Verifying costs as much as the rest of a small answer; what is forgotten is verified again.
        if (terbaca.size >= TOKEN_DIINGAT) terbaca.clear()
        terbaca.set(token, { pelaku, sampai: Number(payload.exp) * 1_000 })
        return pelaku
      } catch {
        throw galatKode('TOKEN_TIDAK_SAH')
      }
    },
  }
}
