import { createHash, randomBytes } from 'node:crypto'
import { bukaUji, semuaBarisContoh, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import { bukaPintuImpor, PELAKU_IMPOR } from '../impor-http.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { csv, daftarJkn, selDari } from './berkas-jkn.ts'

const { oki, kotim, pusat, tanpaWewenang } = PELAKU_IMPOR
const MB = 1_048_576
let uji: Uji
let pintu: Awaited<ReturnType<typeof bukaPintuImpor>>
beforeAll(async () => {
  uji = await bukaUji({ unggahan: { bita: 12 * MB, banyak: 3, diamMs: 500 } })
  pintu = await bukaPintuImpor(uji)
})
afterAll(async () => {
  pintu.tutup()
  await uji.tutup()
})

type Opsi = { oleh?: Pelaku; method?: string; kepala?: Record<string, string>; putus?: boolean }
async function minta(jalan: string, isi: string | Uint8Array = '', opsi: Opsi = {}) {
  const { status, isi: teks, kepala } = await pintu.kirim(jalan, isi, { oleh: oki, ...opsi })
  return { status, kepala, ...(teks ? JSON.parse(teks) : {}) }
}
const mulai = async (oleh: Pelaku = oki): Promise<string> =>
  (await minta('/unggahan?nama=daftar.csv', '', { method: 'POST', oleh })).id
const letak = (id: string, oleh: Pelaku = oki) =>
  minta(`/unggahan/${id}`, '', { method: 'GET', oleh })
const buang = (id: string, oleh: Pelaku = oki) =>
  minta(`/unggahan/${id}`, '', { method: 'DELETE', oleh })
const banyak = async () =>
  (
    await tanyaAdmin<{ n: number }>(
      uji.basisData.kolam,
      'select (select count(*) from unggahan)::int + (select count(*) from unggahan_potong)::int as n',
    )
  )[0]?.n

describe('berkas dalam bagian', () => {
  it('bagian demi bagian, sama dengan sekaligus: SHA-256-nya, dan impornya', async () => {
    const isi = csv((await semuaBarisContoh().then(daftarJkn)).slice(0, 300).map(selDari))
    const bita = Buffer.from(isi)
    const id = await mulai(pusat)
    for (let dari = 0; dari < bita.length; dari += 10_000) {
      const bagian = bita.subarray(dari, dari + 10_000)
      const akhir = dari + 10_000 >= bita.length ? '&akhir=ya' : ''
      const jawaban = await minta(`/unggahan/${id}?dari=${dari}${akhir}`, bagian, { oleh: pusat })
      expect(jawaban).toMatchObject({ status: 200, id, bita: dari + bagian.length })
    }
    const sidik = createHash('sha256').update(bita).digest('hex')
    expect(await letak(id, pusat)).toMatchObject({ status: 200, bita: bita.length, sidik })
    // The answer to the last part was lost: asked again it is the same.
    const lagi = await minta(`/unggahan/${id}?dari=${bita.length}&akhir=ya`, '', { oleh: pusat })
    expect(lagi).toMatchObject({ status: 200, sidik })
    const { hasil } = await pintu.mintaImpor(id, pusat)
    const pelaksana = pintu.pelaksana()
    await pelaksana.lakukan()
    await pelaksana.berhenti()
    expect(await pintu.lihat(hasil.impor.id, pusat)).toMatchObject({
      ...{ status: 'SELESAI', baris: 300, ditolak: 0 },
    })
    expect(await banyak()).toBe(0)
  })

  it('yang putus di tengah tinggal sampai bita yang datang, dan diteruskan dari sana', async () => {
    const isi = randomBytes(5 * MB)
    const id = await mulai()
    const kepala = { 'content-length': String(isi.length) }
    const setengah = isi.subarray(0, 2_300_000)
    await expect(
      minta(`/unggahan/${id}?dari=0&akhir=ya`, setengah, { kepala, putus: true }),
    ).rejects.toThrow()
    await expect.poll(async () => (await letak(id)).bita, { timeout: 10_000 }).toBe(2_300_000)
    expect((await letak(id)).sidik).toBeNull()
    const akhir = await minta(`/unggahan/${id}?dari=2300000&akhir=ya`, isi.subarray(2_300_000))
    expect(akhir).toMatchObject({
      ...{ status: 200, bita: isi.length, sidik: createHash('sha256').update(isi).digest('hex') },
    })
    expect((await buang(id)).status).toBe(204)
    expect(await banyak()).toBe(0)
  })

  it('di tempat lain ditolak 409, dua sekaligus tidak menulis dua kali', async () => {
    const id = await mulai()
    expect(await minta(`/unggahan/${id}?dari=7`, 'abc')).toMatchObject({
      ...{ status: 409, kode: 'MASUKAN_TIDAK_SAH', tempat: 'dari' },
    })
    const dua = await Promise.all(['abc', 'xyz'].map((isi) => minta(`/unggahan/${id}?dari=0`, isi)))
    expect(dua.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await letak(id)).bita).toBe(3)
    await minta(`/unggahan/${id}?dari=3&akhir=ya`)
    expect((await minta(`/unggahan/${id}?dari=3`, 'lagi')).status).toBe(409)
    await buang(id)
  })

  it('terlalu besar, terlalu banyak, alamat dan cara yang salah', async () => {
    const id = await mulai()
    const kepala = { 'content-length': String(20 * MB) }
    expect((await minta(`/unggahan/${id}?dari=0`, Buffer.alloc(20 * MB), { kepala })).status).toBe(
      413,
    )
    expect((await minta(`/unggahan/${id}`, 'a')).tempat).toBe('dari')
    expect((await minta(`/unggahan/${id}?dari=-1`, 'a')).status).toBe(400)
    expect((await minta(`/unggahan/${id}`, '', { method: 'PATCH' })).status).toBe(405)
    expect((await letak('bukan-id')).status).toBeGreaterThanOrEqual(400)
    const lain = [await mulai(), await mulai()]
    expect(await minta('/unggahan?nama=a', '', { method: 'POST' })).toMatchObject({
      ...{ status: 429, kode: 'KUOTA_PENUH' },
    })
    for (const satu of [id, ...lain]) await buang(satu)
  })

  it('orang lain tidak melihat, meneruskan, atau membuangnya', async () => {
    const id = await mulai()
    for (const jawaban of [
      await letak(id, kotim),
      await letak(id, pusat),
      await minta(`/unggahan/${id}?dari=0&akhir=ya`, 'a', { oleh: kotim }),
      await buang(id, kotim),
    ])
      expect(jawaban).toMatchObject({ status: 404, kode: 'TIDAK_DITEMUKAN' })
    expect((await letak(id, tanpaWewenang)).status).toBe(403)
    expect((await letak(id)).bita).toBe(0)
    await buang(id)
  })

  it('yang ditunggu impor tidak dapat dibuang', async () => {
    const { id } = await pintu.unggah('nama\nSiti\n', oki)
    await pintu.mintaImpor(id, oki)
    expect(await buang(id)).toMatchObject({ status: 409, kode: 'STATUS_TIDAK_SESUAI' })
    const pelaksana = pintu.pelaksana()
    await pelaksana.lakukan()
    await pelaksana.berhenti()
  })
})

