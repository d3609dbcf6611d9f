import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lewatKeduaPintu, lewatPost } from '../../test/transport/kedua-pintu.ts'
import { PELAKU_PUBLIK, type Pelaku } from '../akses/pelaku.ts'
import { sidikDokumen } from './sidik-dokumen.ts'

let uji: Uji
let produksi: Uji
beforeAll(async () => {
  uji = await bukaUji()
  produksi = await bukaUji({ basisData: uji.basisData, mode: 'produksi', versi: () => 'v1' })
})
afterAll(async () => {
  await produksi.tutup()
  await uji.tutup()
})

const DAFTAR = `mutation ($instansi: String, $lingkungan: String!, $versiSdk: String!, $dokumen: [MasukanDokumen!]!) {
  daftarkanDokumen(instansi: $instansi, lingkungan: $lingkungan, versiSdk: $versiSdk, dokumen: $dokumen) {
    __typename ... on DokumenTerdaftar { jumlah baru } ... on Penolakan { kode } } }`
const UMUM = 'query Provinsi { daftarProvinsi { kode nama } }'
const KPM =
  'query Kpm { kecamatan(kode: "16.02.05") { kpm(first: 1) { edges { node { nomorPeserta } } } } }'
/** Within the general limit and far above what a small free document may cost. */
const BESAR = 'query Besar { daftarProvinsi { kabupaten { kecamatan { nama } } } }'

type Kiriman = { isi: string; hash?: string }
async function daftarkan(
  kiriman: Kiriman[],
  ubah: object = {},
  oleh: keyof typeof PELAKU_UJI = 'pengusul',
) {
  const dokumen = kiriman.map(({ isi, hash = sidikDokumen(isi) }) => ({ isi, hash }))
  const variabel = { lingkungan: 'produksi', versiSdk: '1.0.0', dokumen, ...ubah }
  const { data, errors } = await uji.tanya(DAFTAR, { oleh, variabel })
  return data?.daftarkanDokumen ?? errors?.[0]?.extensions
}

/** What a caller is answered, the same through both doors: the code of the refusal, or 'dijawab'. */
async function kirim(lewat: Uji, isi: object, pelaku: Pelaku = PELAKU_PUBLIK) {
  const masuk: Record<string, string> =
    pelaku === PELAKU_PUBLIK ? {} : { authorization: `Bearer ${await uji.token(pelaku)}` }
  const { yoga, depan } = await lewatKeduaPintu(lewat, lewatPost(isi, masuk))
  expect([depan.status, depan.isi]).toEqual([yoga.status, yoga.isi])
  const { errors } = JSON.parse(yoga.isi)
  return errors ? errors[0].extensions.code : 'dijawab'
}

const dengan = (isi: string) => ({ documentId: `sha256:${sidikDokumen(isi)}` })

describe('mendaftarkan dokumen', () => {
  it('semua atau tidak satu pun, dan sekali saja', async () => {
    const satu = { isi: 'query Saya { saya { peran } }' }
    const dua = { isi: 'query Dua { saya { instansi } }' }
    expect(await daftarkan([satu, { isi: 'query X { tidakAda }' }])).toMatchObject({
      code: 'DOKUMEN_TIDAK_SAH',
      tempat: 'dokumen[1]',
    })
    expect(await daftarkan([satu, dua])).toMatchObject({ jumlah: 2, baru: 2 })
    expect(await daftarkan([satu, dua])).toMatchObject({ jumlah: 2, baru: 0 })
  })

  it.each([
    ['sidik milik teks lain', { isi: UMUM, hash: sidikDokumen(KPM) }, 'MASUKAN_TIDAK_SAH'],
    ['tanpa nama', { isi: '{ saya { peran } }' }, 'DOKUMEN_TIDAK_SAH'],
    ['dua operasi', { isi: `${UMUM} ${KPM}` }, 'DOKUMEN_TIDAK_SAH'],
    [
      'nomor di dalamnya',
      { isi: `query N { cariWilayah(nama: "99${'0'.repeat(14)}") { nama } }` },
      'DOKUMEN_TIDAK_SAH',
    ],
  ])('%s ditolak', async (_, isi, code) => {
    expect(await daftarkan([isi])).toMatchObject({ code })
  })

  it('hanya oleh yang berwenang, dan untuk instansi yang ada', async () => {
    expect(await daftarkan([{ isi: UMUM }], {}, 'pemutus')).toMatchObject({
      code: 'TIDAK_BERWENANG',
    })
    expect(await daftarkan([{ isi: UMUM }], { instansi: 'TIDAK-ADA' })).toMatchObject({
      kode: 'TIDAK_DITEMUKAN',
    })
    for (const ubah of [{ versiSdk: 'baru' }, { lingkungan: 'Pro duksi' }])
      expect(await daftarkan([{ isi: UMUM }], ubah)).toMatchObject({ code: 'MASUKAN_TIDAK_SAH' })
  })
})

