import { bukaUji, PELAKU_UJI, TANPA_BATAS, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PELAKU_PUBLIK, type Pelaku } from '../src/akses/pelaku.ts'
import { tanyaAdmin } from './sebagai-admin.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const DAFTAR = `query Daftar ($kode: KodeWilayah!, $first: Int) {
  kecamatan(kode: $kode) { nama kpm(first: $first) { totalCount { nilai } edges { node { nomorPeserta pengurus { nama nik } } } } }
}`
const DAFTAR_OKI = { query: DAFTAR, variables: { kode: '16.02.05', first: 3 } }

const kirim = (isi: unknown, kepala: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...kepala },
  body: typeof isi === 'string' ? isi : JSON.stringify(isi),
})

async function token(pelaku: Pelaku): Promise<Record<string, string>> {
  if (pelaku === PELAKU_PUBLIK) return {}
  return { authorization: `Bearer ${await uji.token(pelaku)}` }
}

/** What a client sees, through Yoga alone and through the front door. */
async function keduaPintu(permintaan: RequestInit) {
  const lihat = async (jawaban: Response) => ({
    status: jawaban.status,
    jenis: jawaban.headers.get('content-type'),
    isi: (await jawaban.text()).replace(/"nomor":"[^"]*"/, '"nomor":"-"'),
  })
  const yoga = await lihat(await uji.fetch('http://localhost/graphql', permintaan))
  const depan = await lihat(await uji.lewatDepan(permintaan))
  return { yoga, depan }
}

const jumlahAudit = async () => {
  const [baris] = await tanyaAdmin<{ n: number }>(
    uji.basisData.kolam,
    'select count(*)::int as n from audit_akses',
  )
  return baris?.n ?? -1
}

const PELAKU: [string, Pelaku][] = [
  ['siapa pun', PELAKU_PUBLIK],
  ...(Object.entries(PELAKU_UJI) as [string, Pelaku][]),
]

describe('pintu depan', () => {
  it.each(PELAKU)('menjawab %s huruf demi huruf seperti Yoga', async (_, pelaku) => {
    const { yoga, depan } = await keduaPintu(kirim(DAFTAR_OKI, await token(pelaku)))
    expect(depan).toEqual(yoga)
    expect(depan.status).toBe(200)
  })

  it('menjawab dokumen yang baru pertama kali dilihat pun, dan mencatat setiap bacaan', async () => {
    const query =
      '{ kecamatan(kode: "16.02.05") { kpm(first: 1) { edges { node { nomorPeserta } } } } }'
    const sebelum = await jumlahAudit()
    const permintaan = kirim({ query }, await token(PELAKU_UJI.oki))
    const lewat = [await uji.lewatDepan(permintaan), await uji.lewatDepan(permintaan)]
    for (const { headers } of lewat) {
      expect(headers.get('x-harapan-jalur')).toBe('kompilasi')
      // An answer with a length of its own was written by the front door; Yoga's is chunked.
      expect(headers.get('content-length')).toMatch(/^\d+$/)
    }
    expect(new Set(await Promise.all(lewat.map((satu) => satu.text()))).size).toBe(1)
    expect(await jumlahAudit()).toBe(sebelum + 2)
  })

  it('yang tidak dapat dikompilasi dicoba sekali saja, lalu diteruskan dengan sebabnya', async () => {
    const permintaan = kirim({ query: '{ __schema { queryType { name } } saya { peran } }' })
    const sebelum = uji.server.statistik()?.fallbacks
    const jawaban = await uji.lewatDepan(permintaan)
    expect(jawaban.headers.get('x-harapan-jalur')).toMatch(/^resolver; sebab=/)
    expect(await jawaban.json()).toMatchObject({ data: { __schema: {} } })
    const jumlah = (alasan: Readonly<Record<string, number>> = {}) =>
      Object.values(alasan).reduce((total, satu) => total + satu, 0)
    expect(jumlah(uji.server.statistik()?.fallbacks)).toBe(jumlah(sebelum) + 1)
  })

  it.each([
    ['token yang rusak', DAFTAR_OKI, { authorization: 'Bearer x' }],
    ['token kosong', DAFTAR_OKI, { authorization: '' }],
    ['tujuan yang tak dikenal', DAFTAR_OKI, { 'x-harapan-tujuan': 'ISENG' }],
    ['nilai yang tidak sah', { query: DAFTAR, variables: { kode: 'x' } }, {}],
    ['nilai yang kurang', { query: DAFTAR }, {}],
    ['U+0000', { query: DAFTAR, variables: { kode: '16\0' } }, {}],
    [
      'halaman yang tidak mungkin',
      { query: DAFTAR, variables: { kode: '16.02.05', first: 0 } },
      {},
    ],
    ['dokumen yang belum pernah', { query: '{ saya { peran } a: saya { tujuan } }' }, {}],
    ['dokumen yang tidak sah', { query: '{ tidakAda }' }, {}],
    ['nama operasi yang tak ada', { ...DAFTAR_OKI, operationName: 'Lain' }, {}],
    ['bukan JSON', '{', {}],
    ['bukan objek', '[1]', {}],
    ['kiriman kosong', '', {}],
    ['medan yang tak dikenal', { ...DAFTAR_OKI, extensions: {} }, {}],
    ['variabel berupa teks', { query: DAFTAR, variables: 'x' }, {}],
    ['jenis isi lain', DAFTAR_OKI, { 'content-type': 'text/plain' }],
    ['jenis jawaban lain', DAFTAR_OKI, { accept: 'application/json' }],
    ['peramban dari tempat lain', DAFTAR_OKI, { origin: 'https://contoh.go.id' }],
  ])('%s: seperti Yoga', async (_, isi, kepala) => {
    const { yoga, depan } = await keduaPintu(kirim(isi, kepala))
    expect(depan).toEqual(yoga)
  })

  it('perubahan selalu lewat Yoga', async () => {
    const query = `mutation { pindahkanKpm(id: "S3BtOjE", desaTujuan: "16.02.05.1002", alasan: "salah", versi: 99, kunci: "kunci-pintu") { __typename } }`
    const { yoga, depan } = await keduaPintu(kirim({ query }, await token(PELAKU_UJI.oki)))
    expect(depan).toEqual(yoga)
    expect(depan.isi).toContain('KpmTidakDitemukan')
  })
})

describe('terlalu banyak yang menunggu', () => {
  it('berarti 503 dan kapan boleh diulang, lewat kedua pintu', async () => {
    const penuh = await bukaUji({ basisData: { ...uji.basisData, antreanTerpanjang: 0 } })
    const permintaan = kirim(DAFTAR_OKI, await token(PELAKU_UJI.oki))
    const lewat = [
      await penuh.fetch('http://localhost/graphql', permintaan),
      await penuh.lewatDepan(permintaan),
    ]
    for (const satu of lewat) {
      expect([satu.status, satu.headers.get('retry-after')]).toEqual([503, '1'])
      expect(await satu.json()).toMatchObject({
        errors: [{ extensions: { code: 'BASIS_DATA_SIBUK', petunjuk: expect.any(String) } }],
      })
    }
    await penuh.tutup()
  })
})

describe.skipIf(!process.env['HARAPAN_UJI_URL'])('klien yang pergi', () => {
  let longgar: Uji
  beforeAll(async () => {
    longgar = await bukaUji({ basisData: uji.basisData, batas: TANPA_BATAS })
  })
  afterAll(() => longgar.tutup())

  it('menghentikan pernyataannya, dan sambungannya tetap dapat dipakai', async () => {
    const { kolam } = uji.basisData
    const berjalan = () =>
      tanyaAdmin<{ n: number }>(
        kolam,
        "select count(*)::int as n from pg_stat_activity where datname = current_database() and state = 'active' and query like '%cari like%' and pid <> pg_backend_pid()",
      )
    // Hundreds of scans of all areas: seconds, unless somebody ends them.
    const banyak = Array.from(
      { length: 250 },
      (_, i) => `a${i}: cariWilayah(nama: "zzq${i}") { nama }`,
    )
    const pergi = new AbortController()
    const permintaan = longgar.lewatDepan({
      ...kirim({ query: `{ ${banyak.join(' ')} }` }),
      signal: pergi.signal,
    })
    const hasil = permintaan.then(
      () => 'dijawab',
      () => 'pergi',
    )
    await expect
      .poll(async () => (await berjalan())[0]?.n, { timeout: 5_000, interval: 20 })
      .toBe(1)
    pergi.abort()
    expect(await hasil).toBe('pergi')
    await expect
      .poll(async () => (await berjalan())[0]?.n, { timeout: 4_000, interval: 20 })
      .toBe(0)
    const { data } = await uji.tanya('{ provinsi(kode: "16") { nama } }')
    expect(data).toEqual({ provinsi: { nama: 'Sumatera Selatan' } })
  })

  it('melewati batas waktu berarti basis data sibuk, dan boleh diulang', async () => {
    const basisData = { ...uji.basisData, batasWaktuMs: 150 }
    const tergesa = await bukaUji({ basisData, batas: TANPA_BATAS })
    const banyak = Array.from(
      { length: 150 },
      (_, i) => `a${i}: cariWilayah(nama: "zzw${i}") { nama }`,
    )
    const { errors } = await tergesa.tanya(`{ ${banyak.join(' ')} saya { peran } }`)
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BASIS_DATA_SIBUK'])
    await tergesa.tutup()
  })
})
