import type { JWK } from 'jose'
import type { AdapterFactory, AdapterPayload, Configuration } from 'oidc-provider'

export const AUDIENS = 'harapan'
export const KLIEN = 'bpjs-kesehatan'
export const KEMBALI = 'https://aplikasi.contoh.go.id/kembali'

/** Audiences that stand for APIs whose tokens are made in another way. */
export const AUDIENS_GELAP = 'gelap'
export const AUDIENS_KEYCLOAK = 'keycloak'

const SEPULUH_MENIT = 600

/** A provider as a dinas and an agency meet it: an officer's claims, and a system known by name only. */
export const susunanPenerbit = (keys: JWK[]): Configuration => ({
  jwks: { keys } as NonNullable<Configuration['jwks']>,
  adapter: simpananBaru(),
  clients: [
    {
      client_id: KLIEN,
      client_secret: 'rahasia',
      grant_types: ['client_credentials', 'authorization_code'],
      redirect_uris: [KEMBALI],
    },
  ],
  scopes: ['openid', 'baca'],
  pkce: { required: () => false },
  ttl: {
    AccessToken: SEPULUH_MENIT,
    ClientCredentials: SEPULUH_MENIT,
    Grant: SEPULUH_MENIT,
    IdToken: SEPULUH_MENIT,
  },
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  extraTokenClaims: (_, token) =>
    'accountId' in token ? { peran: 'DINSOS_KABUPATEN', wilayah: ['16.02'] } : undefined,
  formats: {
    customizers: {
      jwt(_, token, { header, payload }) {
        if (token.aud !== AUDIENS_KEYCLOAK) return
        Object.assign(header ?? {}, { typ: 'JWT' })
        Object.assign(payload, { typ: 'Bearer' })
      },
    },
  },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    dPoP: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, resource) => ({
        scope: 'baca',
        audience: resource.replace('urn:', ''),
        accessTokenFormat: resource === `urn:${AUDIENS_GELAP}` ? 'opaque' : 'jwt',
        accessTokenTTL: SEPULUH_MENIT,
      }),
    },
  },
})

/** What it needs to remember. Its own store would do, but warns of itself with every start. */
function simpananBaru(): AdapterFactory {
  const isi = new Map<string, AdapterPayload>()
  const tidakAda = async () => undefined
  return (jenis) => ({
    find: async (id) => isi.get(`${jenis} ${id}`),
    upsert: async (id, nilai) => void isi.set(`${jenis} ${id}`, nilai),
    destroy: async (id) => void isi.delete(`${jenis} ${id}`),
    consume: async (id) => void Object.assign(isi.get(`${jenis} ${id}`) ?? {}, { consumed: true }),
    findByUid: tidakAda,
    findByUserCode: tidakAda,
    revokeByGrantId: tidakAda,
  })
}
