import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { bukaPenerima } from '../../test/penerima-webhook.ts'
import { type CariAlamat, kirim } from './kirim.ts'

let penerima: Awaited<ReturnType<typeof bukaPenerima>>
beforeAll(async () => {
  penerima = await bukaPenerima()
})
afterAll(() => penerima.tutup())
beforeEach(() => {
  penerima.masuk.length = 0
  penerima.jawabDengan((jawaban) => void jawaban.writeHead(200).end('diterima'))
})

const menuju =
  (...alamat: string[]): CariAlamat =>
  async () =>
    alamat.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

const pos = (
  url: string,
  { setempat = true, batasMs = 2_000, ...lain }: Partial<Parameters<typeof kirim>[1]> = {},
) =>
  kirim(
    { url, badan: '{}', kepala: { 'harapan-tanda': 't=1,v1=00' } },
    { setempat, batasMs, signal: new AbortController().signal, ...lain },
  )

it('menghubungi alamat yang diperiksa, dan menanyakan namanya sekali saja', async () => {
  let ditanya = 0
  const cariAlamat: CariAlamat = async () => {
    // A name server that answers otherwise the second time.
    const address = ditanya++ === 0 ? '127.0.0.1' : '10.0.0.8'
    return [{ address, family: 4 }]
  }
  const url = `http://kait.contoh.go.id:${penerima.port}/kait`
  expect(await pos(url, { cariAlamat })).toEqual({ kode: 200 })
  expect(ditanya).toBe(1)
  expect(penerima.masuk).toHaveLength(1)
})

it.each([
  [['10.0.0.8']],
  [['169.254.169.254']],
  [['127.0.0.1']],
  [['::1']],
  [['::ffff:127.0.0.1']],
  // One private address among public ones is enough.
  [['8.8.8.8', '127.0.0.1']],
  [[]],
])('di produksi nama yang menuju %j ditolak', async (alamat) => {
  const url = `https://kait.contoh.go.id:${penerima.port}/kait`
  const cariAlamat = menuju(...alamat)
  expect(await pos(url, { setempat: false, cariAlamat })).toEqual({ sebab: 'ALAMAT_DITOLAK' })
  expect(penerima.masuk).toEqual([])
})

it('di produksi yang terdaftar selagi pengembangan tidak dihubungi', async () => {
  const url = penerima.url()
  expect(await pos(url, { setempat: false })).toEqual({ sebab: 'ALAMAT_DITOLAK' })
  const tls = url.replace('http:', 'https:')
  expect(await pos(tls, { setempat: false })).toEqual({ sebab: 'ALAMAT_DITOLAK' })
  expect(penerima.masuk).toEqual([])
})

it('membedakan yang tidak menjawab, tidak tersambung, dan menjawab lain', async () => {
  penerima.jawabDengan(() => undefined)
  expect(await pos(penerima.url(), { batasMs: 150 })).toEqual({ sebab: 'WAKTU_HABIS' })
  penerima.jawabDengan((jawaban) => void jawaban.writeHead(410).end())
  expect(await pos(penerima.url())).toEqual({ kode: 410, sebab: 'JAWABAN' })
  const tertutup = await bukaPenerima()
  await tertutup.tutup()
  expect(await pos(tertutup.url())).toEqual({ sebab: 'TIDAK_TERSAMBUNG' })
  const cariAlamat: CariAlamat = () => new Promise(() => undefined)
  const diam = `http://kait.contoh.go.id:${penerima.port}/`
  expect(await pos(diam, { cariAlamat, batasMs: 150 })).toEqual({ sebab: 'WAKTU_HABIS' })
})

it('tidak menunggu isi jawaban', async () => {
  penerima.jawabDengan((jawaban) => {
    jawaban.writeHead(200)
    jawaban.write('a'.repeat(100_000))
  })
  expect(await pos(penerima.url())).toEqual({ kode: 200 })
})
