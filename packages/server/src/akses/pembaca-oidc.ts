import type { JWTPayload } from 'jose'
import { galatKode } from '../galat.ts'
import { pelakuDari } from './klaim.ts'
import type { PemeriksaOidc } from './oidc.ts'
import type { Pelaku } from './pelaku.ts'
import type { PembacaToken } from './token.ts'

/** Tokens of the identity provider: checked by it, their claims read as our own are. */
export function buatPembacaOidc({ periksa }: PemeriksaOidc): PembacaToken {
  // A remembered token comes with the same claims again.
  const dikenal = new WeakMap<JWTPayload, Pelaku>()
  return {
    async baca(token) {
      const klaim = await periksa(token)
      const pelaku = dikenal.get(klaim) ?? bacaKlaim(klaim)
      dikenal.set(klaim, pelaku)
      return pelaku
    },
  }
}

function bacaKlaim(klaim: JWTPayload): Pelaku {
  try {
    return pelakuDari(klaim)
  } catch {
    throw galatKode('TOKEN_TIDAK_SAH')
  }
}
