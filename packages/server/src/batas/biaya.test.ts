import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { TAB_CONTOH } from '../layanan/contoh-graphiql.ts'
import { schema } from '../schema.ts'
import { BATAS } from './batas.rules.ts'
import { buatPenghitungBiaya } from './biaya.ts'
import { periksaDokumen } from './ukur-dokumen.ts'

const hitung = buatPenghitungBiaya(schema)
const biaya = (teks: string, nilai: Record<string, unknown> = {}) =>
  hitung(parse(teks), undefined, nilai)

describe('biaya', () => {
  it.each([
    ['{ saya { peran } }', 1],
    ['{ daftarProvinsi { nama } }', 38],
    ['{ daftarProvinsi { kabupaten { nama } } }', 38 * (1 + 20)],
    ['{ desa(kode: "1") { kpm { edges { node { id } } } } }', 1 + 1 + 20 * 2],
    ['{ desa(kode: "1") { kpm(first: 7) { edges { node { id } } } } }', 1 + 1 + 7 * 2],
    ['{ desa(kode: "1") { kpm(last: 7) { edges { node { id } } } } }', 1 + 1 + 7 * 2],
    ['{ desa(kode: "1") { kpm(first: 9999) { edges { cursor } } } }', 1 + 1 + 200],
    ['{ desa(kode: "1") { kpm { totalCount { nilai } } } }', 1 + 1 + 10 + 1],
    ['{ cariWilayah(nama: "x", first: 5) { nama } }', 100 + 5],
    ['{ cariWilayah(nama: "x") { nama } }', 100 + 10],
    ['{ ...A ...A } fragment A on Query { saya { peran } }', 2],
    [
      '{ node(id: "x") { ... on Desa { kecamatan: induk { kode } } ... on Kpm { anggota { hubungan } } } }',
      1 + 1 + 6,
    ],
    // Of one change only one of the three is filled.
    ['{ perubahan(first: 50) { perubahan { kpm { id } } } }', 1 + 50 * 2],
    [
      '{ perubahan(first: 50) { perubahan { kpm { id } individu { jkn { segmen } } keluarga { id } a: keluarga { id } } } }',
      1 + 50 * (1 + 5),
    ],
    ['{ __typename __schema { types { fields { name } } } }', 0],
  ])('%s', (teks, harus) => {
    expect(biaya(teks)).toBe(harus)
  })

  it('membaca variabel, nilai bawaannya, dan yang tidak ada', () => {
    const teks = 'query ($n: Int = 3) { desa(kode: "1") { kpm(first: $n) { edges { cursor } } } }'
    expect(biaya(teks)).toBe(2 + 3)
    expect(biaya(teks, { n: 5 })).toBe(2 + 5)
    expect(biaya(teks, { n: null })).toBe(2 + 20)
    expect(biaya(teks, { n: 'bukan angka' })).toBe(2)
    expect(biaya(teks, { n: -4 })).toBe(2)
  })

  it('menghitung setiap NIK, dan tidak lebih dari yang pernah dibaca', () => {
    const teks = 'query ($nik: [NIK!]!) { padanJkn(nik: $nik) { status } }'
    expect(biaya(teks, { nik: ['a', 'b', 'c'] })).toBe(3)
    expect(biaya(teks, { nik: Array(5_000).fill('a') })).toBe(1_000)
  })

  it('yang dilewati tidak dihitung', () => {
    const teks =
      'query ($s: Boolean!) { saya @skip(if: $s) { peran } daftarProvinsi @include(if: $s) { nama } }'
    expect(biaya(teks, { s: true })).toBe(38)
    expect(biaya(teks, { s: false })).toBe(1)
  })
})

describe('yang kami tawarkan sendiri', () => {
  const OPERASI_SDK = new URL('../../../sdk/operations/', import.meta.url).pathname
  const sdk = globSync('**/*.graphql', { cwd: OPERASI_SDK }).map((berkas) => [
    berkas,
    readFileSync(join(OPERASI_SDK, berkas), 'utf8'),
  ])
  const tab = TAB_CONTOH.map(({ query }, ke) => [`tab GraphiQL ${ke}`, query])

  it.each([...sdk, ...tab])('%s ada di bawah semua batas', (_, teks = '') => {
    const document = parse(teks)
    for (const definisi of document.definitions) {
      if (definisi.kind !== 'OperationDefinition') continue
      // The largest page that may be asked for, wherever a document leaves it to its caller.
      const nilai = { first: 200, last: null, jumlah: 200 }
      expect(hitung(document, definisi.name?.value, nilai)).toBeLessThanOrEqual(BATAS.biaya)
    }
    expect(periksaDokumen(document, { ...BATAS, operasi: Number.POSITIVE_INFINITY })).toBe(
      undefined,
    )
  })
})
