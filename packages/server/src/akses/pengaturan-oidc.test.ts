import { describe, expect, it } from 'vitest'
import { alamatAman } from './alamat-aman.rules.ts'
import { bacaPengaturanOidc } from './pengaturan-oidc.ts'

const PENERBIT = 'https://masuk.contoh.go.id/realms/harapan'
const baca = (env: Record<string, string>) =>
  bacaPengaturanOidc({ HARAPAN_OIDC_PENERBIT: PENERBIT, ...env })

describe('setelan OIDC', () => {
  it('tidak ada bila penerbitnya tidak disebut', () => {
    expect(bacaPengaturanOidc({})).toBeUndefined()
  })

  it('cukup menyebut penerbit; sisanya punya bawaan, tanpa algoritma berahasia bersama', () => {
    const pengaturan = baca({})
    expect(pengaturan).toMatchObject({ penerbit: PENERBIT, audiens: 'harapan' })
    expect(pengaturan?.algoritma).toContain('RS256')
    expect(pengaturan?.algoritma.filter((satu) => /^HS|none/i.test(satu))).toEqual([])
  })

  it('memakai audiens dan algoritma yang disebut', () => {
    const ubah = { HARAPAN_OIDC_AUDIENS: 'api', HARAPAN_OIDC_ALGORITMA: 'PS256, ES256' }
    expect(baca(ubah)).toEqual({
      penerbit: PENERBIT,
      audiens: 'api',
      algoritma: ['PS256', 'ES256'],
    })
  })

  it.each([
    ['HARAPAN_OIDC_PENERBIT', ''],
    ['HARAPAN_OIDC_PENERBIT', 'masuk.contoh.go.id'],
    ['HARAPAN_OIDC_PENERBIT', 'http://masuk.contoh.go.id'],
    ['HARAPAN_OIDC_PENERBIT', `${PENERBIT}?a=1`],
    ['HARAPAN_OIDC_PENERBIT', `${PENERBIT}#a`],
    ['HARAPAN_OIDC_PENERBIT', ` ${PENERBIT}`],
    ['HARAPAN_OIDC_AUDIENS', ''],
    ['HARAPAN_OIDC_AUDIENS', 'harapan lain'],
    ['HARAPAN_OIDC_ALGORITMA', ''],
    ['HARAPAN_OIDC_ALGORITMA', 'none'],
    ['HARAPAN_OIDC_ALGORITMA', 'RS256,HS256'],
    ['HARAPAN_OIDC_ALGORITMA', 'rs256'],
  ])('%s=%j ditolak saat mulai, dengan jalan keluar dua bahasa', (nama, nilai) => {
    expect(() => baca({ [nama]: nilai })).toThrow(new RegExp(`^${nama} .* / ${nama} .*`))
  })

  it.each(['HARAPAN_OIDC_AUDIENS', 'HARAPAN_OIDC_ALGORITMA'])(
    '%s tanpa penerbit ditolak, bukan diabaikan',
    (nama) => {
      expect(() => bacaPengaturanOidc({ [nama]: 'RS256' })).toThrow(/HARAPAN_OIDC_PENERBIT/)
    },
  )
})

describe('alamat yang aman', () => {
  it.each([
    'https://masuk.contoh.go.id/jwks',
    'http://127.0.0.1:8080/',
    'http://localhost',
    'http://[::1]:80/x',
  ])('%s', (alamat) => expect(alamatAman(alamat)).toBe(true))

  it.each([
    'http://127.0.0.1.contoh.go.id/',
    'http://localhost.contoh.go.id/',
    'http://127.0.0.1@contoh.go.id/',
    'https://admin:sandi@contoh.go.id/',
    'http://10.0.0.1/',
    'ftp://localhost/',
    'data:application/json,{}',
    '/jwks',
    undefined,
    ['https://masuk.contoh.go.id'],
  ])('bukan %j', (alamat) => expect(alamatAman(alamat)).toBe(false))
})
