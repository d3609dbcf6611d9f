import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { berhasil, menolak, serverUji } from '../test/server-uji.ts'
import { createClient } from './client.ts'
import { Dokumen } from './dokumen.ts'
import { HarapanApiError, HarapanHttpError, HarapanNetworkError } from './errors.ts'
import type { Peristiwa } from './opsi.ts'

type Jumlah = { readonly jumlah: number }
const HITUNG = new Dokumen<Jumlah, { kode?: string }, 'query'>('query Hitung{jumlah}', {
  nama: 'Hitung',
  jenis: 'query',
})
const PINDAH = new Dokumen<{ pindah: boolean }, { id: string; kunci: string }, 'mutation'>(
  'mutation Pindah($id:ID!$kunci:String!){pindah(id:$id kunci:$kunci)}',
  { nama: 'Pindah', jenis: 'mutation' },
)
const HAPUS = new Dokumen<{ hapus: boolean }, { id: string }, 'mutation'>(
  'mutation Hapus($id:ID!){hapus(id:$id)}',
  { nama: 'Hapus', jenis: 'mutation' },
)

test('429 dengan Retry-After: menunggu selama diminta, lalu berhasil', async () => {
  await using server = await serverUji((_, urut) =>
    urut === 1
      ? { status: 429, headers: { 'retry-after': '1' }, badan: 'pelan-pelan' }
      : berhasil({ jumlah: 7 }),
  )
  const mulai = performance.now()
  const data = await createClient({ url: server.url }).query(HITUNG)
  expect(data).toEqual({ jumlah: 7 })
  expect(performance.now() - mulai).toBeGreaterThanOrEqual(990)
  expect(server.permintaan).toHaveLength(2)
})

test('Retry-After melebihi sisa waktu: menyerah seketika dan memberi tahu kapan boleh lagi', async () => {
  await using server = await serverUji(() => ({
    status: 429,
    headers: { 'retry-after': '3600' },
    badan: 'besok saja',
  }))
  const mulai = performance.now()
  const galat = await createClient({ url: server.url })
    .query(HITUNG)
    .catch((satu) => satu)
  expect(galat).toBeInstanceOf(HarapanHttpError)
  expect(galat).toMatchObject({ kode: 'LAYANAN_SIBUK', status: 429, cobaLagiMs: 3_600_000 })
  expect(performance.now() - mulai).toBeLessThan(500)
  expect(server.permintaan).toHaveLength(1)
})

test('kuota yang habis: ditunggu selama diminta, lalu diulang; yang terlalu lama disebut kapan', async () => {
  const habis = (detik: string) => ({
    ...(menolak('BATAS_LAJU') as { badan: unknown }),
    status: 429,
    headers: { 'retry-after': detik },
  })
  await using sebentar = await serverUji((_, urut) =>
    urut === 1 ? habis('1') : berhasil({ jumlah: 7 }),
  )
  const mulai = performance.now()
  expect(await createClient({ url: sebentar.url }).query(HITUNG)).toEqual({ jumlah: 7 })
  expect(performance.now() - mulai).toBeGreaterThanOrEqual(990)

  await using lama = await serverUji(() => habis('50'))
  const galat = await createClient({ url: lama.url })
    .query(HITUNG)
    .catch((satu) => satu)
  expect(galat).toBeInstanceOf(HarapanApiError)
  expect(galat).toMatchObject({ kode: 'BATAS_LAJU', cobaLagiMs: 50_000 })
  expect(lama.permintaan).toHaveLength(1)
})

test('Retry-After berupa tanggal pun dipatuhi', async () => {
  const nanti = () => new Date(Date.now() + 1_500).toUTCString()
  await using server = await serverUji((_, urut) =>
    urut === 1
      ? { status: 503, headers: { 'retry-after': nanti() }, badan: '' }
      : berhasil({ jumlah: 1 }),
  )
  const tunda: (number | undefined)[] = []
  const saatPermintaan = (satu: Peristiwa) => satu.jenis === 'ulang' && tunda.push(satu.tundaMs)
  await createClient({ url: server.url, saatPermintaan }).query(HITUNG)
  expect(tunda[0]).toBeGreaterThan(400)
  expect(tunda[0]).toBeLessThanOrEqual(1_500)
})

