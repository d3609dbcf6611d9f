import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import Provider from 'oidc-provider'
import { AUDIENS, KEMBALI, KLIEN, susunanPenerbit } from './susunan-penerbit.ts'

type Ganggu = (permintaan: IncomingMessage, jawaban: ServerResponse) => boolean
type Isi = { kepala?: { alg?: string; [nama: string]: unknown }; klaim?: object }

export type PenerbitUji = Awaited<ReturnType<typeof bukaPenerbit>>

/** A real OpenID provider on a free port, with its keys in our hands and its wire open to trouble. */
export async function bukaPenerbit() {
  let ganggu: Ganggu = () => false
  const kunjungan: string[] = []
  const server = createServer((permintaan, jawaban) => {
    kunjungan.push(permintaan.url ?? '')
    if (!ganggu(permintaan, jawaban)) provider.callback()(permintaan, jawaban)
  })
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap))
  const alamat = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let kunci = await buatKunci('pertama')
  let provider = new Provider(alamat, susunanPenerbit([kunci]))

  const minta = async (isi: Record<string, string>, kepala: Record<string, string> = {}) => {
    const jawaban = await fetch(`${alamat}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${KLIEN}:rahasia`)}`, ...kepala },
      body: new URLSearchParams(isi),
    })
    return (await jawaban.json()) as { access_token: string; id_token: string }
  }

  return {
    alamat,
    kunci: () => kunci,
    /** How often it was asked for what begins so. */
    kunjungan: (awalan = '/') => kunjungan.filter((satu) => satu.startsWith(awalan)).length,
    /** Puts somebody on the wire who may answer in its place; nobody where none is given. */
    ganggu(baru: Ganggu = () => false) {
      ganggu = baru
    },
    /** It starts again under the same name, with another key and without the old one. */
    async putar(kid: string, alg?: string) {
      kunci = await buatKunci(kid, alg)
      provider = new Provider(alamat, susunanPenerbit([kunci]))
    },
    /** Client credentials, as an agency's system asks; `audiens` tells what kind it gets. */
    async tokenSistem(audiens = AUDIENS, kepala: Record<string, string> = {}) {
      const isi = { grant_type: 'client_credentials', resource: `urn:${audiens}` }
      return (await minta(isi, kepala)).access_token
    },
    /** The end of an authorization code flow: the officer has signed in and agreed. */
    async tokenPetugas(accountId = 'petugas-oki') {
      const grant = new provider.Grant({ accountId, clientId: KLIEN })
      grant.addOIDCScope('openid')
      grant.addResourceScope(`urn:${AUDIENS}`, 'baca')
      const kode = {
        accountId,
        client: await provider.Client.find(KLIEN),
        grantId: await grant.save(),
        redirectUri: KEMBALI,
        scope: 'openid baca',
        resource: `urn:${AUDIENS}`,
        nonce: 'sekali',
      }
      type Kode = ConstructorParameters<typeof provider.AuthorizationCode>[0]
      const code = await new provider.AuthorizationCode(kode as Kode).save()
      const { resource, redirectUri: redirect_uri } = kode
      return minta({ grant_type: 'authorization_code', code, redirect_uri, resource })
    },
    /** Signed with the provider's own key, saying what no provider would. */
    tandaTangani: ({ kepala = {}, klaim }: Isi = {}) =>
      tandaTangani(kunci, { kepala, klaim: { iss: alamat, ...klaim } }),
    tutup: () =>
      new Promise<void>((selesai) => {
        server.close(() => selesai())
        server.closeAllConnections()
      }),
  }
}

/** A token good in everything that is not said otherwise. */
export async function tandaTangani(kunci: JWK, { kepala = {}, klaim = {} }: Isi): Promise<string> {
  const kini = Math.floor(Date.now() / 1_000)
  const isi: JWTPayload = { aud: AUDIENS, sub: 'uji', iat: kini, exp: kini + 3_600, ...klaim }
  return new SignJWT(isi)
    .setProtectedHeader({ alg: kunci.alg ?? '', typ: 'at+jwt', kid: kunci.kid ?? '', ...kepala })
    .sign(await importJWK(kunci, kepala.alg), { crit: { 'urn:asing': true } })
}

export async function buatKunci(kid: string, alg = 'RS256'): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, alg, use: 'sig' }
}
