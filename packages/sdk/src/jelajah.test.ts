import fc from 'fast-check'
import { expect, test } from 'vitest'
import { berhasil, serverUji } from '../test/server-uji.ts'
import { createClient } from './client.ts'
import { Dokumen } from './dokumen.ts'

type Simpul = { readonly id: number }
type Data = {
  readonly wilayah: {
    readonly kpm: { readonly edges: readonly { readonly node: Simpul }[] } | null
  } | null
}
const DAFTAR = new Dokumen<Data, { kode: string; after?: string | null }, 'query', Simpul>(
  'query Daftar($kode:KodeWilayah!$after:String){wilayah(kode:$kode){kpm(after:$after){edges{node{id}}pageInfo{hasNextPage endCursor}}}}',
  { nama: 'Daftar', jenis: 'query', koneksi: ['wilayah', 'kpm'] },
)

/** Server yang membagi `jumlah` simpul menjadi halaman-halaman / A server that splits nodes into pages. */
function serverHalaman(halaman: readonly number[]) {
  let id = 0
  const isi = halaman.map((banyak) =>
    Array.from({ length: banyak }, () => ({ node: { id: id++ } })),
  )
  return serverUji(({ variables }) => {
    const urutan = Number(variables['after'] ?? 0)
    const pageInfo = { hasNextPage: urutan < isi.length - 1, endCursor: String(urutan + 1) }
    return berhasil({ wilayah: { kpm: { edges: isi[urutan], pageInfo } } })
  })
}

test('setiap simpul dikunjungi tepat sekali, bagaimanapun halamannya dibagi', async () => {
  const pembagian = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(pembagian, async (halaman) => {
      await using server = await serverHalaman(halaman)
      const terkumpul: number[] = []
      for await (const { id } of createClient({ url: server.url }).jelajah(DAFTAR, { kode: '16' }))
        terkumpul.push(id)
      const jumlah = halaman.reduce((a, b) => a + b, 0)
      expect(terkumpul).toEqual(Array.from({ length: jumlah }, (_, i) => i))
      expect(server.permintaan).toHaveLength(halaman.length)
    }),
    { numRuns: 25 },
  )
})

test('terputus di tengah: dilanjutkan dari `lanjut` tanpa mengulang dan tanpa melewatkan', async () => {
  await using server = await serverHalaman([2, 2, 2])
  const klien = createClient({ url: server.url })
  const terkumpul: number[] = []
  let lanjut: string | null = null
  for await (const halaman of klien.jelajah(DAFTAR, { kode: '16' }).halaman()) {
    terkumpul.push(...halaman.simpul.map(({ id }) => id))
    lanjut = halaman.lanjut
    break
  }
  for await (const { id } of klien.jelajah(DAFTAR, { kode: '16' }, { lanjut })) terkumpul.push(id)
  expect(terkumpul).toEqual([0, 1, 2, 3, 4, 5])
  expect(server.permintaan.map(({ variables }) => variables['after'])).toEqual([
    undefined,
    '1',
    '2',
  ])
})

test('berhenti membaca berarti berhenti meminta', async () => {
  await using server = await serverHalaman([2, 2, 2])
  for await (const _ of createClient({ url: server.url }).jelajah(DAFTAR, { kode: '16' })) break
  expect(server.permintaan).toHaveLength(1)
})

test('wilayah yang tidak ada adalah galat, bukan daftar kosong', async () => {
  await using server = await serverUji(() => berhasil({ wilayah: null }))
  const halaman = createClient({ url: server.url }).jelajah(DAFTAR, { kode: '99' }).halaman()
  await expect(halaman.next()).rejects.toMatchObject({ kode: 'TIDAK_DITEMUKAN' })
})

test('kursor yang tidak maju adalah galat, bukan putaran tanpa akhir', async () => {
  const pageInfo = { hasNextPage: true, endCursor: 'sama' }
  await using server = await serverUji(() =>
    berhasil({ wilayah: { kpm: { edges: [], pageInfo } } }),
  )
  const semua = kumpulkan(createClient({ url: server.url }).jelajah(DAFTAR, { kode: '16' }))
  await expect(semua).rejects.toMatchObject({ kode: 'KURSOR_TIDAK_SAH' })
  expect(server.permintaan).toHaveLength(2)
})

test('galat pada satu halaman dilempar: daftar yang bolong tidak boleh tampak utuh', async () => {
  await using server = await serverUji(() => ({
    badan: {
      data: { wilayah: { kpm: null } },
      errors: [{ message: 'x', path: ['wilayah', 'kpm'], extensions: { code: 'TIDAK_BERWENANG' } }],
    },
  }))
  const semua = kumpulkan(createClient({ url: server.url }).jelajah(DAFTAR, { kode: '16' }))
  await expect(semua).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' })
})

async function kumpulkan<T>(isi: AsyncIterable<T>): Promise<T[]> {
  const semua: T[] = []
  for await (const satu of isi) semua.push(satu)
  return semua
}