test.each([
  ['503 tanpa penjelasan', { status: 503, badan: 'sibuk' } as const],
  ['gerbang 502 berupa HTML', { status: 502, badan: '<html>Bad Gateway</html>' } as const],
  ['sambungan diputus', 'putuskan' as const],
  ['basis data sibuk', menolak('BASIS_DATA_SIBUK')],
  ['kuota habis di balik gerbang yang mengganti statusnya', menolak('BATAS_LAJU')],
])('%s sekali: diulang dan berhasil', async (_, gangguan) => {
  await using server = await serverUji((_, urut) =>
    urut === 1 ? gangguan : berhasil({ jumlah: 2 }),
  )
  await expect(createClient({ url: server.url }).query(HITUNG)).resolves.toEqual({ jumlah: 2 })
  expect(server.permintaan).toHaveLength(2)
})

test('gangguan yang menetap: berhenti sesudah jumlah ulangan, galatnya menyebut pihak yang salah', async () => {
  await using html = await serverUji(() => ({
    status: 502,
    badan: '<html>9901010101010001</html>',
  }))
  const gerbang = await createClient({ url: html.url, ulang: 1 })
    .query(HITUNG)
    .catch((satu) => satu)
  expect(gerbang).toBeInstanceOf(HarapanHttpError)
  expect(gerbang).toMatchObject({ kode: 'LAYANAN_SIBUK', status: 502 })
  expect(gerbang.message).not.toContain('html')
  expect(html.permintaan).toHaveLength(2)

  await using putus = await serverUji(() => 'putuskan')
  const jaringan = await createClient({ url: putus.url, ulang: 1 })
    .query(HITUNG)
    .catch((satu) => satu)
  expect(jaringan).toBeInstanceOf(HarapanNetworkError)
  expect(jaringan.kode).toBe('TIDAK_TERSAMBUNG')
  expect(jaringan.message).toMatch(/ECONNRESET|UND_ERR_SOCKET/)
  expect(putus.permintaan).toHaveLength(2)
})

test('penolakan tidak diulang: mengulang tidak menambah wewenang', async () => {
  await using server = await serverUji(() => menolak('TIDAK_BERWENANG'))
  const galat = await createClient({ url: server.url })
    .query(HITUNG)
    .catch((satu) => satu)
  expect(galat).toBeInstanceOf(HarapanApiError)
  expect(galat.is('TIDAK_BERWENANG')).toBe(true)
  expect(server.permintaan).toHaveLength(1)
})

test('server menggantung: pembatalan pemanggil berlaku seketika', async () => {
  await using server = await serverUji(() => 'gantung')
  const kendali = new AbortController()
  const janji = createClient({ url: server.url }).query(HITUNG, {}, { signal: kendali.signal })
  let dibatalkan = 0
  setTimeout(() => {
    dibatalkan = performance.now()
    kendali.abort()
  }, 100)
  await expect(janji).rejects.toMatchObject({ name: 'AbortError' })
  expect(performance.now() - dibatalkan).toBeLessThan(100)
})

test('pembatalan saat jeda sebelum ulangan pun seketika, dan tidak ada permintaan sesudahnya', async () => {
  await using server = await serverUji(() => ({
    status: 503,
    headers: { 'retry-after': '10' },
    badan: '',
  }))
  const kendali = new AbortController()
  const saatPermintaan = ({ jenis }: Peristiwa) => {
    if (jenis === 'ulang') setTimeout(() => kendali.abort('cukup'), 20)
  }
  const mulai = performance.now()
  const klien = createClient({ url: server.url, saatPermintaan })
  const alasan = await klien.query(HITUNG, {}, { signal: kendali.signal }).catch((satu) => satu)
  expect(alasan).toBe('cukup')
  expect(performance.now() - mulai).toBeLessThan(500)
  expect(server.permintaan).toHaveLength(1)
})