describe('dokumen dalam produksi', () => {
  beforeAll(async () => {
    await daftarkan([{ isi: UMUM }, { isi: KPM }])
  })

  it.each([
    ['siapa pun', PELAKU_PUBLIK],
    ['petugas', PELAKU_UJI.oki as Pelaku],
  ])('%s hanya mengirim yang terdaftar, dengan teksnya atau sidiknya', async (_, pelaku) => {
    expect(await kirim(produksi, { query: UMUM }, pelaku)).toBe('dijawab')
    expect(await kirim(produksi, dengan(UMUM), pelaku)).toBe('dijawab')
    const apollo = {
      extensions: { persistedQuery: { version: 1, sha256Hash: sidikDokumen(UMUM) } },
    }
    expect(await kirim(produksi, apollo, pelaku)).toBe('dijawab')
    for (const isi of [
      { query: `${UMUM} ` },
      { query: '{ saya { peran } }' },
      { query: '{ saya { peran } }', ...dengan(UMUM) },
      { query: '{ tidakAda }' },
      dengan('query Lain { saya { peran } }'),
      { documentId: 'constructor' },
      { documentId: '__proto__' },
      { documentId: '' },
      { documentId: 7 },
    ])
      expect(await kirim(produksi, isi, pelaku)).toBe('DOKUMEN_TIDAK_TERDAFTAR')
  })

  it('yang berwenang mengembangkan mengirim apa saja', async () => {
    expect(await kirim(produksi, { query: '{ saya { peran } }' }, PELAKU_UJI.pusatPenuh)).toBe(
      'dijawab',
    )
  })

  it('data umum yang terdaftar boleh lewat URL, dengan kepala dan 304; selainnya tidak', async () => {
    const cari = (isi: string) => `?documentId=sha256:${sidikDokumen(isi)}`
    const headers = { 'x-harapan-permintaan': '1' }
    const { yoga, depan } = await lewatKeduaPintu(produksi, { headers }, cari(UMUM))
    expect(depan).toEqual(yoga)
    expect(JSON.parse(yoga.isi).data.daftarProvinsi).toHaveLength(38)
    const lagi = { ...headers, 'if-none-match': yoga.kepala['etag'] ?? '' }
    expect((await lewatKeduaPintu(produksi, { headers: lagi }, cari(UMUM))).depan.status).toBe(304)
    for (const [init, url] of [
      [{}, cari(UMUM)],
      [{ headers }, cari(KPM)],
      [{ headers }, `?query=${encodeURIComponent(UMUM)}`],
      [{ headers }, `${cari(UMUM)}&query=${encodeURIComponent(UMUM)}`],
    ] as const)
      expect((await lewatKeduaPintu(produksi, init, url)).yoga.status, url).toBe(405)
  })
})

