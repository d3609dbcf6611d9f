import { bukaBasisDataUji, bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BasisData } from '../src/db/basis-data.ts'
import { sebagaiPemilik } from '../src/db/transaksi.ts'
import { terbitkanRekap } from '../src/rekap/terbitkan.ts'
import { type PantauVersi, pantauVersi } from '../src/versi/pantau.ts'
import { catatSql } from './catatan-sql.ts'
import { tanyaAdmin } from './sebagai-admin.ts'

let basisData: BasisData
let pantau: PantauVersi
let uji: Uji
beforeAll(async () => {
  basisData = await bukaBasisDataUji()
  pantau = pantauVersi(basisData, undefined, { jedaMs: 100 })
  await pantau.segarkan()
  uji = await bukaUji({ basisData, versi: pantau.versi })
})
afterAll(async () => {
  await uji.tutup()
  await pantau.berhenti()
  await basisData.tutup()
})

const UMUM =
  'query ($kode: KodeWilayah!) { kabupaten(kode: $kode) { nama kecamatan { kode nama } } }'
const REKAP = '{ nasional { rekap(program: PKH, tahun: 2018) { jumlahKpm } } }'

async function tanya(
  query: string,
  opsi: { kode?: string; oleh?: keyof typeof PELAKU_UJI; ifNoneMatch?: string } = {},
) {
  const { hasil, sql } = await catatSql(basisData.kolam, async () => {
    const jawaban = await uji.lewatDepan({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(opsi.oleh && { authorization: `Bearer ${await uji.token(PELAKU_UJI[opsi.oleh])}` }),
        ...(opsi.ifNoneMatch && { 'if-none-match': opsi.ifNoneMatch }),
      },
      body: JSON.stringify({ query, variables: opsi.kode ? { kode: opsi.kode } : {} }),
    })
    return { status: jawaban.status, etag: jawaban.headers.get('etag'), teks: await jawaban.text() }
  })
  return { ...hasil, sql: sql.filter((satu) => !satu.includes('versi_data')) }
}

describe('jawaban umum', () => {
  it('disimpan: yang kedua tanpa SQL, huruf demi huruf sama, juga bagi pelaku lain', async () => {
    const pertama = await tanya(UMUM, { kode: '16.02' })
    expect(pertama.sql).toHaveLength(1)
    const kedua = await tanya(UMUM, { kode: '16.02' })
    expect(kedua).toEqual({ ...pertama, sql: [] })
    const petugas = await tanya(UMUM, { kode: '16.02', oleh: 'oki' })
    expect(petugas.teks).toBe(pertama.teks)
    expect((await tanya(UMUM, { kode: '62.02' })).teks).not.toBe(pertama.teks)
  })

  it('dijawab 304 sebelum SQL apa pun', async () => {
    const { etag } = await tanya(REKAP)
    const lagi = await tanya(REKAP, { ifNoneMatch: `"lain", W/${etag}` })
    expect(lagi).toEqual({ status: 304, etag, teks: '', sql: [] })
  })

  it('dibuang begitu rekap terbit atau wilayah berubah', async () => {
    const lama = await tanya(REKAP)
    await sebagaiPemilik(basisData.kolam, (klien) => terbitkanRekap(klien, '2026-11-22'))
    await expect.poll(async () => (await tanya(REKAP)).etag, { timeout: 5_000 }).not.toBe(lama.etag)
    const { kolam } = basisData
    await tanyaAdmin(
      kolam,
      "update wilayah set nama = 'OKI Baru' where kode = '16.02' and berlaku_sampai is null",
    )
    await expect
      .poll(async () => (await tanya(UMUM, { kode: '16.02' })).teks, { timeout: 5_000 })
      .toContain('OKI Baru')
    expect((await tanya(UMUM, { kode: '16.02', ifNoneMatch: `${lama.etag}` })).status).toBe(200)
  })
})

describe('yang bergantung pada penanya tidak pernah disimpan', () => {
  it.each([
    [
      'data pribadi',
      '{ kecamatan(kode: "16.02.05") { kpm(first: 1) { edges { node { nomorPeserta } } } } }',
    ],
    [
      'rekap langsung',
      '{ kabupaten(kode: "16.02") { rekap(program: PKH, tahun: 2018) { jumlahKpm sumber } } }',
    ],
    ['diri sendiri', '{ saya { peran wilayah } }'],
    ['id global', '{ node(id: "S2FidXBhdGVuOjE") { id } }'],
  ])('%s', async (_, query) => {
    for (const oleh of ['oki', 'kotim', 'oki'] as const) {
      const { etag, teks } = await tanya(query, { oleh })
      expect(etag).toBeNull()
      const { teks: yoga } = await tanyaYoga(query, oleh)
      expect(teks).toBe(yoga)
    }
  })
})

async function tanyaYoga(query: string, oleh: keyof typeof PELAKU_UJI) {
  const jawaban = await uji.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await uji.token(PELAKU_UJI[oleh])}`,
    },
    body: JSON.stringify({ query }),
  })
  return { teks: await jawaban.text() }
}
