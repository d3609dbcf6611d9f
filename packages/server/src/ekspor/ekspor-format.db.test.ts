import { gunzipSync } from 'node:zlib'
import { bukaUji, type Uji } from '@harapan/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { bukaEkspor, type Ekspor, uraikanNdjson } from '../../test/ekspor-http.ts'
import { itMahal as it } from '../../test/hanya-dalam.ts'
import { tambahKpm } from '../../test/kpm-buatan.ts'
import { sifatSelama } from '../../test/sifat.ts'
import { bacaBerkas } from '../berkas/baca-berkas.ts'

let uji: Uji
let ekspor: Ekspor
beforeAll(async () => {
  uji = await bukaUji({ versi: () => 'v1' })
  await tambahKpm(
    uji.basisData.kolam,
    Array.from({ length: 650 }, (_, ke) => ({
      desa: 1_602_052_011,
      nama: NAMA[ke % NAMA.length] ?? '',
      mulai: '2018-01-01',
    })),
  )
  ekspor = await bukaEkspor(uji)
})
afterAll(async () => {
  ekspor.tutup()
  await uji.tutup()
})

const NAMA = [
  ...['Siti', '=HYPERLINK("http://contoh","klik")', '+1', '-2', '@SUM(A1)', '\t=1', 'a;b', 'a,b'],
  ...['"kutip"', 'dua\nbaris', 'Éva 漢字 😀', '007', '1E5', ' ', 'TRUE'],
]
const JALUR = '/ekspor/kpm?wilayah=16.02.05&kolom=id,pengurusNama,kodeDesa,versi,sintetis'
const ORANG = '/ekspor/individu?wilayah=16.02.05&kolom=id,nama,nik,kodeDesa,sintetis'

async function baca(isi: Buffer) {
  const berkas = await bacaBerkas(
    (async function* () {
      yield new Uint8Array(isi)
    })(),
  )
  const sel: (readonly string[])[] = []
  for await (const bagian of berkas.baris) sel.push(...bagian.map((satu) => satu.sel))
  return { kolom: berkas.kolom, sel }
}

