import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  buatKunci,
  bukaPenerbit,
  type PenerbitUji,
  tandaTangani,
} from '../../test/penerbit-oidc.ts'
import { buatPemeriksaOidc, type PemeriksaOidc } from './oidc.ts'
import { bacaPengaturanOidc } from './pengaturan-oidc.ts'

const MENIT = 60_000
const TEMUAN = '/.well-known/openid-configuration'

let penerbit: PenerbitUji
let pemeriksa: PemeriksaOidc
let alasan: string[]
beforeEach(async () => {
  // The clock alone: what is asked over the wire keeps its own time.
  vi.useFakeTimers({ toFake: ['Date'] })
  penerbit = await bukaPenerbit()
  alasan = []
  const pengaturan = bacaPengaturanOidc({ HARAPAN_OIDC_PENERBIT: penerbit.alamat })
  if (!pengaturan) throw new Error('tanpa penerbit')
  pemeriksa = buatPemeriksaOidc(pengaturan, {
    catat: (_, satu) => alasan.push(satu),
    batasWaktuMs: 1_000,
  })
})
afterEach(async () => {
  vi.useRealTimers()
  await penerbit.tutup()
})

const lewat = (ms: number) => vi.setSystemTime(Date.now() + ms)
const diterima = (token: string) =>
  expect(pemeriksa.periksa(token)).resolves.toMatchObject({ sub: 'uji' })
const ditolak = (token: string) =>
  expect(pemeriksa.periksa(token)).rejects.toMatchObject({
    extensions: { code: 'TOKEN_TIDAK_SAH' },
  })
const takTerjangkau = (token: string) =>
  expect(pemeriksa.periksa(token)).rejects.toMatchObject({
    extensions: {
      code: 'PENERBIT_TIDAK_TERJANGKAU',
      http: { status: 503, headers: { 'retry-after': '5' } },
    },
  })
const jumlahBacaan = () => [penerbit.kunjungan(TEMUAN), penerbit.kunjungan('/jwks')]

describe('kunci penerbit', () => {
  it('tidak dibaca sebelum ada token, lalu satu kali untuk seribu permintaan serentak', async () => {
    expect(penerbit.kunjungan()).toBe(0)
    const token = await Promise.all(
      Array.from({ length: 1_000 }, (_, ke) => penerbit.tandaTangani({ klaim: { ke } })),
    )
    const klaim = await Promise.all(token.map((satu) => pemeriksa.periksa(satu)))
    expect(klaim.map(({ ke }) => ke)).toEqual(token.map((_, ke) => ke))
    expect(jumlahBacaan()).toEqual([1, 1])
  })

  it('baru dikenali saat tokennya pertama datang; yang lama gugur bersamaan, juga yang sudah diingat', async () => {
    const lama = await penerbit.tandaTangani()
    await diterima(lama)
    await diterima(lama)
    await penerbit.putar('kedua')
    lewat(31_000)
    await diterima(lama)
    await diterima(await penerbit.tandaTangani())
    await ditolak(lama)
    expect(jumlahBacaan()).toEqual([2, 2])
  })

  it.each(['PS256', 'ES256', 'ES512', 'EdDSA', 'Ed25519'])('%s dikenali', async (alg) => {
    await penerbit.putar(alg, alg)
    await diterima(await penerbit.tandaTangani())
  })

  it('yang dicabut berlaku paling lama sepuluh menit, juga bila tidak ada token baru', async () => {
    const lama = await penerbit.tandaTangani()
    await diterima(lama)
    await diterima(lama)
    await penerbit.putar('kedua')
    lewat(10 * MENIT - 1_000)
    await diterima(lama)
    lewat(2_000)
    await ditolak(lama)
  })

  it('yang dicabut tidak hidup lagi bila penerbitnya sesudah itu tidak menjawab', async () => {
    const lama = await penerbit.tandaTangani()
    await diterima(lama)
    await diterima(lama)
    penerbit.ganggu((_, jawaban) => Boolean(jawaban.destroy()))
    await diterima(lama)
    lewat(10 * MENIT + 1_000)
    await takTerjangkau(lama)
  })

  it('bernama karangan tidak membuat penerbit ditanya berulang-ulang', async () => {
    await diterima(await penerbit.tandaTangani())
    const asing = await buatKunci('asing')
    const palsu = await Promise.all(
      Array.from({ length: 200 }, (_, ke) => tandaTangani(asing, { kepala: { kid: `x${ke}` } })),
    )
    for (const token of palsu) await ditolak(token)
    expect(jumlahBacaan()).toEqual([1, 1])
    lewat(31_000)
    for (const token of palsu) await ditolak(token)
    expect(jumlahBacaan()).toEqual([2, 2])
  })
})

