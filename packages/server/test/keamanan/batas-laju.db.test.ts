import { barisContoh, bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import { catatSql } from '../catatan-sql.ts'
import { perjanjianBuatan } from '../perjanjian-buatan.ts'
import { sebagaiAdmin } from '../sebagai-admin.ts'

let uji: Uji
let kedua: Uji
let nik: string[]
beforeAll(async () => {
  uji = await bukaUji({ batas: { laju: 600 }, versi: () => 'satu' })
  kedua = await bukaUji({ basisData: uji.basisData, batas: { laju: 600 } })
  const contoh = await Promise.all([barisContoh('oki', 0), barisContoh('oki', 1)])
  nik = contoh.flatMap(({ individu }) => individu.flatMap((satu) => satu.nik ?? []))
})
afterAll(async () => {
  await kedua.tutup()
  await uji.tutup()
})

const PINTU = ['depan', 'yoga'] as const
type Pintu = (typeof PINTU)[number]
type Isi = { query: string; variables?: object }

async function tanya(
  isi: Isi,
  pelaku?: Pelaku,
  pintu: Pintu = 'depan',
  lewat = uji,
  etag?: string,
) {
  const permintaan: RequestInit = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(etag && { 'if-none-match': etag }),
      ...(pelaku && { authorization: `Bearer ${await uji.token(pelaku)}` }),
    },
    body: JSON.stringify(isi),
  }
  const jawaban = await (pintu === 'depan'
    ? lewat.lewatDepan(permintaan)
    : lewat.fetch('http://localhost/graphql', permintaan))
  const { data, errors = [] } = JSON.parse((await jawaban.text()) || '{}')
  const kepala = Object.fromEntries(
    [...jawaban.headers].filter(([nama]) => /^(ratelimit|retry-after)/.test(nama)),
  )
  const etagBaru = jawaban.headers.get('etag') ?? undefined
  return { status: jawaban.status, kepala, data, galat: errors[0], etag: etagBaru }
}

const halaman = (first: number): Isi => ({
  query: `query ($n: Int) { kecamatan(kode: "16.02.05") { kpm(first: $n) { edges { cursor } } } }`,
  variables: { n: first },
})
const padan = (banyak: number): Isi => ({
  query: 'query ($nik: [NIK!]!) { padanJkn(nik: $nik) { status } }',
  variables: { nik: Array.from({ length: banyak }, (_, ke) => nik[ke % nik.length]) },
})
const petugas = (id: string): Pelaku => ({ ...PELAKU_UJI.oki, id })
const terpakai = ({ kepala }: Awaited<ReturnType<typeof tanya>>) =>
  Number(kepala['ratelimit-limit']) - Number(kepala['ratelimit-remaining'])

let urutan = 0
const nomor = () => `PKS/LAJU/${++urutan}`
async function instansi(kuotaPerMenit: number, lain: { klien?: string[] } = {}) {
  const [satu, dua] = await perjanjianBuatan(uji.basisData, nomor(), { kuotaPerMenit, ...lain })
  if (!satu) throw new Error('an agreement has a client')
  return { satu, dua: dua ?? satu }
}

