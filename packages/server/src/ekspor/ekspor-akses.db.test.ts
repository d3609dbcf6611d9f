import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bukaEkspor, type Ekspor, uraikanNdjson } from '../../test/ekspor-http.ts'
import { catatanAudit } from '../../test/keamanan/catatan-audit.ts'
import { tambahKpm } from '../../test/kpm-buatan.ts'

let uji: Uji
let produksi: Uji
let ekspor: Ekspor
let tertutup: Ekspor
const { admin, kosongkan } = catatanAudit(() => uji)
const ASAL = 'https://dinsos.contoh.go.id'
beforeAll(async () => {
  uji = await bukaUji({ versi: () => 'v1' })
  produksi = await bukaUji({
    basisData: uji.basisData,
    mode: 'produksi',
    asal: [ASAL],
    // Enough for one page of enrolments with all columns, and not for two.
    batas: { laju: 1_450 },
  })
  await tambahKpm(
    uji.basisData.kolam,
    Array.from({ length: 450 }, () => ({
      desa: 1_602_051_001,
      nama: 'Kartini',
      mulai: '2018-01-01',
    })),
  )
  ekspor = await bukaEkspor(uji)
  tertutup = await bukaEkspor(produksi)
})
afterAll(async () => {
  ekspor.tutup()
  tertutup.tutup()
  await produksi.tutup()
  await uji.tutup()
})

const KPM = '/ekspor/kpm?wilayah=16.02.05'
const ORANG = '/ekspor/individu?wilayah=16.02.05'

describe('siapa mendapat apa', () => {
  it.each([
    ['tanpa token', undefined, 401, 'PERLU_MASUK'],
    ['mitra tidak menelusuri', 'mitra', 403, 'TIDAK_BERWENANG'],
    ['tanpa tujuan', 'tanpaTujuan', 403, 'TUJUAN_WAJIB'],
  ] as const)('%s: ditolak sebelum bita pertama', async (_, oleh, status, kode) => {
    for (const sumber of ['kpm', 'anggota', 'komponen', 'jkn', 'individu']) {
      const jawaban = await ekspor.minta(`/ekspor/${sumber}?wilayah=16.02.05`, { oleh })
      expect(jawaban.status).toBe(status)
      expect(jawaban.kepala['content-type']).toBe('application/problem+json; charset=utf-8')
      expect(JSON.parse(String(jawaban.isi))).toMatchObject({
        kode,
        status,
        tempat: expect.any(String),
        petunjuk: expect.stringContaining(' / '),
        title: expect.stringContaining(' / '),
      })
    }
  })

  it('wilayah lain tidak ada isinya, seperti pada koneksinya', async () => {
    const { isi, status } = await ekspor.minta(KPM, { oleh: 'kotim' })
    expect(status).toBe(200)
    expect(uraikanNdjson(isi)).toMatchObject({ baris: [], akhir: { $selesai: { baris: 0 } } })
  })

  it('pendamping hanya mendapat KPM dampingannya', async () => {
    const { baris } = uraikanNdjson((await ekspor.minta(KPM, { oleh: 'pendamping' })).isi)
    const { data } = await uji.tanya(
      '{ wilayah(kode: "16.02.05") { kpm(first: 200) { edges { node { nomorPeserta } } } } }',
      { oleh: 'pendamping' },
    )
    const lewatGraphql = data.wilayah.kpm.edges.map(
      ({ node }: { node: { nomorPeserta: string } }) => node.nomorPeserta,
    )
    expect(lewatGraphql.length).toBeGreaterThan(0)
    expect(baris.map(({ nomorPeserta }) => nomorPeserta)).toEqual(lewatGraphql)
  })

  it('kolom di luar kelasnya tidak ada di berkas, dan disebut di kepala dan catatan awal', async () => {
    const { isi, kepala } = await ekspor.minta(KPM, { oleh: 'camat' })
    const { baris, catatan } = uraikanNdjson(isi)
    expect(kepala['harapan-kolom-ditinggalkan']).toBe(
      'pengurusNik;kode=TIDAK_BERWENANG;perlu=identitas, noKk;kode=TIDAK_BERWENANG;perlu=identitas',
    )
    expect(catatan[0]).toMatchObject({
      $ekspor: {
        ditinggalkan: [
          { kolom: 'pengurusNik', kode: 'TIDAK_BERWENANG', perlu: 'identitas' },
          { kolom: 'noKk', kode: 'TIDAK_BERWENANG', perlu: 'identitas' },
        ],
      },
    })
    expect(baris.length).toBeGreaterThan(450)
    for (const satu of baris) expect(Object.keys(satu)).not.toContain('pengurusNik')
    const diminta = await ekspor.minta(`${KPM}&kolom=nomorPeserta,noKk`, { oleh: 'camat' })
    expect(diminta.status).toBe(403)
    expect(JSON.parse(String(diminta.isi))).toMatchObject({ tempat: 'kolom=noKk' })
    expect((await ekspor.minta('/ekspor/jkn?wilayah=16.02.05', { oleh: 'camat' })).status).toBe(403)
  })

  it('yang dikenal lalu ditolak tercatat di audit, yang tidak masuk tidak', async () => {
    await kosongkan()
    await ekspor.minta(KPM)
    await ekspor.minta(KPM, { oleh: 'mitra' })
    await ekspor.minta(KPM, { oleh: 'tanpaTujuan' })
    await ekspor.minta('/ekspor/jkn?wilayah=16.02.05', { oleh: 'camat' })
    await ekspor.minta(`${KPM}&kolom=id,noKk`, { oleh: 'camat' })
    const catatan = await admin(
      'select pelaku, operasi, hasil, jumlah from audit_akses order by id',
    )
    expect(catatan.map(({ pelaku, operasi, hasil }) => `${pelaku} ${operasi} ${hasil}`)).toEqual([
      'uji-mitra EksporKpm DITOLAK',
      'uji-tanpa-tujuan EksporKpm DITOLAK',
      'uji-camat EksporJkn DITOLAK',
      'uji-camat EksporKpm DITOLAK',
    ])
  })

  it('tanpa resolver dikompilasi pun sama', async () => {
    const lain = await bukaUji({ basisData: uji.basisData, kompilasi: false })
    const pintu = await bukaEkspor(lain)
    try {
      for (const jalur of [KPM, '/ekspor/anggota?wilayah=16.02.05', ORANG]) {
        const [satu, dua] = [
          await ekspor.minta(jalur, { oleh: 'oki' }),
          await pintu.minta(jalur, { oleh: 'oki' }),
        ]
        expect(dua.utuh).toBe(true)
        expect(String(dua.isi)).toBe(String(satu.isi))
      }
    } finally {
      pintu.tutup()
      await lain.tutup()
    }
  })
})

