import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { auditServer } from 'graphql-http'
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

type Ambil = (url: string, init?: RequestInit) => Promise<Response>

/** Every check of GraphQL over HTTP that does not hold, by its severity. */
async function periksa(ambil: Ambil) {
  const hasil = await auditServer({
    url: 'http://localhost/graphql',
    fetchFn: (url: string | URL, init?: RequestInit) => ambil(String(url), init),
  })
  expect(hasil.length).toBe(61)
  return hasil.flatMap((satu) => (satu.status === 'ok' ? [] : [`${satu.status} ${satu.name}`]))
}

const lewatDepan =
  (lewat: Uji): Ambil =>
  (url, init = {}) =>
    lewat.lewatDepan(init, new URL(url).search)

/** As somebody who may develop against it: the checks ask the schema. */
const sebagaiPengembang =
  (lewat: Ambil): Ambil =>
  async (url, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${await uji.token(PELAKU_UJI.pusatPenuh)}`)
    return lewat(url, { ...init, headers })
  }

describe('GraphQL over HTTP, 61 pemeriksaan', () => {
  it('semuanya terpenuhi dalam pengembangan, lewat kedua pintu', async () => {
    expect(await periksa(uji.fetch)).toEqual([])
    expect(await periksa(lewatDepan(uji))).toEqual([])
  })

  it('dalam produksi hanya GET yang boleh ada (MAY) yang tidak ada, lewat kedua pintu', async () => {
    const tersisa = [
      'notice MAY accept application/x-www-form-urlencoded formatted GET requests',
      'notice MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
      'notice MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
    ]
    expect(await periksa(sebagaiPengembang(produksi.fetch))).toEqual(tersisa)
    expect(await periksa(sebagaiPengembang(lewatDepan(produksi)))).toEqual(tersisa)
  })
})
