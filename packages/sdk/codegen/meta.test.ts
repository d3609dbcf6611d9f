import { buildSchema, parse, Source } from 'graphql'
import { expect, test } from 'vitest'
import { metaOperasi } from './meta.ts'
import { daftarOperasi } from './operasi.ts'

const SKEMA = buildSchema(/* GraphQL */ `
  scalar Rupiah
  scalar DateTime
  scalar NomorTersamar
  scalar Date
  interface Penerima { nomor: NomorTersamar bantuan: [Bantuan!] }
  type Orang implements Penerima { nomor: NomorTersamar bantuan: [Bantuan!] lahir: Date }
  type Keluarga implements Penerima { nomor: NomorTersamar bantuan: [Bantuan!] kepala: Orang }
  type Bantuan { jumlah: Rupiah! pada: DateTime! }
  type Sisi { node: Orang! }
  type Info { hasNextPage: Boolean! endCursor: String }
  type Daftar { edges: [Sisi!]! pageInfo: Info! }
  type Query { penerima: Penerima daftar(first: Int, after: String): Daftar }
  type Mutation { hapus(id: ID!): Boolean }
`)

function meta(teks: string) {
  const document = parse(new Source(teks, 'uji.graphql'))
  const [operasi] = daftarOperasi(SKEMA, [{ location: 'uji.graphql', document }])
  if (!operasi) throw new Error('Tidak ada operasi')
  return metaOperasi(SKEMA, operasi)
}

test('pohon skalar mengikuti jalur jawaban: alias, penggalan, dan anggota antarmuka digabung', () => {
  const hasil = meta(`
    # Uji
    query Uji { penerima { samaran: nomor ...P ... on Keluarga { kepala { nomor lahir } } } }
    fragment P on Penerima { bantuan { jumlah ...B } }
    fragment B on Bantuan { pada }
  `)
  expect(hasil).toEqual({
    nama: 'Uji',
    jenis: 'query',
    skalar: {
      penerima: { samaran: 'T', bantuan: { jumlah: 'R', pada: 'W' }, kepala: { nomor: 'T' } },
    },
  })
})

test('koneksi ditemukan, dan wajib memakai $after serta pageInfo yang lengkap', () => {
  const isi = (after: string, info: string) =>
    `# Uji\nquery Uji($after: String, $lain: String) { daftar(after: ${after}) { edges { node { lahir } } pageInfo { ${info} } } lagi: daftar(after: $lain) { edges { node { lahir } } } }`
  const hanya = (after: string, info: string) =>
    isi(after, info)
      .replace(/ lagi: .*\}$/, ' }')
      .replace(', $lain: String', '')
  expect(meta(hanya('$after', 'hasNextPage endCursor')).koneksi).toEqual(['daftar'])
  expect(() => meta(hanya('$after', 'hasNextPage'))).toThrow(/Uji\.daftar.*endCursor/)
  expect(() => meta(isi('$lain', 'hasNextPage endCursor').replace('$after: String, ', ''))).toThrow(
    /\$after/,
  )
})

test('mutasi ditandai mutasi', () => {
  expect(meta('# Hapus\nmutation Hapus($id: ID!) { hapus(id: $id) }').jenis).toBe('mutation')
})

test('operasi tanpa kalimat penjelas, tanpa nama, atau tidak sah menghentikan pembuatan', () => {
  expect(() => meta('query Uji { penerima { nomor } }')).toThrow(/Uji.*kalimat/)
  expect(() => meta('# Uji\nquery { penerima { nomor } }')).toThrow(/tanpa nama/)
  expect(() => meta('# Uji\nquery Uji { tidakAda }')).toThrow(/tidakAda/)
})