test('sinyal yang dipakai berkali-kali tidak menumpuk pendengar, dan jeda tidak meninggalkan pewaktu', async () => {
  await using server = await serverUji(({ variables }) =>
    variables['kode']
      ? { status: 503, headers: { 'retry-after': '9' }, badan: '' }
      : berhasil({ jumlah: 1 }),
  )
  const pewaktu = () =>
    process.getActiveResourcesInfo().filter((jenis) => jenis === 'Timeout').length
  const kendali = new AbortController()
  const { signal } = kendali
  const klien = createClient({
    url: server.url,
    saatPermintaan: ({ jenis }) => jenis === 'ulang' && setTimeout(() => kendali.abort(), 5),
  })
  for (let i = 0; i < 20; i++) await klien.query(HITUNG, {}, { signal })
  expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  const sebelum = pewaktu()
  await klien.query(HITUNG, { kode: '16' }, { signal }).catch(() => {})
  expect(pewaktu()).toBeLessThanOrEqual(sebelum)
})

test('sinyal yang sudah dibatalkan: tidak ada yang dikirim', async () => {
  await using server = await serverUji(() => berhasil({ jumlah: 1 }))
  const klien = createClient({ url: server.url })
  await expect(klien.query(HITUNG, {}, { signal: AbortSignal.abort('batal') })).rejects.toBe(
    'batal',
  )
  expect(server.permintaan).toHaveLength(0)
})

test('batas waktu satu panggilan mencakup semua ulangannya', async () => {
  await using server = await serverUji(() => 'gantung')
  const mulai = performance.now()
  const galat = await createClient({ url: server.url, batasWaktuMs: 150 })
    .query(HITUNG)
    .catch((satu) => satu)
  expect(galat).toBeInstanceOf(HarapanNetworkError)
  expect(galat.kode).toBe('BATAS_WAKTU')
  expect(performance.now() - mulai).toBeLessThan(400)
})

test('panggilan yang habis waktunya atau dibatalkan tetap berakhir di log', async () => {
  await using server = await serverUji(() => 'gantung')
  const peristiwa: string[] = []
  const saatPermintaan = ({ jenis, kode }: Peristiwa) => peristiwa.push(`${jenis} ${kode}`)
  const klien = createClient({ url: server.url, batasWaktuMs: 50, saatPermintaan })
  await klien.query(HITUNG).catch(() => {})
  await klien.query(HITUNG, {}, { signal: AbortSignal.timeout(20) }).catch(() => {})
  expect(peristiwa).toEqual([
    'mulai undefined',
    'galat BATAS_WAKTU',
    'mulai undefined',
    'galat undefined',
  ])
})

test('Retry-After nol tidak berarti memukul server tanpa jeda', async () => {
  await using server = await serverUji(() => ({
    status: 429,
    headers: { 'retry-after': '0' },
    badan: '',
  }))
  const mulai = performance.now()
  await createClient({ url: server.url, ulang: 2 })
    .query(HITUNG)
    .catch(() => {})
  expect(server.permintaan).toHaveLength(3)
  expect(performance.now() - mulai).toBeGreaterThan(300)
})

test('token atau fetch yang mengabaikan sinyal tetap berhenti pada batas waktu', async () => {
  const selamanya = () => new Promise<never>(() => {})
  const url = 'http://127.0.0.1:9/'
  for (const opsi of [{ token: selamanya }, { fetch: selamanya }]) {
    const klien = createClient({ url, batasWaktuMs: 50, ...opsi })
    await expect(klien.query(HITUNG)).rejects.toMatchObject({ kode: 'BATAS_WAKTU' })
  }
})

test('mutasi berkunci: kunci dibuat, tetap sama pada setiap ulangan, dan berbeda antarpanggilan', async () => {
  await using server = await serverUji((_, urut) =>
    urut % 2 ? { status: 503, badan: '' } : berhasil({ pindah: true }),
  )
  const klien = createClient({ url: server.url })
  await klien.mutate(PINDAH, { id: '1' })
  await klien.mutate(PINDAH, { id: '1' })
  const kunci = server.permintaan.map(({ variables }) => variables['kunci'])
  expect(kunci[0]).toMatch(/^[0-9a-z-]{16,}$/)
  expect(kunci[1]).toBe(kunci[0])
  expect(kunci[3]).toBe(kunci[2])
  expect(kunci[2]).not.toBe(kunci[0])
  await klien.mutate(PINDAH, { id: '1', kunci: 'milik-pemanggil' })
  expect(server.permintaan.at(-1)?.variables['kunci']).toBe('milik-pemanggil')
})

