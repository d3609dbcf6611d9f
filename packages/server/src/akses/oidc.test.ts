import { exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  buatKunci,
  bukaPenerbit,
  type PenerbitUji,
  tandaTangani,
} from '../../test/penerbit-oidc.ts'
import { AUDIENS, AUDIENS_GELAP, AUDIENS_KEYCLOAK, KLIEN } from '../../test/susunan-penerbit.ts'
import { galatKode } from '../galat.ts'
import { buatPemeriksaOidc, type PemeriksaOidc } from './oidc.ts'
import { bacaPengaturanOidc, type PengaturanOidc } from './pengaturan-oidc.ts'
import { buatPenerbitToken } from './token.ts'

let penerbit: PenerbitUji
let lain: PenerbitUji
let pemeriksa: PemeriksaOidc
let alasan: string[]
beforeAll(async () => {
  penerbit = await bukaPenerbit()
  lain = await bukaPenerbit()
})
afterAll(() => Promise.all([penerbit.tutup(), lain.tutup()]))
beforeEach(() => {
  alasan = []
  pemeriksa = periksaUntuk({})
})

const periksaUntuk = (ubah: Partial<PengaturanOidc>) => {
  const bawaan = bacaPengaturanOidc({ HARAPAN_OIDC_PENERBIT: penerbit.alamat })
  if (!bawaan) throw new Error('tanpa penerbit')
  return buatPemeriksaOidc({ ...bawaan, ...ubah }, { catat: (_, satu) => alasan.push(satu) })
}
const ditolak = (token: string, oleh = pemeriksa) =>
  expect(oleh.periksa(token)).rejects.toMatchObject({ extensions: { code: 'TOKEN_TIDAK_SAH' } })
const detik = (selisih: number) => Math.floor(Date.now() / 1_000) + selisih
const b64 = (isi: unknown) => Buffer.from(JSON.stringify(isi)).toString('base64url')

describe('token dari penerbit OpenID', () => {
  it('untuk sistem instansi (client credentials) dikenali dengan nama kliennya', async () => {
    const klaim = await pemeriksa.periksa(await penerbit.tokenSistem())
    expect(klaim).toMatchObject({ sub: KLIEN, client_id: KLIEN, aud: AUDIENS })
    expect(klaim).not.toHaveProperty('peran')
  })

  it('untuk petugas yang masuk lewat dinasnya membawa peran dan wilayahnya', async () => {
    const { access_token } = await penerbit.tokenPetugas()
    expect(await pemeriksa.periksa(access_token)).toMatchObject({
      sub: 'petugas-oki',
      peran: 'DINSOS_KABUPATEN',
      wilayah: ['16.02'],
    })
  })

  it('bertipe JWT seperti dari Keycloak diterima bila klaimnya menyebut Bearer', async () => {
    const token = await penerbit.tokenSistem(AUDIENS_KEYCLOAK)
    expect(await periksaUntuk({ audiens: AUDIENS_KEYCLOAK }).periksa(token)).toBeTruthy()
  })

  it('yang hanya menyatakan siapa yang masuk (ID token) ditolak, juga bila penerimanya cocok', async () => {
    const { id_token } = await penerbit.tokenPetugas()
    await ditolak(id_token, periksaUntuk({ audiens: KLIEN }))
    expect(alasan).toEqual(['bukan token akses, atau terikat pada kunci (cnf)'])
  })

  it('yang terikat pada kunci pemegangnya (DPoP) ditolak: ikatannya tidak dapat kami periksa', async () => {
    const token = await penerbit.tokenSistem(AUDIENS, { DPoP: await buktiDpop() })
    expect(
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()),
    ).toHaveProperty('cnf.jkt')
    await ditolak(token)
  })

  it('yang tak terbaca (opaque) atau untuk penerima lain ditolak', async () => {
    await ditolak(await penerbit.tokenSistem(AUDIENS_GELAP))
    await ditolak(await penerbit.tokenSistem('lain'))
  })

  it('ditolak tanpa sebab; sebabnya hanya sampai kepada pengelola, tanpa isi token', async () => {
    const token = await penerbit.tandaTangani({ klaim: { aud: 'lain', sub: 'rahasia' } })
    const galat = await pemeriksa.periksa(token).catch((satu) => satu)
    expect(galat.toJSON()).toEqual(galatKode('TOKEN_TIDAK_SAH').toJSON())
    expect(alasan).toEqual(['unexpected "aud" claim value'])
  })
})