describe('permintaan yang salah', () => {
  it.each([
    ['/ekspor/rumah?wilayah=16.02', 404, 'TIDAK_DITEMUKAN', 'sumber'],
    ['/ekspor/kpm', 400, 'MASUKAN_TIDAK_SAH', 'wilayah'],
    ['/ekspor/individu', 400, 'MASUKAN_TIDAK_SAH', 'wilayah'],
    [`${ORANG}&status=AKTIF`, 400, 'MASUKAN_TIDAK_SAH', 'url'],
    ['/ekspor/kpm?wilayah=abc', 400, 'KODE_WILAYAH_TIDAK_SAH', 'wilayah'],
    ['/ekspor/kpm?wilayah=99.99', 404, 'TIDAK_DITEMUKAN', 'wilayah'],
    [`${KPM}&format=pdf`, 400, 'MASUKAN_TIDAK_SAH', 'format'],
    [`${KPM}&kolom=rahasia`, 400, 'MASUKAN_TIDAK_SAH', 'kolom'],
    [`${KPM}&statsu=AKTIF`, 400, 'MASUKAN_TIDAK_SAH', 'url'],
    [`${KPM}&status=AKTIF,HILANG`, 400, 'MASUKAN_TIDAK_SAH', 'status'],
    [`${KPM}&wilayah=62.02`, 400, 'MASUKAN_TIDAK_SAH', 'wilayah'],
    [`${KPM}&lanjut=AAAA`, 400, 'KURSOR_TIDAK_SAH', undefined],
    [`${KPM}&format=xlsx&lanjut=AAAA`, 400, 'MASUKAN_TIDAK_SAH', 'lanjut'],
    ['/ekspor/kpm?wilayah=9902014101900001', 400, 'MASUKAN_TIDAK_SAH', 'wilayah'],
    [`${KPM}&status=9902014101900001`, 400, 'MASUKAN_TIDAK_SAH', 'status'],
    ['/ekspor/rekap-terbit', 400, 'MASUKAN_TIDAK_SAH', 'tahun'],
    ['/ekspor/wilayah?lanjut=AAAA', 400, 'KURSOR_TIDAK_SAH', 'lanjut'],
    ['/ekspor/kpm/metadata', 404, 'TIDAK_DITEMUKAN', 'sumber'],
  ])('%s', async (jalur, status, kode, tempat) => {
    const jawaban = await ekspor.minta(jalur, { oleh: 'oki' })
    const isi = JSON.parse(String(jawaban.isi))
    expect([jawaban.status, isi.kode, isi.tempat]).toEqual([status, kode, tempat])
    expect(isi.petunjuk).toContain(' / ')
    expect(String(jawaban.isi)).not.toContain('9902')
  })

  it('token yang bukan token, tujuan yang tidak dikenal, dan cara selain GET', async () => {
    const token = await ekspor.minta(KPM, { kepala: { authorization: 'Bearer bukan' } })
    expect([token.status, token.kepala['www-authenticate']]).toEqual([401, 'Bearer'])
    const tujuan = await ekspor.minta(KPM, { oleh: 'oki', kepala: { 'x-harapan-tujuan': 'IKLAN' } })
    expect(JSON.parse(String(tujuan.isi))).toMatchObject({ kode: 'TUJUAN_TIDAK_SAH' })
    const cara = await ekspor.minta(KPM, { oleh: 'oki', method: 'POST' })
    expect([cara.status, cara.kepala['allow']]).toEqual([405, 'GET, HEAD, OPTIONS'])
  })
})

