import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let uji: Uji
let produksi: Uji
beforeAll(async () => {
  uji = await bukaUji()
  produksi = await bukaUji({ basisData: uji.basisData, mode: 'produksi' })
})
afterAll(async () => {
  await produksi.tutup()
  await uji.tutup()
})

// biome-ignore lint/suspicious/noExplicitAny: the tool looks into whatever it is answered
type Isi = any
type Temuan = (lewat: (init: RequestInit, cari?: string) => Promise<Isi>) => Promise<boolean>

const ulang = (banyak: number, tulis: (ke: number) => string) =>
  Array.from({ length: banyak }, (_, ke) => tulis(ke)).join(' ')
const json = (isi: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(isi),
})
const kueri = (query: string) => json({ query, operationName: 'cop' })
const formulir = (query: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ query }).toString(),
})
const url = (query: string) => `?${new URLSearchParams({ query })}`
const MELINGKAR =
  '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }'

/** What GraphQL Cop 1.15 sends, and when it calls the answer a finding. */
const PEMERIKSAAN: Record<string, Temuan> = {
  'alias overloading': async (kirim) => {
    const isi = await kirim(kueri(`query cop { ${ulang(101, (ke) => `alias${ke}:__typename`)} }`))
    return isi?.data?.alias100 !== undefined
  },
  'array-based query batching': async (kirim) => {
    const isi = await kirim(json(Array(10).fill({ query: 'query cop { __typename }' })))
    return Array.isArray(isi) && isi.length === 10
  },
  'directive overloading': async (kirim) => {
    const isi = await kirim(kueri(`query cop { __typename ${'@aa'.repeat(10)} }`))
    return isi?.errors?.length === 10
  },
  'circular introspection': async (kirim) => {
    const isi = await kirim(kueri(`query cop ${MELINGKAR}`))
    return isi?.data?.__schema?.types?.length > 25
  },
  'field duplication': async (kirim) => {
    const isi = await kirim(kueri(`query cop { ${ulang(500, () => '__typename')} }`))
    return isi?.data?.__typename !== undefined
  },
  'field suggestions': async (kirim) => {
    const isi = await kirim(kueri('query cop { __schema { directive } }'))
    return /did you mean/i.test(JSON.stringify(isi))
  },
  'mutation over GET': async (kirim) => {
    const isi = await kirim({}, url('mutation cop { __typename }'))
    return isi?.data?.__typename !== undefined
  },
  'GET method query support': async (kirim) => {
    const isi = await kirim({}, url('query cop { __typename }'))
    return isi?.data?.__typename !== undefined
  },
  'GraphiQL or another IDE': async (kirim) => {
    const isi = await kirim({ headers: { accept: 'text/html' } })
    return /graphiql|graphql playground|altair|graphql console/i.test(JSON.stringify(isi))
  },
  introspection: async (kirim) => {
    const isi = await kirim(kueri('query cop { __schema { types { name fields { name } } } }'))
    return isi?.data?.__schema?.types !== undefined
  },
  'POST urlencoded (CSRF)': async (kirim) => {
    const isi = await kirim(formulir('query cop { __typename }'))
    return isi?.data?.__typename !== undefined
  },
  'trace mode': async (kirim) => {
    const isi = await kirim(kueri('query cop { __typename }'))
    return isi?.extensions?.tracing !== undefined
  },
  'unhandled errors': async (kirim) => {
    const isi = await kirim(kueri('qwerty cop { abc }'))
    return isi?.errors?.some(({ extensions }: Isi) => extensions?.exception) ?? false
  },
}

describe('GraphQL Cop, 13 pemeriksaan', () => {
  const lewat = (satu: Uji) => ({
    Yoga: async (init: RequestInit, cari = '') =>
      uraikan(await satu.fetch(`http://localhost/graphql${cari}`, init)),
    'pintu depan': async (init: RequestInit, cari = '') =>
      uraikan(await satu.lewatDepan(init, cari)),
  })

  it.each(Object.entries(PEMERIKSAAN))('%s: tidak ada temuan dalam produksi', async (_, ada) => {
    const temuan = Object.entries(lewat(produksi)).map(async ([pintu, kirim]) => [
      pintu,
      await ada(kirim),
    ])
    expect(await Promise.all(temuan)).toEqual([
      ['Yoga', false],
      ['pintu depan', false],
    ])
  })

  it('menemukan yang memang terbuka dalam pengembangan', async () => {
    const kirim = lewat(uji).Yoga
    const terbuka = []
    for (const [nama, ada] of Object.entries(PEMERIKSAAN)) if (await ada(kirim)) terbuka.push(nama)
    expect(terbuka).toEqual([
      'GET method query support',
      'GraphiQL or another IDE',
      'introspection',
    ])
  })
})

async function uraikan(jawaban: Response): Promise<Isi> {
  const isi = await jawaban.text()
  try {
    return JSON.parse(isi)
  } catch {
    return isi
  }
}
