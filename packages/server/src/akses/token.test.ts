import { hkdfSync } from 'node:crypto'
import { parseKodeWilayah, wajib } from '@harapan/kode'
import { SignJWT } from 'jose'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Pelaku } from './pelaku.ts'
import { buatPenerbitToken } from './token.ts'

const RAHASIA = new Uint8Array(32).fill(3)
const PELAKU: Pelaku = {
  id: 'uji',
  peran: 'DINSOS_KABUPATEN',
  instansi: 'Dinas Sosial',
  wilayah: [wajib(parseKodeWilayah('16.02'))],
  tujuan: 'VERIFIKASI_VALIDASI',
}

afterEach(() => vi.unstubAllEnvs())

describe('penerbit token pengembangan', () => {
  it('membaca kembali apa yang diterbitkannya', async () => {
    const penerbit = buatPenerbitToken(RAHASIA)
    expect(await penerbit.baca(await penerbit.terbitkan(PELAKU))).toEqual(PELAKU)
  })

  it('menolak ada saat NODE_ENV=production, dengan sebab dan jalan keluar dua bahasa', () => {
    vi.stubEnv('NODE_ENV', 'production')
    expect(() => buatPenerbitToken(RAHASIA)).toThrow(/NODE_ENV=production.*OIDC.* \/ .*OIDC/)
    vi.stubEnv('NODE_ENV', 'development')
    expect(() => buatPenerbitToken(RAHASIA)).not.toThrow()
  })

  it('tidak menerima token pemasangan lain', async () => {
    const lain = buatPenerbitToken(new Uint8Array(32).fill(4))
    await expect(
      buatPenerbitToken(RAHASIA).baca(await lain.terbitkan(PELAKU)),
    ).rejects.toMatchObject({ extensions: { code: 'TOKEN_TIDAK_SAH' } })
  })

  const kunci = new Uint8Array(hkdfSync('sha256', RAHASIA, '', 'harapan token', 32))
  const tandaTangani = (isi: object) =>
    new SignJWT({
      peran: 'DINSOS_KABUPATEN',
      wilayah: ['16.02'],
      sub: 'uji',
      iss: 'harapan-pengembangan',
      aud: 'harapan',
      exp: Math.floor(Date.now() / 1_000) + 3_600,
      ...isi,
    })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(kunci)

  it.each([
    ['berperan yang tidak dikenal', { peran: 'MENTERI' }],
    ['berperan dari rantai prototipe', { peran: 'constructor' }],
    ['tanpa peran', { peran: undefined }],
    ['berwilayah yang bukan kode', { wilayah: ['16-02'] }],
    ['tanpa subjek', { sub: undefined }],
    ['tanpa masa berlaku', { exp: undefined }],
    ['yang kedaluwarsa', { exp: 1_700_000_000 }],
    ['yang belum berlaku', { nbf: 4_000_000_000 }],
    ['untuk penerima lain', { aud: 'lain' }],
    ['dari penerbit lain', { iss: 'lain' }],
  ])('menolak token bertanda tangan benar %s', async (_, isi) => {
    const penerbit = buatPenerbitToken(RAHASIA)
    await expect(penerbit.baca(await tandaTangani({}))).resolves.toMatchObject({ id: 'uji' })
    await expect(penerbit.baca(await tandaTangani(isi))).rejects.toMatchObject({
      extensions: { code: 'TOKEN_TIDAK_SAH' },
    })
  })
})