describe('token bertanda tangan penerbit', () => {
  it.each<[string, () => object]>([
    ['kedaluwarsa 20 detik', () => ({ exp: detik(-20) })],
    ['yang baru berlaku 20 detik lagi', () => ({ nbf: detik(20) })],
    ['yang menurut jamnya terbit 20 detik lagi', () => ({ iat: detik(20) })],
    ['untuk beberapa penerima', () => ({ aud: ['lain', AUDIENS] })],
  ])('%s diterima', async (_, klaim) => {
    const token = await penerbit.tandaTangani({ klaim: klaim() })
    expect(await pemeriksa.periksa(token)).toMatchObject({ sub: 'uji' })
  })

  it.each<[string, () => object]>([
    ['kedaluwarsa 40 detik', () => ({ exp: detik(-40) })],
    ['yang baru berlaku 40 detik lagi', () => ({ nbf: detik(40) })],
    ['yang menurut jamnya terbit 40 detik lagi', () => ({ iat: detik(40) })],
    ['yang terbit lebih dari sehari yang lalu', () => ({ iat: detik(-86_500) })],
    ['tanpa waktu terbit', () => ({ iat: undefined })],
    ['tanpa masa berlaku', () => ({ exp: undefined })],
    ['yang masa berlakunya bukan angka', () => ({ exp: '9999999999' })],
    ['tanpa subjek', () => ({ sub: undefined })],
    ['untuk penerima lain', () => ({ aud: 'harapan-lain' })],
    ['tanpa penerima', () => ({ aud: undefined })],
    ['dari penerbit lain', () => ({ iss: lain.alamat })],
    ['dari penerbit yang berbeda satu garis miring', () => ({ iss: `${penerbit.alamat}/` })],
    ['tanpa penerbit', () => ({ iss: undefined })],
    ['terikat pada sertifikat', () => ({ cnf: { 'x5t#S256': 'bwcK0esc3ACC3DB2Y5_lESsXE8o9' } })],
    ['terikat pada entah apa', () => ({ cnf: null })],
  ])('%s ditolak', async (_, klaim) => ditolak(await penerbit.tandaTangani({ klaim: klaim() })))

  it.each<[string, Parameters<PenerbitUji['tandaTangani']>[0]]>([
    ['ID token Keycloak', { kepala: { typ: 'JWT' }, klaim: { typ: 'ID' } }],
    ['token penyegar Keycloak', { kepala: { typ: 'JWT' }, klaim: { typ: 'Refresh' } }],
    ['tanpa bukti bahwa ia token akses', { kepala: { typ: 'JWT' } }],
    ['tanpa tipe sama sekali', { kepala: { typ: undefined } }],
    ['token keluar', { kepala: { typ: 'logout+jwt' }, klaim: { typ: 'Bearer' } }],
    ['berkunci yang tidak dikenal', { kepala: { kid: 'entah' } }],
    [
      'berkepala wajib yang tidak kami mengerti',
      { kepala: { crit: ['urn:asing'], 'urn:asing': 1 } },
    ],
    ['beralgoritma di luar kuncinya', { kepala: { alg: 'PS256' } }],
  ])('%s ditolak', async (_, isi) => {
    await ditolak(await penerbit.tandaTangani(isi))
  })

  it('beralgoritma di luar setelan ditolak sebelum penerbitnya ditanya', async () => {
    const semula = penerbit.kunjungan()
    await ditolak(await penerbit.tandaTangani(), periksaUntuk({ algoritma: ['ES256', 'EdDSA'] }))
    expect(penerbit.kunjungan()).toBe(semula)
  })
})

