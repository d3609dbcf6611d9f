import { expect, test } from 'vitest'
import * as operasi from '../src/_generated/operasi.ts'
import { Dokumen } from '../src/dokumen.ts'
import { buatManifes } from './manifes.ts'

const SKEMA = new URL('../../server/schema.graphql', import.meta.url)

test('manifes memuat setiap dokumen huruf demi huruf seperti yang dikirim klien', () => {
  const { versi, skema, dokumen } = buatManifes(SKEMA, '1.2.3')
  expect(versi).toBe('1.2.3')
  expect(skema).toMatch(/^[0-9a-f]{64}$/)
  const dikirim = Object.values(operasi).filter((satu) => satu instanceof Dokumen)
  expect(Object.values(dokumen).sort()).toEqual(dikirim.map(String).sort())
  for (const sidik of Object.keys(dokumen)) expect(sidik).toMatch(/^[0-9a-f]{64}$/)
})