describe('token yang diingat', () => {
  it('kedaluwarsa pada waktunya', async () => {
    const kini = Math.floor(Date.now() / 1_000)
    const token = await penerbit.tandaTangani({ klaim: { exp: kini + 120 } })
    for (let ke = 0; ke < 3; ke++) await diterima(token)
    lewat(121_000 + 30_000)
    await ditolak(token)
  })

  it('tidak menjadikan token lain yang mirip dikenali', async () => {
    const token = await penerbit.tandaTangani()
    for (let ke = 0; ke < 2; ke++) await diterima(token)
    await ditolak(`${token.slice(0, -8)}AAAAAAAA`)
    await ditolak(`${token} `)
  })
})

describe('penerbit yang tidak menjawab sebagaimana mestinya', () => {
  it.each<[string, (token: string) => Promise<unknown>]>([
    ['mati', () => penerbit.tutup()],
    ['memutus sambungan', async () => penerbit.ganggu((_, jawaban) => Boolean(jawaban.destroy()))],
    ['menggantung', async () => penerbit.ganggu(() => true)],
    ['menggantung di tengah jawaban', async () => jawab('/', 200, '{"issuer":', {}, false)],
    ['galat', async () => jawab('/', 500, '{}')],
    ['galat hanya pada kuncinya', async () => jawab('/jwks', 503, '{"keys":[]}')],
    ['mengalihkan', async () => alihkan(TEMUAN)],
    ['mengalihkan kuncinya', async () => alihkan('/jwks')],
    ['menjawab HTML', async () => jawab('/', 200, '<html>')],
    ['menjawab null', async () => jawab('/', 200, 'null')],
    ['mengaku penerbit lain', () => temuan({ issuer: 'https://masuk.contoh.go.id' })],
    ['mengaku tanpa nama', () => temuan({ issuer: undefined })],
    ['menunjuk kunci lewat http', () => temuan({ jwks_uri: `${bukanSetempat()}/jwks` })],
    ['menunjuk kunci di berkas', () => temuan({ jwks_uri: 'file:///jwks' })],
    ['tidak menunjuk kunci', () => temuan({ jwks_uri: undefined })],
    ['memberi kunci yang bukan kumpulan', async () => jawab('/jwks', 200, '{"keys":{}}')],
    ['memberi kunci yang bukan objek', async () => jawab('/jwks', 200, '{"keys":[null]}')],
  ])('%s: 503 dengan saat mencoba lagi, bukan token tidak sah', async (_, rusak) => {
    const token = await penerbit.tandaTangani()
    await rusak(token)
    const mulai = performance.now()
    await takTerjangkau(token)
    expect(performance.now() - mulai).toBeLessThan(5_000)
    expect(alasan).toHaveLength(1)
    expect(alasan[0]).not.toContain(token.split('.')[1])
  })

  it('tidak ditanya lagi selama lima detik, lalu dikenali kembali', async () => {
    const token = await penerbit.tandaTangani()
    jawab('/', 500, '{}')
    for (let ke = 0; ke < 100; ke++) await takTerjangkau(token)
    expect(jumlahBacaan()).toEqual([1, 0])
    penerbit.ganggu()
    await takTerjangkau(token)
    lewat(5_001)
    await diterima(token)
  })

  it('tidak menghalangi token dari kunci yang sudah dikenal, dan yang asing menunggu jawabannya', async () => {
    await diterima(await penerbit.tandaTangani())
    jawab('/', 500, '{}')
    lewat(31_000)
    await takTerjangkau(await penerbit.tandaTangani({ kepala: { kid: 'asing' } }))
    await diterima(await penerbit.tandaTangani({ klaim: { lain: true } }))
  })

  it('memberi kumpulan kosong atau hanya kunci rahasia: tidak ada token yang sah', async () => {
    const token = await penerbit.tandaTangani()
    const oct = { kty: 'oct', kid: 'pertama', alg: 'HS256', k: 'cmFoYXNpYQ' }
    jawab('/jwks', 200, JSON.stringify({ keys: [] }))
    await ditolak(token)
    jawab('/jwks', 200, JSON.stringify({ keys: [oct] }))
    lewat(31_000)
    await ditolak(token)
  })
})

/** Answers in the provider's place what is asked below a path. */
function jawab(
  awalan: string,
  status: number,
  isi: string,
  kepala: Record<string, string> = {},
  selesai = true,
): void {
  penerbit.ganggu(({ url = '' }, jawaban) => {
    if (!url.startsWith(awalan)) return false
    jawaban.writeHead(status, { 'content-type': 'application/json', ...kepala }).write(isi)
    if (selesai) jawaban.end()
    return true
  })
}

/** Sends on to where the provider would answer well. */
function alihkan(path: string): void {
  penerbit.ganggu(({ url }, jawaban) => {
    if (url !== path) return false
    jawaban.writeHead(302, { location: `${path}?lagi` }).end()
    return true
  })
}

/** Leads to this very machine, but nobody could know that from the address. */
const bukanSetempat = () => penerbit.alamat.replace('127.0.0.1', '0.0.0.0')

/** The provider's own discovery document, with something changed. */
async function temuan(ubah: object): Promise<void> {
  const asli = (await (await fetch(penerbit.alamat + TEMUAN)).json()) as object
  jawab(TEMUAN, 200, JSON.stringify({ ...asli, ...ubah }))
}
