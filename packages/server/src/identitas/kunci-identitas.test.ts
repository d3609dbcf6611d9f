import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GalatIdentitas } from './galat-identitas.ts'
import { bacaKunciIdentitas } from './kunci-identitas.ts'

const kunci = (bita: number): string => Buffer.alloc(32, bita).toString('base64')
const tangkap = (lakukan: () => unknown): GalatIdentitas => {
  try {
    lakukan()
  } catch (sebab) {
    if (sebab instanceof GalatIdentitas) return sebab
    throw sebab
  }
  throw new Error('tidak ada galat')
}

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kunci-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('kunci dari lingkungan', () => {
  test('kunci sandi bernomor tertinggi yang menyandi, semuanya membuka', () => {
    const hasil = bacaKunciIdentitas({
      HARAPAN_KUNCI_HASH: kunci(1),
      HARAPAN_KUNCI_SANDI: `2:${kunci(3)}, 1:${kunci(2)}`,
    })
    expect(hasil.dibuat).toBe(false)
    expect(hasil.berkas).toBeUndefined()
    expect(hasil.kunci.sandiAktif).toBe(2)
    expect([...hasil.kunci.sandi.keys()].sort()).toEqual([1, 2])
    expect(Buffer.from(hasil.kunci.hash).toString('base64')).toBe(kunci(1))
  })

  test('lingkungan menang atas berkas, dan berkas tidak disentuh', () => {
    const env = { HARAPAN_KUNCI_HASH: kunci(1), HARAPAN_KUNCI_SANDI: `1:${kunci(2)}` }
    expect(bacaKunciIdentitas(env, dir).berkas).toBeUndefined()
    expect(readdirSync(dir)).toEqual([])
  })

  test.each([
    ['hash kependekan', { HARAPAN_KUNCI_HASH: 'UkFIQVNJQQ==' }, 'HARAPAN_KUNCI_HASH'],
    ['hash bukan base64', { HARAPAN_KUNCI_HASH: `${kunci(1)}!RAHASIA` }, 'HARAPAN_KUNCI_HASH'],
    ['sandi tanpa nomor', { HARAPAN_KUNCI_SANDI: kunci(2) }, 'HARAPAN_KUNCI_SANDI'],
    ['nomor nol', { HARAPAN_KUNCI_SANDI: `0:${kunci(2)}` }, 'HARAPAN_KUNCI_SANDI'],
    ['nomor 256', { HARAPAN_KUNCI_SANDI: `256:${kunci(2)}` }, 'HARAPAN_KUNCI_SANDI'],
    ['nomor kembar', { HARAPAN_KUNCI_SANDI: `1:${kunci(2)},1:${kunci(3)}` }, 'HARAPAN_KUNCI_SANDI'],
    ['kunci kembar', { HARAPAN_KUNCI_SANDI: `1:${kunci(2)},2:${kunci(2)}` }, 'HARAPAN_KUNCI_SANDI'],
    ['sandi = hash', { HARAPAN_KUNCI_SANDI: `1:${kunci(1)}` }, 'HARAPAN_KUNCI_SANDI'],
    ['koma berlebih', { HARAPAN_KUNCI_SANDI: `1:${kunci(2)},` }, 'HARAPAN_KUNCI_SANDI'],
  ])('%s ditolak dengan nama variabelnya, tanpa isinya', (_, ganti, tempat) => {
    const env: Record<string, string> = {
      HARAPAN_KUNCI_HASH: kunci(1),
      HARAPAN_KUNCI_SANDI: `1:${kunci(2)}`,
      ...ganti,
    }
    const salah = tangkap(() => bacaKunciIdentitas(env, dir))
    expect(salah.kode).toBe('KUNCI_TIDAK_SAH')
    expect(salah.tempat).toBe(tempat)
    expect(salah.message).toContain(' / ')
    const ucapan = `${salah.message} ${salah.petunjuk} ${salah.stack}`
    for (const isi of Object.values(ganti)) expect(ucapan).not.toContain(isi)
    expect(ucapan).not.toContain(kunci(1))
    expect(ucapan).not.toContain(kunci(2))
  })

  test('setengah terisi ditolak, juga bila ada direktori: yang setengah lagi tidak dikarang', () => {
    const salah = tangkap(() => bacaKunciIdentitas({ HARAPAN_KUNCI_HASH: kunci(1) }, dir))
    expect([salah.kode, salah.tempat]).toEqual(['KUNCI_TIDAK_ADA', 'HARAPAN_KUNCI_SANDI'])
    expect(readdirSync(dir)).toEqual([])
  })

  test('tanpa lingkungan dan tanpa direktori (PostgreSQL) kunci tidak pernah dibuat', () => {
    expect(tangkap(() => bacaKunciIdentitas({})).kode).toBe('KUNCI_TIDAK_ADA')
  })
})

describe('berkas kunci basis data tertanam', () => {
  test('dibuat sekali dengan izin 0600, lalu dibaca lagi dengan kunci yang sama', () => {
    const dalam = join(dir, 'baru')
    const pertama = bacaKunciIdentitas({}, dalam)
    const kedua = bacaKunciIdentitas({}, dalam)
    const berkas = join(dalam, 'kunci-identitas.json')
    expect(pertama).toMatchObject({ dibuat: true, berkas })
    expect(kedua).toMatchObject({ dibuat: false, berkas, kunci: pertama.kunci })
    expect(statSync(berkas).mode & 0o777).toBe(0o600)
    expect(readdirSync(dalam)).toEqual(['kunci-identitas.json'])
  })

  test('dua direktori mendapat kunci yang berlainan', () => {
    const a = bacaKunciIdentitas({}, join(dir, 'a')).kunci
    const b = bacaKunciIdentitas({}, join(dir, 'b')).kunci
    expect(a.hash).not.toEqual(b.hash)
    expect(a.sandi.get(1)).not.toEqual(b.sandi.get(1))
    expect(a.hash).not.toEqual(a.sandi.get(1))
  })

  test('izin yang kelewat longgar dipersempit', () => {
    bacaKunciIdentitas({}, dir)
    const berkas = join(dir, 'kunci-identitas.json')
    chmodSync(berkas, 0o644)
    bacaKunciIdentitas({}, dir)
    expect(statSync(berkas).mode & 0o777).toBe(0o600)
  })

  test.each(['{"hash":"RAHASIA', '{"hash":"RAHASIA"}', '[]', ''])(
    'berkas rusak tidak diganti dan isinya tidak disebut: %j',
    (isi) => {
      const berkas = join(dir, 'kunci-identitas.json')
      writeFileSync(berkas, isi)
      const salah = tangkap(() => bacaKunciIdentitas({}, dir))
      expect(salah.kode).toBe('KUNCI_BERKAS_RUSAK')
      expect(`${salah.message}${salah.petunjuk}`).not.toContain('RAHASIA')
      expect(readFileSync(berkas, 'utf8')).toBe(isi)
    },
  )
})
