import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { halamanKpm, mintaHalaman } from '../../test/halaman-kpm.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

describe('halaman', () => {
  it('berisi 20 baris bila tidak diminta lain, dan paling banyak 200', async () => {
    expect((await halamanKpm(uji, {})).edges).toHaveLength(20)
    expect((await halamanKpm(uji, { first: 200 })).edges).toHaveLength(40)
  })

  it('tanpa isi tidak punya kursor dan tidak menjanjikan halaman lain', async () => {
    const kosong = await halamanKpm(uji, { filter: { status: ['MENINGGAL_TUNGGAL'] } })
    expect(kosong).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    })
  })

  it('yang pas habis tidak menjanjikan halaman kosong sesudahnya', async () => {
    const pas = await halamanKpm(uji, { first: 40 })
    expect(pas.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false })
    const kurangSatu = await halamanKpm(uji, { last: 39 })
    expect(kurangSatu.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  })

  it.each([
    { first: 3, last: 3 },
    { first: 0 },
    { first: -1 },
    { first: 201 },
    { last: 0 },
    { last: 201 },
    { last: 3, after: 'kursor' },
    { first: 3, before: 'kursor' },
    { before: 'kursor' },
  ])('%o ditolak dengan BATAS_HALAMAN', async (variabel) => {
    const { data, errors } = await mintaHalaman(uji, variabel)
    expect(data.kecamatan.kpm).toBeNull()
    expect(errors?.[0]?.extensions.code).toBe('BATAS_HALAMAN')
  })

  it('menolak kursor rusak, dan kursor urutan, saringan atau wilayah lain', async () => {
    const { endCursor: after } = (await halamanKpm(uji, { first: 3 })).pageInfo
    for (const variabel of [
      { after: '' },
      { after: 'bukan kursor' },
      { after: `${after}AAAA` },
      { after: after?.replace(/^..../, 'AAAA') },
      { after, urut: 'NAMA_PENGURUS' },
      { after, filter: { status: ['AKTIF', 'CALON'] } },
      { after, kode: '16.02.04' },
    ]) {
      const { errors } = await mintaHalaman(uji, variabel)
      expect(errors?.[0]?.extensions.code, JSON.stringify(variabel)).toBe('KURSOR_TIDAK_SAH')
    }
    expect((await mintaHalaman(uji, { after })).errors).toBeUndefined()
  })

  it('menyembunyikan nama keluarga di dalam kursor', async () => {
    const { endCursor } = (await halamanKpm(uji, { first: 1, urut: 'NAMA_PENGURUS' })).pageInfo
    const { data } = await uji.tanya(
      '{ kecamatan(kode: "16.02.05") { kpm(first: 1, urut: NAMA_PENGURUS) { edges { node { pengurus { nama } } } } } }',
      { oleh: 'oki' },
    )
    const { nama } = data.kecamatan.kpm.edges[0].node.pengurus
    const terbuka = Buffer.from(endCursor ?? '', 'base64url').toString('latin1')
    expect(terbuka).not.toContain(nama.split(' ')[0])
  })
})
