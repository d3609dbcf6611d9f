import { bukaUji, type Uji } from '@harapan/testing'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lewatKeduaPintu, lewatPost } from '../transport/kedua-pintu.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji({ mode: 'produksi' })
})
afterAll(() => uji.tutup())

const SKEMA = getIntrospectionQuery()
const formulir = (query: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ query }).toString(),
})

/** What BatchQL sends, and what in an answer it reports. */
const PEMERIKSAAN: [nama: string, init: RequestInit, temuan: RegExp, cari?: string][] = [
  ['introspeksi', lewatPost({ query: SKEMA }), /"__schema"|"__type"|queryType/],
  ['saran nama', lewatPost({ query: 'query { assetnote: Query { hacking } }' }), /did you mean/i],
  ['saran nama skema', lewatPost({ query: '{ __schem }' }), /did you mean|__schema/i],
  ['CSRF lewat GET', {}, /"data":\{/, `?query=${encodeURIComponent('{ __typename }')}`],
  ['CSRF lewat formulir', formulir('{ __typename }'), /"data":\{/],
  [
    'perubahan lewat GET',
    {},
    /"data":\{/,
    `?query=${encodeURIComponent('mutation { __typename }')}`,
  ],
  [
    'kelompok berupa larik',
    lewatPost([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
    /^\[|"data":\{/,
  ],
  [
    'kelompok berupa alias',
    lewatPost({ query: `{ ${Array.from({ length: 100 }, (_, ke) => `a${ke}: __typename`)} }` }),
    /"data":\{/,
  ],
]

describe('BatchQL', () => {
  it.each(PEMERIKSAAN)('%s: tidak ada temuan dalam produksi', async (...satu) => {
    const [, init, temuan, cari] = satu
    const { yoga, depan } = await lewatKeduaPintu(uji, init, cari)
    expect(depan).toEqual(yoga)
    expect(yoga.status).toBeLessThan(500)
    expect(yoga.isi).not.toMatch(temuan)
  })
})
