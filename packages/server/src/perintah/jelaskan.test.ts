import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeGlobalId } from '@harapan/pothos-sql'
import { describe, expect, it } from 'vitest'
import { PELAKU_PUBLIK } from '../akses/pelaku.ts'
import { TAB_CONTOH } from '../layanan/contoh-graphiql.ts'
import { jelaskan } from './jelaskan.ts'
import { TOKEN_CONTOH } from './token-contoh.ts'

const OPERASI_SDK = new URL('../../../sdk/operations/', import.meta.url).pathname
const sdk = globSync('**/*.graphql', { cwd: OPERASI_SDK })
  .map((berkas) => readFileSync(join(OPERASI_SDK, berkas), 'utf8'))
  // What flows is read as a query by the server itself, page by page.
  .filter((isi) => !/^subscription /m.test(isi))
  .join('\n')
/** What no made-up value fits: ids are of a type, and persons have a reference. */
const VARIABEL = {
  id: writeGlobalId('Impor', 1),
  webhook: writeGlobalId('Webhook', 1),
  orang: [{ nik: '9902011505900001', acuan: 'A-1' }],
}

const PELAKU = { ...TOKEN_CONTOH, publik: PELAKU_PUBLIK }

describe.each(Object.keys(PELAKU) as (keyof typeof PELAKU)[])('bagi %s', (nama) => {
  it('setiap operasi SDK menjadi satu pernyataan SQL', () => {
    const hasil = jelaskan(sdk, VARIABEL, PELAKU[nama])
    expect(hasil.length).toBeGreaterThan(15)
    expect(hasil.filter(({ sql }) => !sql)).toEqual([])
  })

  it.each(TAB_CONTOH)('tab GraphiQL %# menjadi satu pernyataan SQL', ({ query }) => {
    expect(jelaskan(query, {}, PELAKU[nama]).filter(({ sql }) => !sql)).toEqual([])
  })
})

it('menyebut mengapa sebuah operasi lewat resolver', () => {
  const [hasil] = jelaskan(
    '{ kabupaten(kode: "16.02") { kpm(first: 0) { __typename } } }',
    {},
    TOKEN_CONTOH['dinsos-oki'],
  )
  expect(hasil).toEqual({ nama: 'query', sebab: 'an argument is refused' })
})