describe.each(PINTU)('lewat pintu %s', (pintu) => {
  it('instansi yang kuotanya habis ditolak dengan 429, sisa, dan kapan kembali; lalu dilayani', async () => {
    const { satu } = await instansi(1_200)
    const pertama = await tanya(padan(1_000), satu, pintu)
    expect(pertama.galat).toBeUndefined()
    expect(pertama.kepala).toMatchObject({
      'ratelimit-policy': '"instansi";q=1200;w=60',
      ratelimit: expect.stringMatching(/^"instansi";r=2\d\d;t=(4\d|50)$/),
      'ratelimit-limit': '1200',
      'ratelimit-remaining': expect.stringMatching(/^2\d\d$/),
      'ratelimit-reset': expect.stringMatching(/^(4\d|50)$/),
    })
    const { hasil: ditolak, sql } = await catatSql(uji.basisData.kolam, () =>
      tanya(padan(290), satu, pintu),
    )
    expect(ditolak.status).toBe(429)
    expect(ditolak.data ?? null).toBeNull()
    expect(sql.filter((teks) => !teks.includes('perjanjian_klien'))).toEqual([])
    expect(ditolak.galat).toMatchObject({
      message: expect.stringMatching(
        /^Kuota instansi Anda: 1200 poin per menit, tersisa 2\d\d, operasi ini 290 \/ /,
      ),
      extensions: {
        code: 'BATAS_LAJU',
        tempat: 'laju',
        petunjuk: expect.stringMatching(
          /^Ulangi [1-5] detik lagi,.* \/ Try again in [1-5] seconds/,
        ),
      },
    })
    expect(ditolak.kepala['ratelimit-policy']).toBe('"instansi";q=1200;w=60')
    const detik = Number(ditolak.kepala['retry-after'])
    expect(detik).toBeGreaterThan(0)
    await new Promise((lanjut) => setTimeout(lanjut, detik * 1_000))
    expect((await tanya(padan(290), satu, pintu)).status).toBe(200)
  })

  it('menagih sebanyak biayanya: halaman dua ratus lebih mahal dari halaman satu', async () => {
    const [murah, mahal, cari] = [
      petugas(`murah ${pintu}`),
      petugas(`mahal ${pintu}`),
      petugas(`cari ${pintu}`),
    ]
    expect(terpakai(await tanya(halaman(1), murah, pintu))).toBe(1 + 1 + 1)
    expect(terpakai(await tanya(halaman(200), mahal, pintu))).toBe(1 + 1 + 200)
    const dicari = {
      query: `{ cariWilayah(nama: "kayu ${pintu}", first: 3) { nama } }`,
    }
    expect(terpakai(await tanya(dicari, cari, pintu))).toBe(100 + 3)
  })

  it('dan sekali saja, juga bagi yang hanya dapat dijawab resolver atau yang mengubah', async () => {
    const resolver = { query: '{ __schema { queryType { name } } daftarProvinsi { nama } }' }
    expect(terpakai(await tanya(resolver, petugas(`resolver ${pintu}`), pintu))).toBe(38)
    const ubah = {
      query: `mutation { pindahkanKpm(id: "S3BtOjE", desaTujuan: "16.02.05.1002", alasan: "salah", versi: 99, kunci: "laju-${pintu}") { __typename } }`,
    }
    expect(terpakai(await tanya(ubah, petugas(`ubah ${pintu}`), pintu))).toBe(1)
  })

  it('tidak membatasi siapa pun yang tanpa token, dan tidak menyebut kuota', async () => {
    for (let ke = 0; ke < 8; ke++) {
      const { status, kepala } = await tanya(
        { query: '{ cariWilayah(nama: "kayu") { nama } }' },
        undefined,
        pintu,
      )
      expect([status, kepala]).toEqual([200, {}])
    }
  })
})

