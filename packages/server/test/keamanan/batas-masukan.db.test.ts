import { bukaUji, type PELAKU_UJI, PERKAKAS_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bacaSampel, type Sampel } from './sampel.ts'

let uji: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji(), bacaSampel()])
})
afterAll(() => uji.tutup())

const base64 = (teks: string) => Buffer.from(teks).toString('base64url')
const kodeGalat = ({ errors }: Awaited<ReturnType<Uji['tanya']>>) =>
  (errors ?? []).map(({ extensions }) => extensions.code)

describe('halaman', () => {
  const halaman = (argumen: string, variabel = {}) =>
    uji.tanya(
      `query ($k: String) { kecamatan(kode: "16.02.05") { nama kpm(${argumen}) { pageInfo { endCursor } edges { cursor } } }
        saya { peran @skip(if: true) wilayah @include(if: false) kelas } kabupaten(kode: "16.02") { kpm(first: 1, after: $k) { edges { cursor } } } }`,
      { oleh: 'oki', variabel },
    )

  it.each([
    'first: 201',
    'first: 2147483647',
    'first: 0',
    'first: -1',
    'last: 0',
    'last: 201',
    'last: -2147483648',
    'first: 1, last: 1',
    'last: 1, after: $k',
    'first: 1, before: $k',
    'before: $k',
  ])('menolak %s dengan BATAS_HALAMAN, tanpa menolak tetangganya', async (argumen) => {
    const { data, errors } = await halaman(argumen, { k: 'x' })
    const galat = errors?.find(({ path }) => path?.[0] === 'kecamatan')
    expect(galat?.extensions.code).toBe('BATAS_HALAMAN')
    expect(data.kecamatan).toEqual({ nama: expect.any(String), kpm: null })
  })

  it('melayani sampai 200 baris, dari depan dan dari belakang', async () => {
    for (const arah of ['first', 'last']) {
      const { data, errors } = await uji.tanya(
        `{ kabupaten(kode: "16.02") { kpm(${arah}: 200) { edges { cursor } } } }`,
        { oleh: 'oki' },
      )
      expect(errors).toBeUndefined()
      expect(data.kabupaten.kpm.edges).toHaveLength(200)
    }
  })
})

describe('kursor', () => {
  const KPM = (isi: string) =>
    `query ($k: String) { kabupaten(kode: "16.02") { kpm(${isi}) { pageInfo { endCursor } } } }`
  const CARI = (nama: string) =>
    `query ($k: String) { kabupaten: cariKpm(nama: "${nama}", wilayah: "16.02", first: 1, after: $k) { pageInfo { endCursor } } }`
  const ambilKursor = async (dokumen: string): Promise<string> => {
    const { data } = await uji.tanya(dokumen, { oleh: 'oki' })
    return (data.kabupaten.kpm ?? data.kabupaten).pageInfo.endCursor
  }
  const pakai = async (dokumen: string, k: string) =>
    kodeGalat(await uji.tanya(dokumen, { oleh: 'oki', variabel: { k } }))

  it('hanya berlaku untuk daftar, wilayah, saringan dan urutan asalnya', async () => {
    const kursor = await ambilKursor(KPM('first: 2, after: $k'))
    expect(await pakai(KPM('first: 2, after: $k'), kursor)).toEqual([])
    for (const lain of [
      KPM('first: 2, after: $k, urut: NAMA_PENGURUS'),
      KPM('first: 2, after: $k, filter: { status: [CALON] }'),
      KPM('first: 2, after: $k, filter: { program: PBI_JK }'),
      KPM('first: 2, after: $k')
        .replace('16.02"', '16.02.05"')
        .replace('kabupaten(', 'kabupaten: kecamatan('),
      KPM('first: 2, after: $k').replace(
        'kabupaten(kode: "16.02"',
        'kabupaten: provinsi(kode: "16"',
      ),
      CARI('siti'),
    ]) {
      expect(await pakai(lain, kursor), lain).toEqual(['KURSOR_TIDAK_SAH'])
    }
    const cari = await ambilKursor(CARI('iti'))
    expect(await pakai(CARI('iti'), cari)).toEqual([])
    expect(await pakai(CARI('siti'), cari)).toEqual(['KURSOR_TIDAK_SAH'])
  })

  it('yang diubah satu bit pun, terpotong, kosong atau buatan sendiri ditolak', async () => {
    const kursor = await ambilKursor(KPM('first: 2, after: $k'))
    const bita = Buffer.from(kursor, 'base64url')
    const diubah = [...bita.keys()]
      .filter((letak) => letak % 7 === 0)
      .map((letak) => {
        const salinan = Buffer.from(bita)
        salinan.writeUInt8((salinan[letak] ?? 0) ^ 1, letak)
        return salinan.toString('base64url')
      })
    const buatan = PERKAKAS_UJI.kursor('kpm').seal('["16.02","1","1"]')
    const lain = [
      kursor.slice(0, -1),
      kursor.slice(1),
      '',
      ' ',
      '0',
      base64('{"id":1}'),
      'é'.repeat(300),
      buatan,
    ]
    for (const satu of [...diubah, ...lain]) {
      expect(await pakai(KPM('first: 2, after: $k'), satu), satu).toEqual(['KURSOR_TIDAK_SAH'])
      expect(await pakai(KPM('last: 2, before: $k'), satu), satu).toEqual(['KURSOR_TIDAK_SAH'])
    }
  })
})

