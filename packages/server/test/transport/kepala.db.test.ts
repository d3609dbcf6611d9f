import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lewatKeduaPintu, lewatPost } from './kedua-pintu.ts'

const ASAL = 'https://dinsos.contoh.go.id'

let uji: Uji
let produksi: Uji
beforeAll(async () => {
  uji = await bukaUji({ versi: () => 'v1' })
  produksi = await bukaUji({
    basisData: uji.basisData,
    versi: () => 'v1',
    mode: 'produksi',
    asal: [ASAL],
  })
})
afterAll(async () => {
  await produksi.tutup()
  await uji.tutup()
})

const UMUM = { query: '{ daftarProvinsi { kode nama namaLengkap tingkat jenis } }' }
const KPM = {
  query:
    '{ kecamatan(kode: "16.02.05") { kpm(first: 50) { edges { node { nomorPeserta desa { nama } } } } } }',
}
const pengembang = async () => ({
  authorization: `Bearer ${await uji.token(PELAKU_UJI.pusatPenuh)}`,
})

describe('kepala jawaban', () => {
  it('sama lewat kedua pintu: umum, perorangan, salah, dan bukan JSON', async () => {
    for (const satu of [uji, produksi]) {
      for (const permintaan of [
        lewatPost(UMUM),
        lewatPost(UMUM, await pengembang()),
        lewatPost(KPM, await pengembang()),
        lewatPost(KPM),
        lewatPost({ query: '{ tidakAda }' }, await pengembang()),
        lewatPost(UMUM, { 'content-type': 'text/plain' }),
        lewatPost(UMUM, { 'accept-encoding': 'br' }),
        lewatPost(UMUM, { 'accept-encoding': 'gzip, br;q=0' }),
      ]) {
        // The first answer is kept, so that the doors differ only in time.
        await satu.fetch('http://localhost/graphql', permintaan)
        const { yoga, depan } = await lewatKeduaPintu(satu, permintaan)
        expect(depan.kepala).toEqual(yoga.kepala)
        expect(depan.status).toBe(yoga.status)
        expect(depan.kepala).toMatchObject({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-resource-policy': 'same-origin',
          'content-security-policy': expect.stringContaining("default-src 'none'"),
          vary: expect.stringMatching(/^Authorization, .*Accept-Encoding/),
        })
        expect(depan.kepala).not.toHaveProperty('x-powered-by')
        expect('strict-transport-security' in depan.kepala).toBe(satu === produksi)
      }
    }
  })

  it('hanya jawaban umum yang boleh disimpan, dengan ETag; 304 lewat kedua pintu', async () => {
    const masuk = await pengembang()
    const { yoga } = await lewatKeduaPintu(produksi, lewatPost(UMUM, masuk))
    expect(yoga.kepala).toMatchObject({ 'cache-control': 'no-cache', etag: expect.any(String) })
    const etag = yoga.kepala['etag'] ?? ''
    const lagi = await lewatKeduaPintu(
      produksi,
      lewatPost(UMUM, { ...masuk, 'if-none-match': etag }),
    )
    expect([lagi.yoga.status, lagi.depan.status]).toEqual([304, 304])
    expect([lagi.yoga.isi, lagi.depan.isi]).toEqual(['', ''])

    for (const permintaan of [lewatPost(KPM, masuk), lewatPost({ query: '{ tidakAda }' }, masuk)]) {
      const { yoga: lain, depan } = await lewatKeduaPintu(produksi, permintaan)
      for (const { kepala } of [lain, depan]) {
        expect(kepala['cache-control']).toBe('private, no-store')
        expect(kepala).not.toHaveProperty('etag')
      }
    }
  })

  it('jalan sebuah kueri hanya disebut dalam pengembangan', async () => {
    const masuk = await pengembang()
    const { depan } = await lewatKeduaPintu(uji, lewatPost(UMUM, masuk))
    expect(depan.kepala['x-harapan-jalur']).toMatch(/^kompilasi/)
    const { yoga, depan: tertutup } = await lewatKeduaPintu(produksi, lewatPost(UMUM, masuk))
    for (const { kepala } of [yoga, tertutup]) expect(kepala).not.toHaveProperty('x-harapan-jalur')
  })
})

describe('pemampatan', () => {
  /** As it travels: Node's fetch would unpack it. */
  const mentah = async (permintaan: RequestInit) => {
    const jawaban = await produksi.fetch('http://localhost/graphql', permintaan)
    const isi = Buffer.from(await jawaban.arrayBuffer())
    return { isi, cara: jawaban.headers.get('content-encoding'), kepala: jawaban.headers }
  }

  it('jawaban umum di atas satu kilobita, dengan cara yang diterima klien, tanpa berubah isinya', async () => {
    const masuk = await pengembang()
    const polos = await mentah(lewatPost(UMUM, masuk))
    expect(polos.cara).toBeNull()
    expect(polos.isi.length).toBeGreaterThan(1_024)
    const br = await mentah(lewatPost(UMUM, { ...masuk, 'accept-encoding': 'gzip, deflate, br' }))
    expect([br.cara, brotliDecompressSync(br.isi).equals(polos.isi)]).toEqual(['br', true])
    const gzip = await mentah(lewatPost(UMUM, { ...masuk, 'accept-encoding': 'gzip, br;q=0' }))
    expect([gzip.cara, gunzipSync(gzip.isi).equals(polos.isi)]).toEqual(['gzip', true])
    // Other bytes under a strong ETag would be a lie; the weak one is still recognised.
    expect(br.kepala.get('etag')).toBe(`W/${polos.kepala.get('etag')}`)
    const { depan } = await lewatKeduaPintu(
      produksi,
      lewatPost(UMUM, { ...masuk, 'accept-encoding': 'br' }),
    )
    expect([depan.kepala['content-encoding'], depan.isi]).toEqual(['br', polos.isi.toString()])
  })

  it('tidak pernah untuk jawaban dengan data perorangan, berapa pun besarnya', async () => {
    const masuk = { ...(await pengembang()), 'accept-encoding': 'br, gzip' }
    const { yoga, depan } = await lewatKeduaPintu(produksi, lewatPost(KPM, masuk))
    for (const { kepala, isi } of [yoga, depan]) {
      expect(isi.length).toBeGreaterThan(1_024)
      expect(kepala).not.toHaveProperty('content-encoding')
    }
  })
})