describe('kuota', () => {
  it('satu bagi dua server atas satu basis data', async () => {
    const { satu } = await instansi(1_000)
    expect((await tanya(padan(600), satu)).status).toBe(200)
    const ditolak = await tanya(padan(600), satu, 'depan', kedua)
    expect([ditolak.status, ditolak.galat.extensions.code]).toEqual([429, 'BATAS_LAJU'])
    expect((await tanya(padan(300), satu, 'depan', kedua)).status).toBe(200)
  })

  it('satu bagi semua klien instansi, dan satu klien tidak dapat mengambil semuanya', async () => {
    const { satu, dua } = await instansi(1_000, { klien: ['laju-rakus', 'laju-sopan'] })
    const pertama = await tanya(padan(700), satu)
    expect(pertama.kepala['ratelimit-policy']).toBe('"instansi";q=1000;w=60, "klien";q=750;w=60')
    const rakus = await tanya(padan(100), satu)
    expect(rakus.galat.message).toMatch(/^Kuota klien Anda: 750 poin per menit/)
    expect((await tanya(padan(200), dua)).status).toBe(200)
    expect((await tanya(padan(200), dua)).galat.message).toMatch(/^Kuota instansi Anda: 1000 /)
  })

  it('petugas tidak saling mengganggu', async () => {
    const [sibuk, tenang] = [petugas('sibuk'), petugas('tenang')]
    const status: number[] = []
    for (let ke = 0; ke < 4; ke++) status.push((await tanya(halaman(200), sibuk)).status)
    expect([status[0], status.at(-1)]).toEqual([200, 429])
    expect((await tanya(halaman(200), tenang)).status).toBe(200)
  })

  it('operasi yang lebih mahal dari kuota semenit ditolak sebagai terlalu besar, bukan disuruh menunggu', async () => {
    const { satu } = await instansi(500)
    const { galat, kepala } = await tanya(padan(501), satu)
    expect([galat.extensions.code, galat.message]).toEqual([
      'BATAS_BIAYA',
      'Biaya: 501, paling banyak 500 / Cost: 501, at most 500',
    ])
    expect(kepala['retry-after']).toBeUndefined()
  })

  it('jawaban tersimpan dan 304 berharga satu', async () => {
    const umum = { query: '{ daftarProvinsi { nama ibu: kode } }' }
    const [pertama, kedua] = [petugas('baru'), petugas('tersimpan')]
    const { etag } = await tanya(umum, pertama)
    expect(terpakai(await tanya(umum, kedua))).toBe(1)
    const sama = await tanya(umum, kedua, 'depan', uji, etag)
    expect(sama.status).toBe(304)
    expect(terpakai(sama)).toBeLessThanOrEqual(2)
  })

  it('dokumen yang tidak sah pun ditagih kepada pengirimnya', async () => {
    const siapa = petugas('ceroboh')
    for (const pintu of PINTU) await tanya({ query: '{ tidakAda }' }, siapa, pintu)
    await expect
      .poll(async () => terpakai(await tanya(halaman(1), siapa)), { interval: 300 })
      .toBeGreaterThanOrEqual(20)
  })

  it('basis data yang tidak dapat ditanya menolak yang memerlukannya, bukan jawaban tersimpan', async () => {
    const umum = { query: '{ daftarProvinsi { nama sebutan: kode } }' }
    const siapa = petugas('putus')
    await tanya(umum, petugas('sebelum putus'))
    const cabut = (apa: string) =>
      sebagaiAdmin(uji.basisData.kolam, (klien) =>
        klien.query(
          `${apa} harapan_publik`.replace(
            'FUNGSI',
            'function ambil_laju(text[], integer[], integer, integer)',
          ),
        ),
      )
    await cabut('revoke execute on FUNGSI from')
    try {
      expect((await tanya(umum, siapa)).data.daftarProvinsi).toHaveLength(38)
      const ditolak = await tanya(halaman(1), siapa)
      expect(ditolak.data ?? null).toBeNull()
      expect(ditolak.galat.extensions.code).toBe('GALAT_INTERNAL')
    } finally {
      await cabut('grant execute on FUNGSI to')
    }
    expect((await tanya(halaman(1), siapa)).status).toBe(200)
  })
})

it('skrip di peramban boleh membaca kapan harus kembali', async () => {
  const { headers } = await uji.lewatDepan({
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://contoh.go.id' },
    body: JSON.stringify({ query: '{ saya { peran } }' }),
  })
  expect(headers.get('access-control-expose-headers')).toMatch(/retry-after/)
})

describe('anggaran satu operasi di produksi', () => {
  it('dokumen bebas lebih kecil, menurut perjanjian dan kewenangan', async () => {
    const produksi = await bukaUji({ basisData: uji.basisData, mode: 'produksi' })
    const [campur] = await perjanjianBuatan(uji.basisData, nomor(), {
      kuotaPerMenit: 50_000,
      mode: 'CAMPUR',
    })
    const [terbuka] = await perjanjianBuatan(uji.basisData, nomor(), { kuotaPerMenit: 50_000 })
    const besar = { query: '{ daftarProvinsi { kabupaten { kecamatan { nama } } } }' }
    const batasnya = async (pelaku?: Pelaku) =>
      (await tanya(besar, pelaku, 'depan', produksi)).galat?.message.match(
        /paling banyak (\d+)/,
      )?.[1]
    const pengembang: Pelaku = { ...petugas('pengembang'), wewenang: ['pengembangan'] }
    expect(await batasnya(campur)).toBe('2000')
    expect(await batasnya(pengembang)).toBe('5000')
    expect(await batasnya(terbuka)).toBeUndefined()
    await produksi.tutup()
  })
})
