import type { Logger } from 'pino'
import { buatPemeriksaOidc } from '../akses/oidc.ts'
import { buatPembacaOidc } from '../akses/pembaca-oidc.ts'
import type { PembacaToken } from '../akses/token.ts'
import type { Perkakas } from '../perkakas.ts'

/** Whose tokens this installation believes: the identity provider's, or its own in development. */
export function pilihPembacaToken(
  { oidc, penerbitToken }: Pick<Perkakas, 'oidc' | 'penerbitToken'>,
  pencatat: Logger,
): PembacaToken {
  if (oidc) {
    const catat = (kode: string, alasan: string) => pencatat.warn({ kode, alasan }, 'token ditolak')
    return buatPembacaOidc(buatPemeriksaOidc(oidc, { catat }))
  }
  if (penerbitToken) return penerbitToken
  throw new Error(
    'Tidak ada penerbit token: isi HARAPAN_OIDC_PENERBIT. / No token issuer: set HARAPAN_OIDC_PENERBIT.',
  )
}