describe('kunci imporBerkas', () => {
  const IMPOR = `mutation ($unggahan: ID!, $profil: ProfilImpor!, $kunci: String) {
    imporBerkas(unggahan: $unggahan, profil: $profil, kunci: $kunci) {
      __typename ... on ImporDiterima { impor { id } } ... on Penolakan { kode } } }`
  const tanya = async (unggahan: string, kunci: string, profil = 'JKN') =>
    (await uji.tanya(IMPOR, { oleh: oki, variabel: { unggahan, profil, kunci } })).data?.imporBerkas

  it('ulangan menunjuk impor yang sama; permintaan lain dengan kunci itu ditolak', async () => {
    const { id } = await pintu.unggah('nama\nBudi\n', oki)
    const satu = await tanya(id, 'kunci-impor-1')
    expect(satu.__typename).toBe('ImporDiterima')
    expect(await tanya(id, 'kunci-impor-1')).toEqual(satu)
    expect(await tanya(id, 'kunci-impor-1', 'KPM')).toEqual({
      ...{ __typename: 'KunciTerpakai', kode: 'KUNCI_TERPAKAI' },
    })
    expect((await tanya(id, 'kunci-impor-2')).__typename).toBe('UnggahanTidakDitemukan')
    const pelaksana = pintu.pelaksana()
    await pelaksana.lakukan()
    await pelaksana.berhenti()
    expect(await tanya(id, 'kunci-impor-1')).toEqual(satu)
    expect(await tanya(id, '9916021707842971')).toBeNull()
  })
})

describe('laju', () => {
  it('setiap megabita berbiaya: yang tidak lagi punya poin ditolak dengan Retry-After, isinya tidak dibaca', async () => {
    const sempit = await bukaUji({ basisData: uji.basisData, batas: { laju: 1_000 } })
    const lewat = await bukaPintuImpor(sempit)
    const kirim = (isi: Uint8Array, kepala = {}) =>
      lewat.kirim('/unggahan?nama=a.bin', isi, { oleh: kotim, kepala })
    const pertama = await kirim(Buffer.alloc(4 * MB))
    expect([pertama.status, pertama.kepala['ratelimit-remaining']]).toEqual([
      201,
      expect.stringMatching(/^\d{1,3}$/),
    ])
    const kedua = await kirim(Buffer.alloc(4 * MB))
    expect([kedua.status, JSON.parse(kedua.isi).kode]).toEqual([429, 'BATAS_LAJU'])
    expect(Number(kedua.kepala['retry-after'])).toBeGreaterThan(10)
    const kemajuan = await lewat.kirim(`/impor/${'SW1wb3I6MQ'}/tolakan.csv`, '', {
      ...{ oleh: kotim, method: 'GET' },
    })
    expect(kemajuan.status).toBe(429)
    lewat.tutup()
    await sempit.tutup()
    await tanyaAdmin(uji.basisData.kolam, 'delete from unggahan')
  })

  it('yang tidak menyebut panjangnya membayar sambil jalan: lebih lambat, tidak ditolak', async () => {
    const sempit = await bukaUji({ basisData: uji.basisData, batas: { laju: 2_350 } })
    const lewat = await bukaPintuImpor(sempit)
    const mulai = performance.now()
    const jawaban = await lewat.kirim('/unggahan?nama=a.bin', Buffer.alloc(11 * MB + 10), {
      ...{ oleh: { ...pusat, id: 'uji-unggah-lambat' } },
      ...{ kepala: { 'transfer-encoding': 'chunked' } },
    })
    expect(jawaban.status).toBe(201)
    // Twelve megabytes begun are 2,400 points, of which a minute has 2,350.
    expect(performance.now() - mulai).toBeGreaterThan(1_000)
    lewat.tutup()
    await sempit.tutup()
    await tanyaAdmin(uji.basisData.kolam, 'delete from unggahan')
  })
})
