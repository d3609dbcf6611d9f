import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

async function tanya(bidang: 'indeksPkh' | 'kalenderPkh', tahun: number, isi: string) {
  const { data, errors } = await uji.tanya(
    `query ($tahun: Int!) { ${bidang}(tahun: $tahun) { ${isi} } }`,
    {
      variabel: { tahun },
    },
  )
  expect(errors).toBeUndefined()
  return data[bidang]
}

const INDEKS = 'jenis komponen jumlahPerTahun berlakuDari berlakuSampai dasar keyakinan'

describe('indeksPkh', () => {
  it('2019: tujuh komponen dan bantuan tetap, menurut keputusan bernomor, tanpa token', async () => {
    const indeks = await tanya('indeksPkh', 2019, INDEKS)
    const jumlah = Object.fromEntries(
      indeks.map((satu: { jenis: string; komponen: string | null; jumlahPerTahun: string }) => [
        satu.komponen ?? satu.jenis,
        satu.jumlahPerTahun,
      ]),
    )
    expect(jumlah).toEqual({
      ...{ TETAP_REGULER: '550000', TETAP_AKSES: '1000000', IBU_HAMIL: '2400000' },
      ...{ ANAK_USIA_DINI: '2400000', SD: '900000', SMP: '1500000', SMA: '2000000' },
      ...{ LANJUT_USIA: '2400000', DISABILITAS_BERAT: '2400000' },
    })
    for (const satu of indeks) {
      expect(satu).toMatchObject({
        ...{ berlakuDari: '2019-01-01', berlakuSampai: '2019-12-31', keyakinan: 'RESMI' },
        dasar: expect.stringContaining('02/SK/LJS/01/2019'),
      })
    }
  })

  it('2018: satu jumlah bagi semua, bertanda belum terverifikasi', async () => {
    expect(await tanya('indeksPkh', 2018, 'jenis komponen jumlahPerTahun keyakinan')).toEqual([
      { jenis: 'FLAT', komponen: null, jumlahPerTahun: '1890000', keyakinan: 'PERKIRAAN' },
      { jenis: 'FLAT_KHUSUS', komponen: null, jumlahPerTahun: '2000000', keyakinan: 'PERKIRAAN' },
    ])
  })

  it('2020: kenaikan di tengah tahun tampak sebagai dua masa', async () => {
    const indeks = await tanya('indeksPkh', 2020, INDEKS)
    const hamil = indeks.filter(({ komponen }: { komponen: string }) => komponen === 'IBU_HAMIL')
    expect(hamil).toMatchObject([
      { jumlahPerTahun: '2400000', berlakuSampai: '2020-03-31' },
      { jumlahPerTahun: '3000000', berlakuDari: '2020-04-01' },
    ])
  })

  it('korban pelanggaran HAM berat baru ada sejak 2024', async () => {
    const ada = async (tahun: number) =>
      (await tanya('indeksPkh', tahun, 'komponen')).some(
        ({ komponen }: { komponen: string }) => komponen === 'KORBAN_PELANGGARAN_HAM_BERAT',
      )
    expect([await ada(2023), await ada(2024), await ada(2026)]).toEqual([false, true, true])
  })

  it.each([2017, 2027, 0, -1, 99_999, 2_147_483_647])('%i tidak punya indeks', async (tahun) => {
    expect(await tanya('indeksPkh', tahun, 'jenis')).toEqual([])
  })
})

describe('kalenderPkh', () => {
  it('2018: empat tahap beserta bulan bayarnya', async () => {
    expect(await tanya('kalenderPkh', 2018, 'tahap kanal bulanAwal bulanAkhir bulanBayar')).toEqual(
      [
        { tahap: 1, kanal: 'SEMUA', bulanAwal: 1, bulanAkhir: 3, bulanBayar: 2 },
        { tahap: 2, kanal: 'SEMUA', bulanAwal: 4, bulanAkhir: 6, bulanBayar: 5 },
        { tahap: 3, kanal: 'SEMUA', bulanAwal: 7, bulanAkhir: 9, bulanBayar: 8 },
        { tahap: 4, kanal: 'SEMUA', bulanAwal: 10, bulanAkhir: 12, bulanBayar: 11 },
      ],
    )
  })

  it('2020: tahap bukan triwulan; setelah Maret tiap bulan', async () => {
    const tahap = await tanya('kalenderPkh', 2020, 'tahap bulanAwal bulanAkhir')
    expect(tahap).toHaveLength(10)
    expect(tahap[0]).toEqual({ tahap: 1, bulanAwal: 1, bulanAkhir: 3 })
    expect(tahap[9]).toEqual({ tahap: 10, bulanAwal: 12, bulanAkhir: 12 })
  })

  it('2024: Himbara enam tahap dan Pos empat, urut tahap lalu saluran', async () => {
    const kalender = await tanya('kalenderPkh', 2024, 'tahap kanal keyakinan sumber')
    expect(
      kalender.map(({ tahap, kanal }: { tahap: number; kanal: string }) => `${tahap} ${kanal}`),
    ).toEqual([
      ...['1 HIMBARA', '1 POS', '2 HIMBARA', '2 POS', '3 HIMBARA', '3 POS', '4 HIMBARA', '4 POS'],
      ...['5 HIMBARA', '6 HIMBARA'],
    ])
    for (const { keyakinan, sumber } of kalender) {
      expect([keyakinan, sumber]).toEqual(['MEDIA', expect.stringMatching(/\S/)])
    }
  })

  it.each([2017, 2027, -1, 2_147_483_647])('%i belum ada kalendernya', async (tahun) => {
    expect(await tanya('kalenderPkh', tahun, 'tahap')).toEqual([])
  })
})