describe('id global', () => {
  const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }'
  const SEMUA = [undefined, 'oki', 'kotim', 'tanpaTujuan', 'mitra'] as const
  const tanyaNode = (id: unknown, oleh: keyof typeof PELAKU_UJI | undefined) =>
    uji.tanya(NODE, { ...(oleh && { oleh }), variabel: { id } })

  it.each([
    ...[
      'Wilayah:abc',
      'Wilayah:1',
      'Kpm:',
      'Kpm:x',
      'Kpm:-1',
      'Kpm:1.5',
      'Kpm:1e3',
      'Kpm: 1',
      'Kpm:007',
      'kpm:1',
    ],
    ...[
      'Kpm:9223372036854775808',
      'Kpm:1:2',
      'Query:1',
      'Constructor:1',
      'toString:1',
      '__proto__:1',
      'ToString:1',
    ],
  ])('menolak base64 dari "%s" dengan ID_TIDAK_SAH, untuk peran apa pun', async (teks) => {
    for (const oleh of SEMUA)
      expect(kodeGalat(await tanyaNode(base64(teks), oleh))).toEqual(['ID_TIDAK_SAH'])
  })

  it('menolak teks yang bukan persis tulisan kami', async () => {
    const asli = base64('Kpm:1')
    const asing = ['', ' ', 'Kpm:1', '__proto__', 'constructor', '💥', 'a'.repeat(10_000)]
    for (const teks of [...asing, `${asli}=`, `!${asli}`, `${asli} `, asli.toLowerCase()]) {
      expect(kodeGalat(await tanyaNode(teks, 'oki')), teks).toEqual(['ID_TIDAK_SAH'])
    }
  })

  it('menjawab atau menolak setiap tipe menurut perannya, ada atau tidak barisnya', async () => {
    const { kpm, individu, keluarga } = sampel.oki
    const ada = { Kpm: kpm[0]?.id, Individu: individu[0]?.id, Keluarga: keluarga[0]?.id }
    const alasan = { tanpaTujuan: 'TUJUAN_WAJIB', mitra: 'TIDAK_BERWENANG' } as Record<
      string,
      string
    >
    for (const [tipe, id] of Object.entries(ada)) {
      for (const oleh of SEMUA) {
        const boleh = oleh === 'oki' || oleh === 'kotim'
        for (const satu of [id, 999_999_999_999_999_999n]) {
          const jawaban = await tanyaNode(base64(`${tipe}:${satu}`), oleh)
          expect(kodeGalat(jawaban)).toEqual(boleh ? [] : [alasan[oleh ?? ''] ?? 'PERLU_MASUK'])
          const terlihat = oleh === 'oki' && satu === id
          expect(jawaban.data.node?.__typename, `${tipe} ${oleh}`).toBe(terlihat ? tipe : undefined)
        }
      }
    }
    const desa = String(kpm[0]?.desaKode)
    const kode = { Provinsi: 2, Kabupaten: 4, Kecamatan: 6, Desa: 10 }
    for (const [tipe, angka] of Object.entries(kode)) {
      const { data } = await uji.tanya(`{ wilayah(kode: "${desa.slice(0, angka)}") { id } }`)
      const nomor = Buffer.from(data.wilayah.id, 'base64url').toString().split(':')[1]
      for (const oleh of SEMUA) {
        expect((await tanyaNode(data.wilayah.id, oleh)).data.node).toEqual({
          __typename: tipe,
          id: data.wilayah.id,
        })
        const lain = tipe === 'Desa' ? 'Provinsi' : 'Desa'
        for (const tiada of [
          `${lain}:${nomor}`,
          `${tipe}:2147483648`,
          `${tipe}:999999999999999999`,
        ]) {
          const jawaban = await tanyaNode(base64(tiada), oleh)
          expect([jawaban.data.node, kodeGalat(jawaban)], tiada).toEqual([null, []])
        }
      }
    }
  })
})