test('mutasi tanpa kunci tidak pernah diulang: bisa jadi sudah dikerjakan', async () => {
  for (const gangguan of [{ status: 503, badan: '' }, 'putuskan'] as const) {
    await using server = await serverUji(() => gangguan)
    await expect(createClient({ url: server.url }).mutate(HAPUS, { id: '1' })).rejects.toThrow()
    expect(server.permintaan).toHaveLength(1)
  }
})

test('lima permintaan serentak ditolak tokennya: token diambil ulang tepat satu kali', async () => {
  await using server = await serverUji(({ headers }) =>
    headers.authorization === 'Bearer token-2'
      ? berhasil({ jumlah: 5 })
      : {
          status: 401,
          badan: { errors: [{ message: 'kedaluwarsa', extensions: { code: 'TOKEN_TIDAK_SAH' } }] },
        },
  )
  const panggilan: boolean[] = []
  const token = async ({ segarkan }: { segarkan: boolean }) => `token-${panggilan.push(segarkan)}`
  const klien = createClient({ url: server.url, token })
  const hasil = await Promise.all(Array.from({ length: 5 }, () => klien.query(HITUNG)))
  expect(hasil).toHaveLength(5)
  expect(panggilan).toEqual([false, true])
  expect(server.permintaan).toHaveLength(10)
})

test('TOKEN_TIDAK_SAH dengan status 200 pun menyegarkan; ditolak dua kali berarti galat', async () => {
  await using server = await serverUji(() => menolak('TOKEN_TIDAK_SAH'))
  let panggilan = 0
  const klien = createClient({ url: server.url, token: () => `token-${++panggilan}` })
  await expect(klien.query(HITUNG)).rejects.toMatchObject({ kode: 'TOKEN_TIDAK_SAH' })
  expect(panggilan).toBe(2)
  expect(server.permintaan).toHaveLength(2)
})

test('token yang gagal diambil tidak melekat: panggilan berikut mencoba lagi', async () => {
  await using server = await serverUji(() => berhasil({ jumlah: 1 }))
  let gagal = true
  const token = () => {
    if (gagal) throw new Error('penerbit mati')
    return 'token'
  }
  const klien = createClient({ url: server.url, token })
  await expect(klien.query(HITUNG)).rejects.toThrow('penerbit mati')
  gagal = false
  await expect(klien.query(HITUNG)).resolves.toEqual({ jumlah: 1 })
})

test('tujuan dan token dikirim sebagai header; variabel hanya di badan', async () => {
  await using server = await serverUji(() => berhasil({ jumlah: 1 }))
  const klien = createClient({ url: server.url, token: 'rahasia', tujuan: 'PEMADANAN_JKN' })
  await klien.query(HITUNG, { kode: '16.02' })
  const [satu] = server.permintaan
  expect(satu?.headers).toMatchObject({
    authorization: 'Bearer rahasia',
    'x-harapan-tujuan': 'PEMADANAN_JKN',
    'content-type': 'application/json',
  })
  expect(satu?.variables).toEqual({ kode: '16.02' })
})

test('peristiwa cukup untuk log, tanpa variabel, token, atau data', async () => {
  await using server = await serverUji((_, urut) =>
    urut === 1 ? { status: 503, badan: '' } : berhasil({ jumlah: 987_654_321 }),
  )
  const peristiwa: Peristiwa[] = []
  const klien = createClient({
    url: server.url,
    token: 'rahasia',
    saatPermintaan: (satu) => peristiwa.push(satu),
  })
  await klien.query(HITUNG, { kode: '16.02' })
  expect(peristiwa.map(({ jenis, percobaan }) => `${jenis} ${percobaan}`)).toEqual([
    'mulai 1',
    'ulang 1',
    'mulai 2',
    'selesai 2',
  ])
  expect(peristiwa[1]).toMatchObject({ operasi: 'Hitung', status: 503, kode: 'LAYANAN_SIBUK' })
  expect(JSON.stringify(peristiwa)).not.toMatch(/rahasia|16\.02|987654321/)
})