describe('HTTP', () => {
  it('HEAD menjawab kepala yang sama tanpa membaca; OPTIONS seperti /graphql', async () => {
    const kepala = await tertutup.minta(KPM, { oleh: 'oki', method: 'HEAD' })
    expect([kepala.status, kepala.isi.length]).toEqual([200, 0])
    expect(kepala.kepala).toMatchObject({
      'content-disposition': 'attachment; filename="kpm-16.02.05-2026-11-22.ndjson"',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
    })
    const izin = { origin: ASAL, 'access-control-request-method': 'GET' }
    const boleh = await tertutup.minta(KPM, { method: 'OPTIONS', kepala: izin })
    expect([boleh.status, boleh.kepala]).toMatchObject([
      204,
      {
        'access-control-allow-origin': ASAL,
        'access-control-allow-headers': expect.stringContaining('authorization'),
      },
    ])
    const lain = await tertutup.minta(KPM, {
      method: 'OPTIONS',
      kepala: { ...izin, origin: 'https://lain.contoh' },
    })
    expect(lain.kepala).not.toHaveProperty('access-control-allow-origin')
  })

  it('dalam produksi petugas mengekspor tanpa wewenang pengembangan; kuota memperlambat, lalu menyudahi dengan sebab', async () => {
    const satu = await tertutup.minta(`${KPM}&kolom=nomorPeserta`, { oleh: 'oki' })
    expect([satu.status, satu.utuh]).toEqual([200, true])
    expect(satu.kepala).toHaveProperty('ratelimit')

    // Another officer, whose quota is untouched: one page and no second within the wait.
    const { isi, status, utuh } = await tertutup.minta(KPM, {
      oleh: { ...PELAKU_UJI.oki, id: 'uji-lain' },
    })
    expect([status, utuh]).toEqual([200, false])
    const { baris, akhir } = uraikanNdjson(isi)
    expect(baris).toHaveLength(200)
    expect(akhir).toMatchObject({ $galat: { kode: 'BATAS_LAJU', status: 429 } })
    const habis = await tertutup.minta(KPM, { oleh: { ...PELAKU_UJI.oki, id: 'uji-lain' } })
    expect(habis.status).toBe(429)
    expect(Number(habis.kepala['retry-after'])).toBeGreaterThan(0)
  })
})
