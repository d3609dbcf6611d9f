import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BarisNdjson, bukaEkspor, type Ekspor, uraikanNdjson } from '../../test/ekspor-http.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'

let uji: Uji
let ekspor: Ekspor
let versi: string | undefined = 'v1'
beforeAll(async () => {
  uji = await bukaUji({ versi: () => versi })
  ekspor = await bukaEkspor(uji)
})
afterAll(async () => {
  ekspor.tutup()
  await uji.tutup()
})

const REKAP = '/ekspor/rekap-terbit?tahun=2019'

describe('rekap terbit sebagai data terbuka', () => {
  it('sel demi sel sama dengan rekap_terbit, yang ditahan bertanda, bagi siapa pun', async () => {
    const { isi, status, utuh, kepala } = await ekspor.minta(REKAP)
    expect([status, utuh]).toEqual([200, true])
    expect(kepala['link']).toBe('</ekspor/rekap-terbit/metadata>; rel="describedby"')
    const { baris } = uraikanNdjson(isi)
    const sel = await tanyaAdmin<{ kode: string; jumlah: unknown }>(
      uji.basisData.kolam,
      `select coalesce(w.kode, '') as kode, t.jumlah_kpm as jumlah from rekap_terbit t
       left join wilayah w on w.awal = t.wilayah_kode and w.berlaku_sampai is null and t.wilayah_kode > 0
       where tahun = 2019 and program = 'PKH'`,
    )
    const pasangan = (daftar: [unknown, unknown][]) =>
      daftar.map(([kode, jumlah]) => `${kode} ${jumlah ?? 'disamarkan'}`).sort()
    expect(pasangan(baris.map((satu) => [satu['kode'], satu['jumlahKpm']]))).toEqual(
      pasangan(sel.map(({ kode, jumlah }) => [kode, jumlah])),
    )
    expect(baris[0]).toMatchObject({ kode: '', tingkat: 'NASIONAL' })
    const masuk = await ekspor.minta(REKAP, { oleh: 'oki' })
    expect(String(masuk.isi)).toBe(String(isi))
  })

  it('berisi sel yang ditahan, bila ada yang ditahan', async () => {
    await tanyaAdmin(
      uji.basisData.kolam,
      `update rekap_terbit set jumlah_kpm = null where tahun = 2019 and wilayah_kode = 1602051001`,
    )
    const { baris } = uraikanNdjson((await ekspor.minta(`${REKAP}&wilayah=16.02.05`)).isi)
    expect(baris.find(({ kode }) => kode === '16.02.05.1001')).toMatchObject({
      jumlahKpm: 'disamarkan',
    })
  })

  it('304 selama versinya sama, tanpa membaca; berganti bila datanya berganti', async () => {
    const satu = await ekspor.minta(REKAP)
    const etag = String(satu.kepala['etag'])
    expect(satu.kepala['cache-control']).toBe('no-cache')
    const lagi = await ekspor.minta(REKAP, { kepala: { 'if-none-match': etag } })
    expect([lagi.status, lagi.isi.length]).toEqual([304, 0])
    const csvLain = await ekspor.minta(`${REKAP}&program=PBI_JK`)
    expect(csvLain.kepala['etag']).not.toBe(etag)
    versi = 'v2'
    try {
      const baru = await ekspor.minta(REKAP, { kepala: { 'if-none-match': etag } })
      expect(baru.status).toBe(200)
    } finally {
      versi = 'v1'
    }
  })

  it('sebuah kursor dari terbitan lain ditolak, dan berkas yang datanya berganti terputus', async () => {
    const { catatan } = uraikanNdjson((await ekspor.minta(REKAP)).isi)
    const lanjut = catatan.find((satu) => '$lanjut' in satu)?.['$lanjut']
    versi = 'v3'
    try {
      const lama = await ekspor.minta(`${REKAP}&lanjut=${lanjut}`)
      expect(JSON.parse(String(lama.isi))).toMatchObject({ kode: 'KURSOR_TIDAK_SAH' })
    } finally {
      versi = 'v1'
    }
    // Wherever it is replaced: refused before the first byte, broken off, or a whole file of one.
    const akhir = new Set<string>()
    for (let pada = 1; pada < 14; pada++) {
      let dibaca = 0
      const lain = await bukaUji({
        basisData: uji.basisData,
        versi: () => (++dibaca > pada ? 'baru' : 'lama'),
      })
      const pintu = await bukaEkspor(lain)
      try {
        const { isi, status, utuh } = await pintu.minta(`${REKAP}&wilayah=16`)
        const { akhir: ini } = status === 200 ? uraikanNdjson(isi) : { akhir: undefined }
        expect(utuh).toBe(status !== 200 || !('$galat' in (ini ?? {})))
        akhir.add(`${status} ${Object.keys(ini ?? {})}`)
      } finally {
        pintu.tutup()
        await lain.tutup()
      }
    }
    expect([...akhir]).toEqual(expect.arrayContaining(['409 ', '200 $galat']))
  })

  it('metadata menyebut sumber, edisi, tanggal, aturan samaran, arti setiap kolom', async () => {
    const { isi, kepala } = await ekspor.minta('/ekspor/rekap-terbit/metadata')
    const metadata = JSON.parse(String(isi))
    const { catatan } = uraikanNdjson((await ekspor.minta(REKAP)).isi)
    const { $ekspor } = catatan[0] as { $ekspor: { kolom: string[] } }
    expect(Object.keys(metadata.kolom)).toEqual($ekspor.kolom)
    expect(metadata).toMatchObject({
      dasar: expect.stringContaining('Perpres 39/2019'),
      sumber: expect.any(String),
      edisiWilayah: expect.arrayContaining([expect.any(String)]),
      tahun: expect.arrayContaining([2019]),
      walidata: expect.any(String),
      lisensi: expect.any(String),
      samaran: { tanda: 'disamarkan' },
    })
    expect(Number.isNaN(Date.parse(metadata.diterbitkanPada))).toBe(false)
    const lagi = await ekspor.minta('/ekspor/rekap-terbit/metadata', {
      kepala: { 'if-none-match': String(kepala['etag']) },
    })
    expect(lagi.status).toBe(304)
  })
})