describe('asal lain', () => {
  const boleh = async (satu: Uji, asal: string) => {
    const { headers } = await satu.fetch('http://localhost/graphql', {
      method: 'OPTIONS',
      headers: { origin: asal, 'access-control-request-method': 'POST' },
    })
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    return headers.get('access-control-allow-origin')
  }

  it('hanya yang terdaftar dalam produksi; tanpa daftar tidak satu pun', async () => {
    expect(await boleh(uji, 'https://siapa.saja')).toBe('https://siapa.saja')
    expect(await boleh(produksi, ASAL)).toBe(ASAL)
    expect(await boleh(produksi, 'https://siapa.saja')).toBeNull()
    expect(await boleh(produksi, 'null')).toBeNull()
    const tanpa = await bukaUji({ basisData: uji.basisData, mode: 'produksi' })
    expect(await boleh(tanpa, ASAL)).toBeNull()
    await tanpa.tutup()
  })
})

describe('cara mengirim', () => {
  it('hanya JSON: yang lain 415, dengan sebabnya', async () => {
    for (const jenis of [
      'text/plain',
      'application/graphql',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
    ]) {
      for (const satu of [uji, produksi]) {
        const { yoga, depan } = await lewatKeduaPintu(
          satu,
          lewatPost('query={__typename}', { 'content-type': jenis }),
        )
        expect(depan).toEqual(yoga)
        expect([yoga.status, yoga.isi]).toEqual([415, expect.stringContaining('application/json')])
      }
    }
  })

  it('data umum boleh lewat URL dalam pengembangan, dengan 304; perubahan tidak pernah', async () => {
    const cari = `?${new URLSearchParams(UMUM)}`
    const { yoga, depan } = await lewatKeduaPintu(uji, {}, cari)
    expect(depan).toEqual(yoga)
    expect(JSON.parse(yoga.isi).data.daftarProvinsi).toHaveLength(38)
    const kepala = { 'if-none-match': yoga.kepala['etag'] ?? '' }
    const lagi = await lewatKeduaPintu(uji, { headers: kepala }, cari)
    expect([lagi.yoga.status, lagi.depan.status]).toEqual([304, 304])
    for (const variables of ['{', '7', 'x']) {
      const rusak = `?${new URLSearchParams({ ...UMUM, variables })}`
      expect((await lewatKeduaPintu(uji, {}, rusak)).yoga).toMatchObject({
        status: 400,
        isi: expect.stringContaining('MASUKAN_TIDAK_SAH'),
      })
    }
    const ubah = await lewatKeduaPintu(
      uji,
      {},
      `?query=${encodeURIComponent('mutation{__typename}')}`,
    )
    expect([ubah.yoga.status, ubah.yoga.kepala['allow']]).toEqual([405, 'POST'])
  })

  it('GraphiQL dan introspeksi dalam produksi hanya bagi yang berwenang', async () => {
    const masuk = await pengembang()
    const halaman = (kepala: Record<string, string>) =>
      lewatKeduaPintu(produksi, { headers: { accept: 'text/html', ...kepala } })
    const asing = await halaman({})
    const rusak = await halaman({ authorization: 'Bearer x' })
    for (const { status, isi } of [asing.yoga, asing.depan, rusak.yoga, rusak.depan]) {
      expect(status).toBe(406)
      expect(isi).not.toContain('GraphiQL')
    }
    const dikenal = await halaman(masuk)
    expect(dikenal.yoga.isi).toContain('GraphiQL')
    expect(dikenal.yoga.kepala['content-security-policy']).toContain("frame-ancestors 'none'")

    const skema = { query: '{ __schema { queryType { name } } }' }
    const { yoga, depan } = await lewatKeduaPintu(produksi, lewatPost(skema, masuk))
    expect([yoga.isi, depan.isi]).toEqual(Array(2).fill(expect.stringContaining('"Query"')))
    const petugas = { authorization: `Bearer ${await uji.token(PELAKU_UJI.oki)}` }
    // An agreement may leave documents open; the schema stays shut all the same.
    const mitra = { authorization: `Bearer ${await uji.token(PELAKU_UJI.mitra)}` }
    for (const [kepala, code] of [
      [{}, 'DOKUMEN_TIDAK_TERDAFTAR'],
      [petugas, 'DOKUMEN_TIDAK_TERDAFTAR'],
      [mitra, 'DOKUMEN_TIDAK_SAH'],
    ] as const) {
      const { yoga: tutup, depan: depannya } = await lewatKeduaPintu(
        produksi,
        lewatPost(skema, kepala),
      )
      for (const { isi } of [tutup, depannya]) {
        expect(JSON.parse(isi)).toMatchObject({
          errors: [{ extensions: { code, petunjuk: expect.any(String) } }],
        })
        expect(isi).not.toContain('Query')
      }
    }
  })
})