describe('CSV dan XLSX', () => {
  it.each(['csv', 'xlsx'])('%s terbaca kembali sama dengan NDJSON', async (format) => {
    const { baris } = uraikanNdjson((await ekspor.minta(JALUR, { oleh: 'oki' })).isi)
    const jawaban = await ekspor.minta(`${JALUR}&format=${format}&tanda=tidak`, { oleh: 'oki' })
    expect([jawaban.status, jawaban.utuh]).toEqual([200, true])
    expect(jawaban.kepala['content-disposition']).toContain(`.${format}"`)
    const { kolom, sel } = await baca(jawaban.isi)
    expect(kolom).toEqual(['id', 'pengurusNama', 'kodeDesa', 'versi', 'sintetis'])
    expect(sel).toHaveLength(baris.length)
    const tanpaPengaman = (teks: string) => teks.replace(/^'(?=[=+\-@\t\r])/, '')
    for (const [ke, satu] of baris.entries()) {
      const [id, nama, kode, versi, sintetis] = sel[ke] ?? []
      expect([id, kode, versi]).toEqual([satu['id'], satu['kodeDesa'], String(satu['versi'])])
      expect(tanpaPengaman(nama ?? '').trim()).toBe(String(satu['pengurusNama']).trim())
      expect(sintetis?.toLowerCase()).toBe('true')
    }
  })

  it('tak satu pun sel CSV dapat menjadi rumus', async () => {
    const { isi } = await ekspor.minta(`${JALUR}&format=csv`, { oleh: 'oki' })
    // As a spreadsheet sees it: our own reader takes the guard away again.
    expect(String(isi)).toContain('HYPERLINK')
    expect(String(isi)).not.toMatch(/(?:^|,|\r\n)"?(?:[=+\-@\t]|\r(?!\n))/)
  })

  it('CSV bertanda di akhir setiap halaman, dan SELESAI di baris terakhir', async () => {
    const { isi } = await ekspor.minta(`${JALUR}&format=csv`, { oleh: 'oki' })
    const { kolom, sel } = await baca(isi)
    expect(kolom.at(-1)).toBe('lanjut')
    const tanda = sel.map((satu) => satu.at(-1)).filter(Boolean)
    expect(tanda).toHaveLength(Math.ceil(sel.length / 200))
    expect(sel.at(-1)?.at(-1)).toBe('SELESAI')
  })

  it('dimampatkan bila diterima, potongan demi potongan dapat dibaca', async () => {
    const polos = await ekspor.minta(`${JALUR}&format=csv`, { oleh: 'oki' })
    const { isi, kepala, utuh } = await ekspor.minta(`${JALUR}&format=csv`, {
      oleh: 'oki',
      kepala: { 'accept-encoding': 'gzip' },
    })
    expect([kepala['content-encoding'], utuh]).toEqual(['gzip', true])
    expect(gunzipSync(isi).equals(polos.isi)).toBe(true)
    expect(isi.length).toBeLessThan(polos.isi.length / 2)
  })
})

describe('dilanjutkan', () => {
  it('tanda yang diamankan dari rumus karena berawal - diterima apa adanya dari selnya', async () => {
    const { isi } = await ekspor.minta(JALUR, { oleh: 'oki' })
    const [, lanjut] = /"\$lanjut":"([^"]+)"/.exec(String(isi)) ?? []
    const biasa = await ekspor.minta(`${JALUR}&lanjut=${lanjut}`, { oleh: 'oki' })
    const berkutip = await ekspor.minta(`${JALUR}&lanjut='${lanjut}`, { oleh: 'oki' })
    expect(berkutip.status).toBe(200)
    expect(berkutip.isi.equals(biasa.isi)).toBe(true)
  })

  it.each([
    ['ndjson', JALUR],
    ['csv', JALUR],
    ['ndjson', ORANG],
    ['csv', ORANG],
  ])(
    '%s %s: awalan mana pun, dipotong di tanda terakhirnya lalu dilanjutkan, sama dengan utuhnya',
    async (format, alamat) => {
      const jalur = `${alamat}&format=${format}`
      const utuh = (await ekspor.minta(jalur, { oleh: 'oki' })).isi
      await sifatSelama(
        `lanjut ${format}`,
        3_000,
        fc.integer({ min: 0, max: utuh.length }),
        async (panjang) => {
          const { awal, lanjut } = potongDiTanda(utuh.subarray(0, panjang), format)
          if (lanjut === 'SELESAI') return expect(awal.equals(utuh)).toBe(true)
          const { isi } = await ekspor.minta(lanjut ? `${jalur}&lanjut=${lanjut}` : jalur, {
            oleh: 'oki',
          })
          const gabung = Buffer.concat([awal, isi])
          if (format === 'csv') return expect(gabung.equals(utuh)).toBe(true)
          expect(uraikanNdjson(gabung).baris).toEqual(uraikanNdjson(utuh).baris)
        },
      )
    },
  )

  it('sambungan yang sungguh putus di tengah dikenali dan dilanjutkan', async () => {
    const utuh = await ekspor.minta(JALUR, { oleh: 'oki' })
    const { isi, utuh: selesai } = await ekspor.minta(JALUR, { oleh: 'oki', potong: 30_000 })
    expect(selesai).toBe(false)
    const { awal, lanjut } = potongDiTanda(isi, 'ndjson')
    const sisa = await ekspor.minta(`${JALUR}&lanjut=${lanjut}`, { oleh: 'oki' })
    expect([...uraikanNdjson(awal).baris, ...uraikanNdjson(sisa.isi).baris]).toEqual(
      uraikanNdjson(utuh.isi).baris,
    )
  })
})

/** What the guide tells a client to do, by hand: keep up to the last whole mark. */
function potongDiTanda(isi: Buffer, format: string): { awal: Buffer; lanjut: string } {
  const teks = isi.toString('latin1')
  const pola =
    format === 'ndjson' ? /^\{"\$lanjut":"([^"]+)"\}\n/gm : /,(SELESAI|'?[\w-]{60,})\r\n/g
  let tanda: RegExpExecArray | undefined
  for (const satu of teks.matchAll(pola)) tanda = satu
  const akhir = tanda ? tanda.index + tanda[0].length : 0
  if (format === 'ndjson' && /\{"\$selesai".*\n$/.test(teks))
    return { awal: isi, lanjut: 'SELESAI' }
  return { awal: isi.subarray(0, akhir), lanjut: tanda?.[1] ?? '' }
}
