import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { ekspor } from './ekspor.ts'
import { HarapanApiError, HarapanNetworkError } from './errors.ts'
import { kodeWilayah } from './masukan.ts'
import { NomorTersamar } from './nomor-tersamar.ts'

const UKURAN = 5

/** Server ekspor yang memotong jawaban ke-n sesudah sekian bita / Cuts its n-th answer after so many bytes. */
async function serverEkspor(banyak: number, potong: readonly number[], balas?: Balas) {
  const alamat: URL[] = []
  const server = createServer((masuk, keluar) => {
    const url = new URL(masuk.url ?? '', 'http://x')
    alamat.push(url)
    if (balas?.(masuk, keluar, alamat.length)) return
    const dari = Number(url.searchParams.get('lanjut') ?? 0)
    const isi = Buffer.from(berkas(banyak, dari))
    const sampai = potong[alamat.length - 1]
    keluar.writeHead(200, { 'content-type': 'application/x-ndjson' })
    if (sampai === undefined || sampai >= isi.length) return void keluar.end(isi)
    keluar.write(isi.subarray(0, sampai), () => keluar.socket?.destroySoon())
  })
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', () => siap()))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    alamat,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((tutup) => server.close(tutup))
    },
  }
}
type Balas = (masuk: IncomingMessage, keluar: ServerResponse, urut: number) => boolean

function berkas(banyak: number, dari: number): string {
  const baris = [{ $ekspor: { kolom: ['id', 'nik'] } }] as object[]
  for (let id = dari; id < banyak; id++) {
    if (id > dari && id % UKURAN === 0) baris.push({ $lanjut: String(id) })
    baris.push({ id: String(id), nama: 'Siti é 漢', nik: '9902************' })
  }
  return [...baris, { $selesai: { baris: banyak - dari } }]
    .map((satu) => `${JSON.stringify(satu)}\n`)
    .join('')
}

const ANGGOTA = { wilayah: kodeWilayah('16.02') }

test('putus di bita mana pun, berapa kali pun: setiap baris tepat sekali', async () => {
  const potong = fc.array(fc.integer({ min: 0, max: 1_500 }), { maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 23 }), potong, async (banyak, letak) => {
      await using server = await serverEkspor(banyak, letak)
      const id: (string | undefined)[] = []
      for await (const satu of ekspor({ url: server.url }, 'anggota', ANGGOTA)) {
        expect(satu.nik).toBeInstanceOf(NomorTersamar)
        id.push((satu as { id?: string }).id)
      }
      expect(id).toEqual(Array.from({ length: banyak }, (_, ke) => String(ke)))
    }),
    { numRuns: 15 },
  )
})

test('yang terus putus tanpa kemajuan menyerah sesudah ulangannya', async () => {
  await using server = await serverEkspor(20, [30, 30, 30, 30])
  const baca = kumpulkan(ekspor({ url: server.url, ulang: 1 }, 'anggota', ANGGOTA))
  await expect(baca).rejects.toThrow(HarapanNetworkError)
  expect(server.alamat).toHaveLength(2)
})

test('penolakan membawa kode dan jalan keluar, dan tidak diulang', async () => {
  await using server = await serverEkspor(20, [], (_, keluar) => {
    keluar.writeHead(403, { 'content-type': 'application/problem+json' })
    keluar.end(
      JSON.stringify({ kode: 'TIDAK_BERWENANG', title: 'Di luar', petunjuk: 'Lihat saya' }),
    )
    return true
  })
  const baca = kumpulkan(ekspor({ url: server.url }, 'kpm', ANGGOTA))
  await expect(baca).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG', petunjuk: 'Lihat saya' })
  await expect(baca).rejects.toThrow(HarapanApiError)
  expect(server.alamat).toHaveLength(1)
})

test('galat sementara di tengah diulang dari halaman terakhir; token yang habis diambil ulang', async () => {
  await using server = await serverEkspor(12, [], (masuk, keluar, urut) => {
    if (urut === 1) {
      keluar.writeHead(200)
      const [awal = ''] = berkas(12, 0).split('{"id":"5"')
      keluar.write(`${awal}{"$galat":{"kode":"BATAS_LAJU","title":"Kuota"}}\n`, () =>
        keluar.socket?.destroySoon(),
      )
      return true
    }
    if (masuk.headers.authorization === 'Bearer baru') return false
    keluar.writeHead(401).end(JSON.stringify({ kode: 'TOKEN_TIDAK_SAH', title: 'Habis' }))
    return true
  })
  const opsi = {
    url: server.url,
    token: ({ segarkan }: { segarkan: boolean }) => (segarkan ? 'baru' : 'lama'),
  }
  const baris = await kumpulkan(ekspor(opsi, 'anggota', ANGGOTA))
  expect(baris).toHaveLength(12)
  expect(server.alamat.map(({ searchParams }) => searchParams.get('lanjut'))).toEqual([
    ...[null, '5', '5'],
  ])
})

test('permintaan ditulis di URL di samping /graphql; halaman memberi tempat melanjutkan', async () => {
  await using server = await serverEkspor(12, [])
  const hasil = ekspor({ url: server.url }, 'kpm', {
    ...ANGGOTA,
    kolom: ['id', 'desa'],
    status: ['AKTIF', 'CALON'],
    lanjut: '5',
  })
  const halaman = await kumpulkan(hasil.halaman())
  expect(halaman.map(({ baris, lanjut }) => [baris.length, lanjut])).toEqual([
    [5, '10'],
    [2, null],
  ])
  const [alamat] = server.alamat
  expect(decodeURIComponent(`${alamat?.pathname}${alamat?.search}`)).toBe(
    '/ekspor/kpm?wilayah=16.02&status=AKTIF,CALON&kolom=id,desa&lanjut=5',
  )
})

test('berhenti di tengah menutup sambungannya; signal membatalkan juga selagi menunggu', async () => {
  let tertutup = 0
  await using server = await serverEkspor(0, [], (_, keluar) => {
    keluar.on('close', () => tertutup++)
    keluar.write(`${JSON.stringify({ id: '1' })}\n${JSON.stringify({ $lanjut: '1' })}\n`)
    return true
  })
  for await (const _ of ekspor({ url: server.url }, 'kpm', ANGGOTA)) break
  await expect.poll(() => tertutup).toBe(1)
  const kendali = new AbortController()
  const baca = (async () => {
    for await (const _ of ekspor({ url: server.url }, 'kpm', {
      ...ANGGOTA,
      signal: kendali.signal,
    }))
      kendali.abort(new Error('cukup'))
  })()
  await expect(baca).rejects.toThrow('cukup')
  await expect.poll(() => tertutup).toBe(2)
})

test('kolom yang diminta pasti ada; tanpa meminta, boleh tidak ada', () => {
  const opsi = { url: 'http://localhost/graphql' }
  const diminta = ekspor(opsi, 'kpm', { kolom: ['id', 'pengurusNik'] })
  expectTypeOf<Unsur<typeof diminta>>().toEqualTypeOf<{
    readonly id: string
    readonly pengurusNik: NomorTersamar | null
  }>()
  const semua = ekspor(opsi, 'rekap-terbit', { tahun: 2026 })
  expectTypeOf<Unsur<typeof semua>['jumlahKpm']>().toEqualTypeOf<
    number | 'disamarkan' | undefined
  >()
})

type Unsur<T> = T extends AsyncIterable<infer Baris> ? Baris : never

async function kumpulkan<T>(sumber: AsyncIterable<T>): Promise<T[]> {
  const semua: T[] = []
  for await (const satu of sumber) semua.push(satu)
  return semua
}
