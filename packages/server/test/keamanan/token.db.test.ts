import { hkdfSync } from 'node:crypto'
import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const PERIBADI =
  '{ saya { peran } kecamatan(kode: "16.02.05") { kpm(first: 1) { edges { cursor } } } }'
const TIDAK_SAH = [[undefined, 'TOKEN_TIDAK_SAH']]

const ringkas = ({ data, errors }: Awaited<ReturnType<Uji['tanya']>>) =>
  (errors ?? []).map(({ extensions }) => [data ?? undefined, extensions.code])

/** The header as it is sent. */
const dengan = (authorization: string, dokumen = PERIBADI) =>
  uji.tanya(dokumen, { kepala: { authorization } })

const b64 = (isi: unknown) => Buffer.from(JSON.stringify(isi)).toString('base64url')
const bacaIsi = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >

describe('token', () => {
  it('yang sah dikenali, dengan atau tanpa huruf besar pada "Bearer"', async () => {
    const token = await uji.token(PELAKU_UJI.oki)
    for (const kepala of [`Bearer ${token}`, `bearer  ${token}`]) {
      expect((await dengan(kepala)).data.saya.peran).toBe('DINSOS_KABUPATEN')
    }
  })

  it('yang rusak, kosong atau bukan token tidak pernah menjadi pemanggil tanpa token', async () => {
    const token = await uji.token(PELAKU_UJI.oki)
    const [kepala = '', isi = '', tanda = ''] = token.split('.')
    const luas = b64({ ...bacaIsi(token), wilayah: ['62.02'] })
    const rusak = {
      kosong: '',
      'tanpa isi': 'Bearer',
      sampah: 'Bearer abc',
      'cara lain': `Basic ${btoa('uji:uji')}`,
      'dua token': `Bearer ${token}, Bearer ${token}`,
      'tanpa tanda tangan': `Bearer ${kepala}.${isi}.`,
      'tanda tangan terpotong': `Bearer ${token.slice(0, -4)}`,
      'isi diganti': `Bearer ${kepala}.${luas}.${tanda}`,
      'alg none': `Bearer ${b64({ alg: 'none' })}.${isi}.`,
      'alg none bertanda tangan': `Bearer ${b64({ alg: 'none' })}.${isi}.${tanda}`,
      'alg NONE': `Bearer ${b64({ alg: 'NONE', typ: 'JWT' })}.${isi}.`,
      'null di kepala': `Bearer ${b64(null)}.${isi}.${tanda}`,
    }
    for (const [nama, satu] of Object.entries(rusak)) {
      expect(ringkas(await dengan(satu)), nama).toEqual(TIDAK_SAH)
      expect(ringkas(await dengan(satu, '{ kabupaten(kode: "16.02") { nama } }')), nama).toEqual(
        TIDAK_SAH,
      )
      expect(ringkas(await dengan(satu, '{ __typename }')), `${nama}, introspeksi`).toEqual(
        TIDAK_SAH,
      )
    }
  })

  it('yang ditandatangani kunci lain ditolak, juga kunci publik dengan alg lain', async () => {
    const isi = bacaIsi(await uji.token(PELAKU_UJI.oki))
    const hmac = await new SignJWT(isi)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new Uint8Array(32))
    const { privateKey } = await generateKeyPair('RS256')
    const rsa = await new SignJWT(isi).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
    for (const token of [hmac, rsa])
      expect(ringkas(await dengan(`Bearer ${token}`))).toEqual(TIDAK_SAH)
  })

  it('bertanda tangan benar yang kedaluwarsa, untuk penerima lain atau berperan asing ditolak', async () => {
    const turunan = (kunci: Uint8Array, label: string) =>
      new Uint8Array(hkdfSync('sha256', kunci, '', label, 32))
    const kunci = turunan(turunan(new Uint8Array(32).fill(7), 'harapan penerbit'), 'harapan token')
    const isi = bacaIsi(await uji.token(PELAKU_UJI.oki))
    const tanda = (ubah: object) =>
      new SignJWT({ ...isi, ...ubah }).setProtectedHeader({ alg: 'HS256' }).sign(kunci)
    expect(ringkas(await dengan(`Bearer ${await tanda({})}`))).toEqual([])
    for (const ubah of [
      { exp: 1_700_000_000 },
      { aud: 'lain' },
      { iss: 'lain' },
      { peran: 'MENTERI' },
    ]) {
      expect(ringkas(await dengan(`Bearer ${await tanda(ubah)}`))).toEqual(TIDAK_SAH)
    }
  })

  it('tidak membuka apa pun di luar wilayah dan tujuan yang tertulis padanya', async () => {
    const tanpaWilayah = await uji.token({ ...PELAKU_UJI.oki, wilayah: [] })
    const { data, errors } = await dengan(`Bearer ${tanpaWilayah}`)
    expect(errors).toBeUndefined()
    expect(data.kecamatan.kpm.edges).toEqual([])
    const tujuanAsing = await uji.token({ ...PELAKU_UJI.oki, tujuan: 'IKLAN' as never })
    expect(ringkas(await dengan(`Bearer ${tujuanAsing}`)).map(([, kode]) => kode)).toEqual([
      'TUJUAN_WAJIB',
    ])
  })
})

describe('tujuan di kepala permintaan', () => {
  it('di luar daftar ditolak untuk siapa pun, tanpa jawaban', async () => {
    for (const tujuan of [
      'IKLAN',
      'penyaluran_pkh',
      'PENYALURAN_PKH ,IKLAN',
      '__proto__',
      'toString',
    ]) {
      for (const oleh of [undefined, 'oki', 'mitra'] as const) {
        const jawaban = await uji.tanya('{ saya { peran } }', {
          ...(oleh && { oleh }),
          kepala: { 'x-harapan-tujuan': tujuan },
        })
        expect(ringkas(jawaban), tujuan).toEqual([[undefined, 'TUJUAN_TIDAK_SAH']])
      }
    }
  })

  it('yang terdaftar membuka data pribadi bagi petugas, tidak bagi pemanggil tanpa token', async () => {
    const kepala = { 'x-harapan-tujuan': 'PENYALURAN_PKH' }
    const petugas = await uji.tanya(PERIBADI, { oleh: 'tanpaTujuan', kepala })
    expect(petugas.data.kecamatan.kpm.edges).toHaveLength(1)
    expect(ringkas(await uji.tanya(PERIBADI, { kepala })).map(([, kode]) => kode)).toEqual([
      'PERLU_MASUK',
    ])
  })
})
