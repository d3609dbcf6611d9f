import { hkdfSync } from 'node:crypto'
import { type KodeWilayah, parseKodeWilayah } from '@harapan/kode'
import { jwtVerify, SignJWT } from 'jose'
import { galatKode } from '../galat.ts'
import type { Pelaku } from './pelaku.ts'
import { adalahPeran } from './peran.ts'
import { adalahTujuan } from './tujuan.ts'

const PENERBIT = 'harapan-pengembangan'
const PENERIMA = 'harapan'
const UMUR = '30d'
const TOKEN_DIINGAT = 1_000

/** The development issuer: signs and reads tokens with a key that never leaves this installation. */
export type PenerbitToken = {
  terbitkan(pelaku: Pelaku): Promise<string>
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
      new SignJWT({
        peran: pelaku.peran,
        wilayah: pelaku.wilayah,
        ...(pelaku.instansi && { instansi: pelaku.instansi }),
        ...(pelaku.tujuan && { tujuan: pelaku.tujuan }),
      })
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

function pelakuDari(klaim: Record<string, unknown>): Pelaku {
  const { sub, peran, wilayah, instansi, tujuan } = klaim
  if (typeof sub !== 'string' || typeof peran !== 'string' || !adalahPeran(peran))
    throw new Error('claims')
  return {
    id: sub,
    peran,
    wilayah: Array.isArray(wilayah) ? wilayah.map(kodeDariKlaim) : [],
    ...(typeof instansi === 'string' && { instansi }),
    ...(typeof tujuan === 'string' && adalahTujuan(tujuan) && { tujuan }),
  }
}

function kodeDariKlaim(teks: unknown): KodeWilayah {
  const hasil = parseKodeWilayah(String(teks))
  if (!hasil.ok) throw new Error('claims')
  return hasil.nilai
}
