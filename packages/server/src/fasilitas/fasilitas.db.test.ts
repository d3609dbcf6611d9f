import { bukaUji, type PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
  await tanyaAdmin(
    uji.basisData.kolam,
    `insert into fasilitas (jenis, kode, nama, alamat, desa_kode) values
      ('SEKOLAH', '10600001', 'SD Negeri 1 Kayuagung', 'Jl. Merdeka 1', 1602051001),
      ('FKTP', 'K0001234', 'Puskesmas Celikah', null, 1602051002),
      ('SEKOLAH', '30200001', 'SD Negeri 1 Sampit', null, 6202062005),
      ('SEKOLAH', '10600002', 'SMP Negeri 2 Kayuagung', null, 1602051001)`,
  )
})
afterAll(() => uji.tutup())

type Oleh = keyof typeof PELAKU_UJI | undefined
const tanya = async (oleh: Oleh, kode: string, arg = 'first: 50') =>
  uji.tanya(
    `query ($kode: KodeWilayah!) { wilayah(kode: $kode) { fasilitas(${arg}) {
      edges { node { jenis kode nama alamat desa { kode } } } pageInfo { hasNextPage endCursor } } } }`,
    { ...(oleh && { oleh }), variabel: { kode } },
  )
const kode = async (...apa: Parameters<typeof tanya>) => {
  const { data, errors } = await tanya(...apa)
  expect(errors).toBeUndefined()
  return data.wilayah.fasilitas.edges.map(({ node }: { node: { kode: string } }) => node.kode)
}

it('menurut wilayah di setiap tingkat, urut desa, disaring jenisnya', async () => {
  const { data } = await tanya('oki', '16.02.05.1001')
  expect(data.wilayah.fasilitas.edges[0].node).toEqual({
    ...{ jenis: 'SEKOLAH', kode: '10600001', nama: 'SD Negeri 1 Kayuagung' },
    ...{ alamat: 'Jl. Merdeka 1', desa: { kode: '16.02.05.1001' } },
  })
  expect(await kode('oki', '16.02')).toEqual(['10600001', '10600002', 'K0001234'])
  expect(await kode('oki', '16', 'first: 50, jenis: FKTP')).toEqual(['K0001234'])
  expect(await kode('oki', '31.71.01')).toEqual([])
})

it('berhalaman tanpa kehilangan, dan kursornya milik wilayah dan jenisnya', async () => {
  const { data } = await tanya('oki', '16.02', 'first: 2')
  const { hasNextPage, endCursor } = data.wilayah.fasilitas.pageInfo
  expect(hasNextPage).toBe(true)
  expect(await kode('oki', '16.02', `first: 2, after: "${endCursor}"`)).toEqual(['K0001234'])
  for (const [arg, galat] of [
    [`after: "${endCursor}", jenis: FKTP`, 'KURSOR_TIDAK_SAH'],
    ['first: 201', 'BATAS_HALAMAN'],
  ] as const)
    expect((await tanya('oki', '16.02', arg)).errors?.[0]?.extensions.code).toBe(galat)
})

it('setiap petugas mencarinya di mana pun; mitra dan publik tidak', async () => {
  for (const oleh of ['kotim', 'pendamping', 'operatorDesa', 'camat', 'pusat'] as const)
    expect(await kode(oleh, '16.02.05.1001'), oleh).toEqual(['10600001', '10600002'])
  for (const [oleh, galat] of [
    ['mitra', 'TIDAK_BERWENANG'],
    [undefined, 'PERLU_MASUK'],
  ] as const) {
    const { data, errors } = await tanya(oleh, '16.02')
    expect(data.wilayah.fasilitas, galat).toBeNull()
    expect(errors?.[0]?.extensions.code).toBe(galat)
  }
})
