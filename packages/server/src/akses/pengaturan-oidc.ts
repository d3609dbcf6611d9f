import { alamatAman } from './alamat-aman.rules.ts'

/** Only asymmetric ones: where a shared secret counts, the published key is one (RFC 8725, 3.1 and 3.2). */
const ALGORITMA = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const

/** Whose tokens are believed, for whom they must be written, and how they may be signed. */
export type PengaturanOidc = {
  /** The issuer, letter by letter as in `iss` and in its discovery document. */
  penerbit: string
  audiens: string
  algoritma: readonly (typeof ALGORITMA)[number][]
}

/**
 * The identity provider of this installation, or nothing where none is named.
 * @throws Error where a setting is there but cannot be meant: it never counts as absent.
 */
export function bacaPengaturanOidc(
  env: NodeJS.ProcessEnv = process.env,
): PengaturanOidc | undefined {
  const penerbit = env['HARAPAN_OIDC_PENERBIT']
  const audiens = env['HARAPAN_OIDC_AUDIENS']
  const algoritma = env['HARAPAN_OIDC_ALGORITMA']
  if (penerbit !== undefined)
    return {
      penerbit: bacaPenerbit(penerbit),
      audiens: bacaAudiens(audiens),
      algoritma: bacaAlgoritma(algoritma),
    }
  if (audiens === undefined && algoritma === undefined) return undefined
  throw new Error(
    'HARAPAN_OIDC_AUDIENS dan HARAPAN_OIDC_ALGORITMA hanya berarti bersama HARAPAN_OIDC_PENERBIT. / HARAPAN_OIDC_AUDIENS and HARAPAN_OIDC_ALGORITMA mean something only with HARAPAN_OIDC_PENERBIT.',
  )
}

function bacaPenerbit(teks: string): string {
  if (alamatAman(teks) && !/[\s?#]/.test(teks)) return teks
  throw new Error(
    'HARAPAN_OIDC_PENERBIT harus alamat https tanpa sandi, "?" dan "#", misalnya https://masuk.contoh.go.id/realms/harapan; http hanya untuk mesin ini sendiri. / HARAPAN_OIDC_PENERBIT must be an https address without password, "?" and "#"; http is for this very machine only.',
  )
}

function bacaAudiens(teks = 'harapan'): string {
  if (/^\S+$/.test(teks)) return teks
  throw new Error(
    'HARAPAN_OIDC_AUDIENS harus satu nilai `aud` tanpa spasi. / HARAPAN_OIDC_AUDIENS must be one value of `aud` without spaces.',
  )
}

function bacaAlgoritma(teks?: string): PengaturanOidc['algoritma'] {
  if (teks === undefined) return ALGORITMA
  const nama = teks.split(',').map((satu) => satu.trim())
  const dikenal = ALGORITMA.filter((satu) => nama.includes(satu))
  if (nama.every((satu) => dikenal.some((lain) => lain === satu))) return dikenal
  const pilihan = ALGORITMA.join(', ')
  throw new Error(
    `HARAPAN_OIDC_ALGORITMA harus daftar berkoma dari: ${pilihan}. / HARAPAN_OIDC_ALGORITMA must be a comma-separated list of: ${pilihan}.`,
  )
}
