import type { JWTHeaderParameters, JWTPayload } from 'jose'

/**
 * Whether a verified token was made to open an API, and by whoever bears it. An ID token has the same
 * issuer and key, sometimes the same audience, but only tells an application who has signed in.
 */
export function adalahTokenAkses(kepala: JWTHeaderParameters, klaim: JWTPayload): boolean {
  return terbuktiAkses(kepala, klaim) && !terikat(klaim)
}

/**
 * Proof is asked for, not the absence of ID token claims, which are all optional: `at+jwt` (RFC 9068,
 * 2.1) or, from Keycloak, whose header says JWT for every kind, its own claim `typ` (ID, Refresh, ...).
 */
function terbuktiAkses({ typ }: JWTHeaderParameters, { typ: jenis }: JWTPayload): boolean {
  const bentuk = typ?.toLowerCase().replace(/^application\//, '')
  if (bentuk === 'at+jwt') return true
  return (bentuk === undefined || bentuk === 'jwt') && jenis === 'Bearer'
}

/**
 * Bound to a certificate or key (RFC 8705, RFC 9449): worth nothing without proof of holding it. TLS
 * ends at the proxy, and what a header says of a certificate anybody can write who reaches us.
 */
const terikat = ({ cnf }: JWTPayload): boolean => cnf !== undefined
