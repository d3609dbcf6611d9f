import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

describe('wilayah', () => {
  it('menjawab kabupaten OKI tanpa token, dengan 18 kecamatannya', async () => {
    const { data, errors } = await uji.tanya(
      '{ kabupaten(kode: "16.02") { nama namaLengkap jenis kecamatan { kode } } polos: kabupaten(kode: "1602") { kode } }',
    )
    expect(errors).toBeUndefined()
    expect(data.kabupaten).toMatchObject({
      nama: 'Ogan Komering Ilir',
      namaLengkap: 'Kabupaten Ogan Komering Ilir',
      jenis: 'KABUPATEN',
    })
    expect(data.kabupaten.kecamatan).toHaveLength(18)
    expect(data.polos.kode).toBe('16.02')
  })

  it('menolak kode yang salah tulis dengan kode galat dan petunjuk', async () => {
    const { data, errors } = await uji.tanya('{ kabupaten(kode: "16-02") { nama } }')
    expect(data).toBeUndefined()
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'KODE_WILAYAH_TIDAK_SAH',
      petunjuk: expect.stringMatching(/ \/ /),
    })
  })

  it('mencari dengan sebutan sehari-hari', async () => {
    for (const [sebutan, kode] of [
      ['palangkaraya', '62.71'],
      ['mb ketapang', '62.02.06'],
      ['OKI', '16.02'],
      ['35 ilir', '16.71.01.1001'],
    ]) {
      const { data } = await uji.tanya(
        'query ($nama: String!) { cariWilayah(nama: $nama, first: 1) { kode } }',
        {
          variabel: { nama: sebutan },
        },
      )
      expect(data.cariWilayah, sebutan).toEqual([{ kode }])
    }
  })

  it('menjawab null untuk kode yang dicabut, dan penggantinya bila ditanya pada tanggal lama', async () => {
    const { data } = await uji.tanya(`{
      kini: wilayah(kode: "91.01") { nama }
      dulu: wilayah(kode: "91.01", padaTanggal: "2020-01-01") {
        nama berlakuSampai digantiOleh { kode namaLengkap } perubahan { jenis dasarHukum }
      }
    }`)
    expect(data.kini).toBeNull()
    expect(data.dulu).toMatchObject({
      nama: 'Merauke',
      berlakuSampai: '2022-07-24',
      digantiOleh: [{ kode: '93.01', namaLengkap: 'Kabupaten Merauke' }],
      perubahan: [{ jenis: 'GANTI_KODE', dasarHukum: expect.stringContaining('UU 14/2022') }],
    })
  })
})
