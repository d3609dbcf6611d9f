import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESA } from '../../test/halaman-kpm.ts'
import { tambahKpm } from '../../test/kpm-buatan.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
  await tambahKpm(
    uji.basisData.kolam,
    [
      'Xena Pertiwi',
      "xena d'Arc",
      'XENA PERTIWI',
      '100% Xena',
      'Xena_Satu',
      'XenaXSatu',
      'a\\bX',
    ].map((nama) => ({ desa: DESA[0], nama, mulai: '2018-01-01' })),
  )
})
afterAll(() => uji.tutup())

const cari = (nama: string, lain: Record<string, unknown> = {}) =>
  uji.tanya(
    `query ($nama: String!, $wilayah: KodeWilayah!, $first: Int, $after: String) {
      cariKpm(nama: $nama, wilayah: $wilayah, first: $first, after: $after) {
        totalCount { nilai tepat }
        pageInfo { hasNextPage endCursor }
        edges { node { pengurus { nama } desa { kode } } }
      }
    }`,
    { oleh: 'oki', variabel: { nama, wilayah: '16.02', ...lain } },
  )

async function ditemukan(nama: string, lain?: Record<string, unknown>): Promise<string[]> {
  const { data, errors } = await cari(nama, lain)
  expect(errors, nama).toBeUndefined()
  return data.cariKpm.edges.map(
    ({ node }: { node: { pengurus: { nama: string } } }) => node.pengurus.nama,
  )
}

describe('cariKpm', () => {
  it('menemukan menurut bagian nama, huruf besar atau kecil, urut nama', async () => {
    const nama = await ditemukan('xena p')
    expect(nama.toSorted()).toEqual(['XENA PERTIWI', 'Xena Pertiwi'])
    expect(await ditemukan("d'arc")).toEqual(["xena d'Arc"])
    expect(await ditemukan('  ERTIWI  ')).toHaveLength(2)
  })

  it('menganggap %, _ dan \\ sebagai huruf biasa, bukan tanda apa saja', async () => {
    expect(await ditemukan('%%%')).toEqual([])
    expect(await ditemukan('___')).toEqual([])
    expect(await ditemukan('00%')).toEqual(['100% Xena'])
    expect(await ditemukan('X_na')).toEqual([])
    expect(await ditemukan('xena_s')).toEqual(['Xena_Satu'])
    expect(await ditemukan('a\\b')).toEqual(['a\\bX'])
    expect(await ditemukan('xe%na')).toEqual([])
  })

  it('hanya di wilayah yang disebut dan di wilayah pelaku', async () => {
    expect(await ditemukan('xena', { wilayah: '16.02.05' })).toHaveLength(6)
    expect(await ditemukan('xena', { wilayah: '16.02.05.1001' })).toHaveLength(6)
    expect(await ditemukan('xena', { wilayah: '16.02.05.2011' })).toEqual([])
    const { data } = await cari('a a', { wilayah: '62.02' })
    expect(data.cariKpm).toMatchObject({ edges: [], totalCount: { nilai: 0, tepat: true } })
  })

  it('menghitung semua yang cocok dan berhalaman tanpa mengulang', async () => {
    const { data } = await cari('xena', { first: 4 })
    const { totalCount, edges, pageInfo } = data.cariKpm
    expect(totalCount).toEqual({ nilai: 6, tepat: true })
    expect(edges).toHaveLength(4)
    const sisa = await ditemukan('xena', { first: 4, after: pageInfo.endCursor })
    expect(sisa).toHaveLength(2)
    const semua = [
      ...edges.map((satu: { node: { pengurus: { nama: string } } }) => satu.node.pengurus.nama),
      ...sisa,
    ]
    expect(new Set(semua).size).toBe(6)
    const { errors } = await cari('xen', { after: pageInfo.endCursor })
    expect(errors?.[0]?.extensions.code).toBe('KURSOR_TIDAK_SAH')
  })

  it('menolak seluruh provinsi: WILAYAH_TERLALU_LUAS', async () => {
    const { data, errors } = await cari('xena', { wilayah: '16' })
    expect(data.cariKpm).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'WILAYAH_TERLALU_LUAS',
      tempat: 'wilayah',
      petunjuk: expect.stringMatching(/ \/ /),
    })
  })

  it.each(['', 'xe', '   ', '  xe  '])(
    'menolak nama %j yang kurang dari tiga huruf',
    async (nama) => {
      const { errors } = await cari(nama)
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'MASUKAN_TIDAK_SAH', tempat: 'nama' })
    },
  )
})
