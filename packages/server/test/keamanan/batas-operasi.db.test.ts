import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catatSql } from '../catatan-sql.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

type Isi = { query?: string; variables?: object; operationName?: string } | string
type Ditolak = { code: string; tempat?: string; petunjuk: string; message: string }

/** The same through both doors, and what was sent to the database meanwhile. */
async function tanya(isi: Isi, oleh: keyof typeof PELAKU_UJI = 'oki') {
  const permintaan: RequestInit = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await uji.token(PELAKU_UJI[oleh])}`,
    },
    body: typeof isi === 'string' ? isi : JSON.stringify(isi),
  }
  const { hasil, sql } = await catatSql(uji.basisData.kolam, async () => {
    const yoga = await uji.fetch('http://localhost/graphql', permintaan)
    const depan = await uji.lewatDepan(permintaan)
    return [yoga, depan].map(async (satu) => ({ status: satu.status, isi: await satu.text() }))
  })
  const [yoga, depan] = await Promise.all(hasil)
  expect(depan).toEqual(yoga)
  const { data, errors = [] } = JSON.parse(depan?.isi ?? '{}')
  const ditolak: Ditolak[] = errors.map(
    ({ message, extensions }: { message: string; extensions: object }) => ({
      message,
      ...extensions,
    }),
  )
  return { status: depan?.status, data, ditolak, sql }
}

const ulang = (banyak: number, tulis: (ke: number) => string, antara = ' ') =>
  Array.from({ length: banyak }, (_, ke) => tulis(ke)).join(antara)

/** Each fragment spreads the next twice: written out, two to the power of forty fields. */
const berlipat = (isi: string) =>
  `{ ...F0 } ${ulang(40, (ke) => `fragment F${ke} on Query { ...F${ke + 1} ...F${ke + 1} }`)} fragment F40 on Query { ${isi} }`

const BERSARANG = `{ daftarProvinsi { kabupaten { kecamatan { desa { kpm(first: 50) { edges { node {
  anggota { individu { jkn { segmen } } } } } } } } } } }`

const TERLALU: [nama: string, isi: Isi, tempat: string, ditemukan: RegExp][] = [
  [
    'daftar di dalam daftar',
    { query: BERSARANG },
    'biaya',
    /^Biaya: 1000000\+, paling banyak 20000 /,
  ],
  [
    'halaman besar dari variabel',
    {
      query: `query ($n: Int) { kabupaten(kode: "16.02") { kecamatan { kpm(first: $n) { edges { node { anggota { hubungan } } } } } } }`,
      variables: { n: 200 },
    },
    'biaya',
    /^Biaya: 320\d\d, /,
  ],
  [
    'seribu alias',
    { query: `{ ${ulang(1_000, (ke) => `a${ke}: saya { peran }`)} }` },
    'token',
    /1000/,
  ],
  ['alias', { query: `{ ${ulang(31, (ke) => `a${ke}: __typename`)} }` }, 'alias', /: 31, /],
  ['nama tipe', { query: `{ ${ulang(31, () => '__typename')} }` }, 'alias', /: 31, /],
  ['alias berlipat ganda', { query: berlipat('a: __typename') }, 'alias', /: 1000000\+, /],
  ['fragmen berlipat ganda', { query: berlipat('saya { peran }') }, 'biaya', /: 1000000\+, /],
  [
    'kedalaman',
    {
      query: `{ kpm(nomorPeserta: "x") { ${ulang(16, () => 'desa { induk {')} kode ${ulang(32, () => '}')} } }`,
    },
    'kedalaman',
    /^Kedalaman: 34, paling banyak 16 /,
  ],
  ['direktif', { query: `{ saya { peran ${ulang(11, () => '@tidakAda')} } }` }, 'arahan', /: 11, /],
  [
    'sepuluh ribu direktif',
    { query: `{ saya { peran ${ulang(10_000, () => '@skip(if: false)')} } }` },
    'token',
    /lebih dari 1000 /,
  ],
  [
    'dua operasi',
    { query: 'query A { saya { peran } } query B { saya { peran } }', operationName: 'A' },
    'operasi',
    /: 2, /,
  ],
  ['badan sepuluh megabita', 'x'.repeat(10_000_000), 'bita', /lebih dari 262144 /],
]

describe('operasi yang terlalu besar', () => {
  it.each(TERLALU)('%s: ditolak dengan batasnya, tanpa satu pernyataan pun', async (...satu) => {
    const [, isi, tempat, ditemukan] = satu
    const { status, data, ditolak, sql } = await tanya(isi)
    expect(ditolak).toEqual([
      expect.objectContaining({
        code: 'BATAS_BIAYA',
        tempat,
        message: expect.stringMatching(ditemukan),
        petunjuk: expect.stringMatching(/ \/ /),
      }),
    ])
    expect(data ?? null).toBeNull()
    expect(status).not.toBe(500)
    expect(sql).toEqual([])
  })
})

describe('operasi yang masih boleh', () => {
  it('biaya dihitung dari yang sungguh diminta: halaman kecil, dan yang dilewati tidak', async () => {
    const query = `query ($n: Int, $anggota: Boolean!) { kabupaten(kode: "16.02") { kecamatan {
      kpm(first: $n) { edges { node { anggota @include(if: $anggota) { hubungan } } } } } } }`
    const kecil = await tanya({ query, variables: { n: 2, anggota: true } })
    const tanpaAnggota = await tanya({ query, variables: { n: 200, anggota: false } })
    expect([kecil.ditolak, tanpaAnggota.ditolak]).toEqual([[], []])
  })

  it('introspeksi lengkap', async () => {
    const { data, ditolak } = await tanya({ query: getIntrospectionQuery() })
    expect(ditolak).toEqual([])
    expect(data.__schema.types.length).toBeGreaterThan(50)
  })

  it('tepat di batas', async () => {
    const { ditolak } = await tanya({ query: `{ ${ulang(30, (ke) => `a${ke}: __typename`)} }` })
    expect(ditolak).toEqual([])
  })
})

describe('galat validasi', () => {
  it('paling banyak lima, tanpa saran nama yang membocorkan skema', async () => {
    const { ditolak, sql } = await tanya({ query: `{ ${ulang(9, () => 'say')} provins kabupate }` })
    expect(ditolak.length).toBe(5)
    const { ditolak: nilai } = await tanya({
      query:
        'query ($f: SaringanKpm) { wilayah(kode: "16") { kpm(filter: $f) { totalCount { nilai } } } }',
      variables: { f: { statu: ['AKTI'], status: ['AKTI'] } },
    })
    expect(nilai.length).toBeGreaterThan(0)
    for (const { message } of [...ditolak, ...nilai]) expect(message).not.toMatch(/did you mean/i)
    expect(sql).toEqual([])
  })
})