describe('dokumen instansi mitra', () => {
  const mitra: Record<string, Pelaku> = {}
  beforeAll(async () => {
    for (const modeDokumen of ['HANYA_TEPERCAYA', 'CAMPUR', 'TERBUKA']) {
      const kode = `UJI-${modeDokumen.replace('_', '-')}`
      const klien = kode.toLowerCase()
      await setujui(kode, klien, modeDokumen)
      mitra[modeDokumen] = {
        id: klien,
        klien,
        peran: 'MITRA',
        wilayah: [],
        tujuan: 'PEMADANAN_JKN',
      }
    }
    const lingkungan = 'pengembangan'
    await daftarkan([{ isi: UMUM }], { lingkungan })
    await daftarkan([{ isi: BESAR }], { lingkungan, instansi: 'UJI-CAMPUR' })
  }, 120_000)

  it('hanya yang terdaftar bagi instansinya atau bagi semua', async () => {
    const tertutup = mitra['HANYA_TEPERCAYA']
    expect(await kirim(uji, { query: UMUM }, tertutup)).toBe('dijawab')
    expect(await kirim(uji, dengan(UMUM), tertutup)).toBe('dijawab')
    expect(await kirim(uji, { query: '{ saya { peran } }' }, tertutup)).toBe(
      'DOKUMEN_TIDAK_TERDAFTAR',
    )
    expect(await kirim(uji, dengan(BESAR), tertutup)).toBe('DOKUMEN_TIDAK_TERDAFTAR')
    expect(await kirim(uji, { query: BESAR }, tertutup)).toBe('DOKUMEN_TIDAK_TERDAFTAR')
  })

  it('campur: yang bebas hanya yang kecil, yang terdaftar sebesar biasanya', async () => {
    const campur = mitra['CAMPUR']
    expect(await kirim(uji, { query: '{ saya { peran } }' }, campur)).toBe('dijawab')
    expect(await kirim(uji, { query: BESAR.replace('Besar', 'Bebas') }, campur)).toBe('BATAS_BIAYA')
    expect(await kirim(uji, { query: BESAR }, campur)).toBe('dijawab')
    expect(await kirim(uji, dengan(BESAR), campur)).toBe('dijawab')
  })

  it('terbuka: apa saja dalam batas umum', async () => {
    expect(await kirim(uji, { query: BESAR.replace('Besar', 'Bebas') }, mitra['TERBUKA'])).toBe(
      'dijawab',
    )
  })

  it('pemakaian terhitung menurut dokumen, instansi dan hari, lewat kedua pintu', async () => {
    const sebentar = await bukaUji({ basisData: uji.basisData })
    await kirim(sebentar, dengan(UMUM), mitra['HANYA_TEPERCAYA'])
    await kirim(sebentar, dengan(UMUM), mitra['HANYA_TEPERCAYA'])
    await sebentar.tutup()
    const baca = (instansi: string | null, oleh: 'pemutus' | 'pengusul') =>
      uji.tanya('query ($i: String) { pemakaianDokumen(instansi: $i) { nama hash hari jumlah } }', {
        oleh,
        variabel: { i: instansi },
      })
    const { data } = await baca('UJI-HANYA-TEPERCAYA', 'pemutus')
    expect(data.pemakaianDokumen).toEqual([
      {
        nama: 'Provinsi',
        hash: sidikDokumen(UMUM),
        hari: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        jumlah: 4,
      },
    ])
    expect((await baca('UJI-TERBUKA', 'pemutus')).data.pemakaianDokumen).toEqual([])
    const petugas = await uji.tanya('{ pemakaianDokumen { nama } }', { oleh: 'oki' })
    expect(petugas.errors?.[0]?.extensions.code).toBe('TIDAK_BERWENANG')
  })

  it('hanya tiga versi terbaru berlaku', async () => {
    const versi = ['2.0.0', '2.1.0', '2.2.0', '2.3.0'].map((versiSdk, ke) => ({
      versiSdk,
      isi: `query Versi${ke} { saya { peran } }`,
    }))
    const instansi = 'UJI-HANYA-TEPERCAYA'
    for (const { versiSdk, isi } of versi)
      await daftarkan([{ isi }], { lingkungan: 'pengembangan', instansi, versiSdk })
    const jawaban = await Promise.all(
      versi.map(({ isi }) => kirim(uji, { query: isi }, mitra['HANYA_TEPERCAYA'])),
    )
    expect(jawaban).toEqual(['DOKUMEN_TIDAK_TERDAFTAR', 'dijawab', 'dijawab', 'dijawab'])
  })
})

/** An agency with an agreement in force and an active system. */
async function setujui(kode: string, klien: string, modeDokumen: string) {
  const nomor = `PKS/${kode}`
  const masukan = {
    ...{ nomor, instansi: kode, berlakuDari: '2026-01-01', berlakuSampai: '2030-12-31' },
    ...{ dasar: 'TUGAS_PUBLIK', dasarHukum: 'Perjanjian uji', tujuan: ['PEMADANAN_JKN'] },
    ...{ wilayah: ['16.02'], nasional: false, program: ['PBI_JK'], kelas: ['SPESIFIK'] },
    ...{ kuotaPerMenit: 1_000_000, modeDokumen },
  }
  await uji.tanya(
    `mutation ($kode: String!) { daftarkanInstansi(kode: $kode, nama: "Instansi uji", jenis: LEMBAGA) { __typename } }`,
    { oleh: 'pengusul', variabel: { kode } },
  )
  await uji.tanya(
    'mutation ($masukan: MasukanPerjanjian!) { usulkanPerjanjian(masukan: $masukan) { __typename } }',
    { oleh: 'pengusul', variabel: { masukan } },
  )
  await uji.tanya(
    'mutation ($nomor: String!) { putuskanPerjanjian(nomor: $nomor, putusan: SETUJUI, versi: 1, alasan: "uji saja") { __typename } }',
    { oleh: 'pemutus', variabel: { nomor } },
  )
  await uji.tanya(
    'mutation ($nomor: String!, $klien: String!) { usulkanKlien(perjanjian: $nomor, clientId: $klien, nama: "Sistem uji") { __typename } }',
    { oleh: 'pengusul', variabel: { nomor, klien } },
  )
  await uji.tanya(
    'mutation ($klien: String!) { putuskanKlien(clientId: $klien, putusan: SETUJUI, versi: 1, alasan: "uji saja") { __typename } }',
    { oleh: 'pemutus', variabel: { klien } },
  )
}