describe('acuan wilayah', () => {
  it('setiap wilayah yang berlaku tepat sekali, juga bila dilanjutkan di setiap tanda', async () => {
    const [jumlah] = await tanyaAdmin<{ n: number }>(
      uji.basisData.kolam,
      `select count(*)::int as n from wilayah where berlaku_sampai is null and kode like '16%'`,
    )
    const jalur = '/ekspor/wilayah?wilayah=16&kolom=kode,nama,tingkat,induk'
    const { isi } = await ekspor.minta(jalur)
    const { baris, catatan } = uraikanNdjson(isi)
    expect(new Set(baris.map(({ kode }) => kode)).size).toBe(jumlah?.n)
    expect(baris).toHaveLength(jumlah?.n ?? 0)
    const tanda = catatan.flatMap((satu) => satu['$lanjut'] ?? []) as string[]
    expect(tanda.length).toBeGreaterThan(10)
    for (const satu of [tanda.at(0), tanda.at(7), tanda.at(-1)]) {
      const sisa = uraikanNdjson((await ekspor.minta(`${jalur}&lanjut=${satu}`)).isi).baris
      const sebelum = barisSampai(String(isi), satu ?? '')
      expect([...sebelum, ...sisa]).toEqual(baris)
    }
  })

  it.each(['16.02', '16.02.05', '16.02.05.1001'])('hanya %s dan di bawahnya', async (kode) => {
    const { baris } = uraikanNdjson((await ekspor.minta(`/ekspor/wilayah?wilayah=${kode}`)).isi)
    expect(baris[0]).toMatchObject({ kode })
    expect(baris.every((satu) => String(satu['kode']).startsWith(kode))).toBe(true)
  })
})

function barisSampai(isi: string, lanjut: string): BarisNdjson[] {
  const letak = isi.indexOf(`{"$lanjut":${JSON.stringify(lanjut)}}\n`)
  return uraikanNdjson(isi.slice(0, letak)).baris
}
