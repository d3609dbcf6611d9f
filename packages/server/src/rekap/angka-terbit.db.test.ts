import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Oleh } from '../../test/pindah.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

async function rekap(kode: string, tahun: number, oleh: Oleh = 'oki') {
  const { data, errors } = await uji.tanya(
    `query ($kode: KodeWilayah!, $tahun: Int!) {
      wilayah(kode: $kode) { rekap(program: PKH, tahun: $tahun) { keluargaMiskin } }
    }`,
    { oleh, variabel: { kode, tahun } },
  )
  expect(errors).toBeUndefined()
  return data.wilayah.rekap
}

describe('angka terbit', () => {
  it('keluarga miskin hanya ada untuk tepat OKI 2018, tidak dibagi ke bawah atau dijumlah ke atas', async () => {
    expect((await rekap('16.02', 2018)).keluargaMiskin).toBe(57_000)
    expect((await rekap('16.02', 2018, 'mitra')).keluargaMiskin).toBe(57_000)
    for (const [kode, tahun] of [
      ['16.02', 2017],
      ['16.02', 2019],
      ['16.02.05', 2018],
      ['16', 2018],
      ['62.02', 2019],
    ] as const) {
      expect((await rekap(kode, tahun)).keluargaMiskin, `${kode} ${tahun}`).toBeNull()
    }
  })

  it('dua tahun dalam satu pertanyaan tidak tercampur', async () => {
    const { data } = await uji.tanya(
      `{ kabupaten(kode: "16.02") {
        lalu: rekap(program: PKH, tahun: 2017) { keluargaMiskin angkaTerbit { tahun nilai } }
        kini: rekap(program: PKH, tahun: 2018) { keluargaMiskin angkaTerbit { tahun } }
      } }`,
    )
    const { lalu, kini } = data.kabupaten
    expect(lalu).toEqual({ keluargaMiskin: null, angkaTerbit: [{ tahun: 2017, nilai: 22_000 }] })
    expect(kini).toEqual({ keluargaMiskin: 57_000, angkaTerbit: Array(3).fill({ tahun: 2018 }) })
  })

  it('menyertakan kalimat asli, sumber dan tanggalnya', async () => {
    const { data } = await uji.tanya(
      `{ kabupaten(kode: "16.02") { rekap(program: PKH, tahun: 2018) {
        angkaTerbit { indikator nilai perkiraan tahun kutipan sumber tanggal }
      } } }`,
    )
    const { angkaTerbit } = data.kabupaten.rekap
    const menurut = (nama: string) =>
      angkaTerbit.find(({ indikator }: { indikator: string }) => indikator === nama)
    expect(angkaTerbit).toHaveLength(3)
    expect(menurut('JUMLAH_KPM')).toMatchObject({
      ...{ nilai: 37_083, perkiraan: false, tahun: 2018, tanggal: '2018-05-02' },
    })
    expect(menurut('KELUARGA_MISKIN')).toMatchObject({
      nilai: 57_000,
      kutipan: expect.stringContaining('37.083 kk dari jumlah kk miskin sebanyak 57.000 kk'),
    })
    expect(menurut('JUMLAH_PENDAMPING')).toMatchObject({
      ...{ nilai: 200, perkiraan: true },
      kutipan: expect.stringContaining('lebih kurang 200 orang'),
    })
    for (const { sumber } of angkaTerbit) expect(sumber).toContain('Bukti Pers, 2 Mei 2018')
  })
})