describe('token palsu', () => {
  it('bertanda tangan kunci publik penerbit sebagai rahasia (HS256) ditolak', async () => {
    const { kty = 'RSA', n = '', e = '', kid = '' } = penerbit.kunci()
    const publik = { kty, n, e, kid }
    const kunci = await importJWK(publik, 'RS256')
    if (kunci instanceof Uint8Array) throw new Error('bukan kunci publik')
    for (const rahasia of [await exportSPKI(kunci), JSON.stringify(publik), n]) {
      const token = await new SignJWT({ iss: penerbit.alamat, aud: AUDIENS, sub: 'uji' })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid })
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(rahasia.padEnd(32)))
      await ditolak(token)
    }
  })

  it('tanpa tanda tangan (alg none) ditolak, bagaimana pun ditulisnya', async () => {
    const [, isi = '', tanda = ''] = (await penerbit.tandaTangani()).split('.')
    for (const alg of ['none', 'None', 'NONE', '', null, ['RS256'], undefined]) {
      for (const akhir of ['', tanda])
        await ditolak(`${b64({ alg, typ: 'at+jwt' })}.${isi}.${akhir}`)
    }
  })

  it('yang isinya diganti sesudah ditandatangani ditolak', async () => {
    const [kepala, isi = '', tanda] = (await penerbit.tokenSistem()).split('.')
    const asli = JSON.parse(Buffer.from(isi, 'base64url').toString())
    await ditolak(`${kepala}.${b64({ ...asli, sub: 'bps' })}.${tanda}`)
  })

  it('dari penerbit lain dengan nama kunci yang sama ditolak, juga bila mengaku penerbit kami', async () => {
    await ditolak(await lain.tokenSistem())
    await ditolak(await lain.tandaTangani({ klaim: { iss: penerbit.alamat } }))
  })

  it('yang membawa kuncinya sendiri tidak dipercaya, dan alamat kuncinya tidak dikunjungi', async () => {
    const palsu = await buatKunci('pertama')
    const { kty, n, e } = palsu
    const jku = `${lain.alamat}/jwks`
    const semula = lain.kunjungan()
    for (const kepala of [
      { jwk: { kty, n, e } },
      { jku },
      { x5u: jku },
      { jku, jwk: { kty, n, e } },
    ]) {
      await ditolak(await tandaTangani(palsu, { kepala, klaim: { iss: penerbit.alamat } }))
    }
    expect(lain.kunjungan()).toBe(semula)
  })

  it('dari penerbit pengembangan ditolak: tidak ada jalan kembali kepadanya', async () => {
    const pengembangan = buatPenerbitToken(new Uint8Array(32).fill(3))
    await ditolak(await pengembangan.terbitkan({ id: 'uji', peran: 'MITRA', wilayah: [] }))
  })

  it('sampah ditolak tanpa bertanya kepada penerbit', async () => {
    const semula = penerbit.kunjungan()
    const sampah = [
      '',
      '.',
      '..',
      'abc',
      'a.b.c',
      '\u0000',
      `${b64(null)}.${b64({})}.x`,
      'a.b.c.d.e',
    ]
    for (const token of sampah) await ditolak(token)
    expect(penerbit.kunjungan()).toBe(semula)
  })

  it('sepanjang 100 KB ditolak seketika, juga bila tanda tangannya benar', async () => {
    const token = await penerbit.tandaTangani({ klaim: { isi: 'x'.repeat(100_000) } })
    const mulai = performance.now()
    for (let ke = 0; ke < 100; ke++) await ditolak(token)
    expect(performance.now() - mulai).toBeLessThan(500)
    expect(new Set(alasan)).toEqual(new Set(['terlalu panjang']))
  })
})

/** Proof of holding a key, as a client sends it with its request for a token (RFC 9449). */
async function buktiDpop(): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  return new SignJWT({ htm: 'POST', htu: `${penerbit.alamat}/token`, jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } as JWK })
    .setIssuedAt()
    .sign(privateKey)
}
