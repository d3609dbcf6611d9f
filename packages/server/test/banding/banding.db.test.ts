import { arbitraryOperasi, bukaUji, kolamDari, TANPA_BATAS, type Uji } from '@harapan/testing'
import fc from 'fast-check'
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { schema } from '../../src/schema.ts'
import { bandingkan } from './bandingkan.ts'
import { anehkanData } from './data-aneh.ts'
import { hitungJalur } from './hitung-jalur.ts'
import { penanya, penanyaDepan } from './tanya-mentah.ts'

const { HARAPAN_BANDING, HARAPAN_BENIH, TEST_DATABASE_URL } = process.env
const BANYAK = 3_000
const BATAS_MS = 9_000
const TERKOMPILASI = 0.9

const benih = Number(HARAPAN_BENIH ?? Date.now() % 2 ** 30)
// The file runs once for each engine, and each takes its half.
const banyak = Math.ceil(Number(HARAPAN_BANDING ?? BANYAK) / (TEST_DATABASE_URL ? 2 : 1))
const milidetik = HARAPAN_BANDING ? Number.POSITIVE_INFINITY : BATAS_MS

let uji: Uji
let rujukan: Uji
beforeAll(async () => {
  uji = await bukaUji({ kompilasi: true, batas: TANPA_BATAS })
  await anehkanData(uji.basisData.kolam)
  rujukan = await bukaUji({
    basisData: uji.basisData,
    kompilasi: false,
    batas: TANPA_BATAS,
  })
})
afterAll(async () => {
  await rujukan.server.dispose()
  await uji.tutup()
})

it('operasi acak dijawab sama, huruf demi huruf, oleh satu pernyataan SQL dan oleh resolver', {
  timeout: 24 * 3_600_000,
}, async () => {
  const operasi = arbitraryOperasi(schema, await kolamDari(rujukan))
  // The pools hold nothing that our own scalars would refuse in a document.
  for (const { dokumen } of fc.sample(operasi, { seed: benih, numRuns: 300 })) {
    expect(validate(schema, parse(dokumen)), dokumen).toEqual([])
  }
  const jalur = hitungJalur()
  const pintu = { kompilasi: penanyaDepan(uji), rujukan: penanya(rujukan) }
  process.stdout.write(`banding: HARAPAN_BENIH=${benih}\n`)
  const jumlah = await bandingkan(operasi, pintu, jalur, { benih, banyak, milidetik })
  process.stdout.write(`banding: ${jumlah} dari ${banyak} operasi\n${jalur.laporan()}`)
  expect(jumlah).toBeGreaterThan(100)
  expect(jalur.bagianTerkompilasi() ?? 1).toBeGreaterThan(TERKOMPILASI)
})
