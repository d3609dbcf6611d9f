import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Oleh } from '../../test/pindah.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const ISI = 'perTanggal jumlahKpm disamarkan sumber sintetis kabupatenBerdata keluargaMiskin'

async function rekap(kode: string, tahun: number, oleh: Oleh | 'publik' = 'oki', program = 'PKH') {
  const { data, errors } = await uji.tanya(
    `query ($kode: KodeWilayah!, $tahun: Int!, $program: Program!) {
      wilayah(kode: $kode) { rekap(program: $program, tahun: $tahun) { ${ISI} } }
    }`,
    { ...(oleh && oleh !== 'publik' && { oleh }), variabel: { kode, tahun, program } },
  )
  expect(errors).toBeUndefined()
  return data.wilayah.rekap
}

describe('rekap contoh', () => {
  it.each([
    ['16.02', 2017, 432],
    ['16.02', 2018, 720],
    ['16.02', 2019, 720],
    ['16.02', 2026, 720],
    ['16.02.05', 2017, 24],
    ['16.02.05', 2018, 40],
    ['62.02', 2019, 680],
    ['62.02', 2026, 680],
    ['62.02.06', 2019, 40],
  ])('%s pada %i: %i KPM, dihitung langsung bagi dinasnya', async (kode, tahun, jumlahKpm) => {
    expect(await rekap(kode, tahun, 'keduanya')).toMatchObject({
      ...{ jumlahKpm, disamarkan: [], sumber: 'HITUNGAN_LANGSUNG', sintetis: true },
      ...{ perTanggal: tahun === 2026 ? '2026-11-22' : `${tahun}-12-31`, kabupatenBerdata: 1 },
    })
  })

  it.each([2017, 2018, 2026])(
    'pada %i jumlah anak sama dengan induknya sampai ke desa',
    async (tahun) => {
      const { data } = await uji.tanya(
        `query ($tahun: Int!) { kabupaten(kode: "16.02") {
        rekap(program: PKH, tahun: $tahun) { jumlahKpm }
        kecamatan { rekap(program: PKH, tahun: $tahun) { jumlahKpm } desa { kode rekap(program: PKH, tahun: $tahun) { jumlahKpm } } }
      } }`,
        { oleh: 'oki', variabel: { tahun } },
      )
      const jumlah = (daftar: { rekap: { jumlahKpm: number } }[]) =>
        daftar.reduce((hasil, satu) => hasil + satu.rekap.jumlahKpm, 0)
      const { kecamatan, rekap: kabupaten } = data.kabupaten
      expect(kecamatan).toHaveLength(18)
      expect(jumlah(kecamatan)).toBe(kabupaten.jumlahKpm)
      for (const satu of kecamatan) expect(jumlah(satu.desa)).toBe(satu.rekap.jumlahKpm)
    },
  )

  it('desa sama dengan hitungan barisnya', async () => {
    const perDesa = await tanyaAdmin<{ desa: string; n: number }>(
      uji.basisData.kolam,
      "select desa_kode as desa, count(*)::int as n from kpm where desa_kode / 10000 = 160205 and tanggal_mulai <= '2017-12-31' group by 1",
    )
    expect(perDesa.length).toBeGreaterThan(5)
    for (const { desa, n } of perDesa) expect((await rekap(desa, 2017)).jumlahKpm).toBe(n)
  })
})

describe('rekap tanpa data menjawab null, bukan nol', () => {
  it.each([
    ['kabupaten yang datanya tidak dimuat', '16.10', 2018],
    ['kecamatannya', '16.10.01', 2018],
    ['provinsi yang datanya tidak dimuat', '31', 2018],
    ['tahun sebelum data OKI', '16.02', 2016],
    ['tahun sebelum data Kotim', '62.02', 2018],
    ['tahun depan', '16.02', 2027],
    ['tahun nol', '16.02', 0],
    ['tahun sebelum Masehi', '16.02', -44],
    ['tahun sepuluh ribu', '16.02', 10_000],
    ['tahun terbesar', '16.02', 2_147_483_647],
  ])('%s', async (_, kode, tahun) => {
    expect(await rekap(kode, tahun, 'keduanya')).toBeNull()
    expect(await rekap(kode, tahun, 'mitra')).toBeNull()
  })

  it('program yang datanya tidak dimuat', async () => {
    expect(await rekap('16.02', 2018, 'oki', 'PBI_JK')).toBeNull()
  })

  it('tetapi desa tanpa KPM di kabupaten yang berdata menjawab nol', async () => {
    const { kolam } = uji.basisData
    const [desa] = await tanyaAdmin<{ kode: string }>(
      kolam,
      `select kode from wilayah w where tingkat = 'DESA' and berlaku_sampai is null and kode like '16.02.%'
       and not exists (select from kpm where desa_kode = w.awal and tanggal_mulai < '2018-01-01') limit 1`,
    )
    expect((await rekap(desa?.kode ?? '', 2017)).jumlahKpm).toBe(0)
  })
})

describe('rekap dan wilayah di luar kewenangan', () => {
  it('provinsi hanya mencakup kabupaten yang dimuat, dan mengatakannya', async () => {
    expect(await rekap('16', 2018, 'publik')).toMatchObject({
      ...{ jumlahKpm: 720, kabupatenBerdata: 1, sumber: 'REKAP_TERBIT' },
    })
    expect(await rekap('62', 2018, 'publik')).toBeNull()
    expect(await rekap('62', 2019, 'publik')).toMatchObject({ jumlahKpm: 680 })
  })

  it.each(['oki', 'keduanya'] as const)(
    'provinsi dijawab dari rekap terbit bagi %s',
    async (oleh) => {
      expect(await rekap('16', 2026, oleh)).toMatchObject({
        sumber: 'REKAP_TERBIT',
        jumlahKpm: 720,
      })
    },
  )

  it.each([['mitra'], ['publik'], ['kotim']] as const)(
    'OKI bagi %s: rekap terbit',
    async (oleh) => {
      expect(await rekap('16.02', 2018, oleh)).toMatchObject({
        ...{ sumber: 'REKAP_TERBIT', jumlahKpm: 720, perTanggal: '2018-12-31' },
      })
      expect((await rekap('16.02', 2026, oleh)).perTanggal).toBe('2026-11-22')
    },
  )

  it('mitra dan pendamping tidak mendapat angka langsung', async () => {
    expect((await rekap('16.02', 2018, PELAKU_UJI.mitra)).sumber).toBe('REKAP_TERBIT')
    expect((await rekap('16.02.05', 2018, PELAKU_UJI.pendamping)).sumber).toBe('REKAP_TERBIT')
  })

  it('pusat mendapat angka langsung di mana pun', async () => {
    for (const kode of ['16.02', '62.02'])
      expect((await rekap(kode, 2019, PELAKU_UJI.pusat)).sumber).toBe('HITUNGAN_LANGSUNG')
  })

  it('angka langsung tidak memerlukan tujuan: bukan data pribadi', async () => {
    expect(await rekap('16.02', 2018, 'tanpaTujuan')).toMatchObject({ sumber: 'HITUNGAN_LANGSUNG' })
  })

  it.each([2017, 2018, 2019, 2026])(
    'nasional pada %i sama dengan hitungan semua baris',
    async (tahun) => {
      const [baris] = await tanyaAdmin<{ n: number }>(
        uji.basisData.kolam,
        "select count(*)::int as n from riwayat_kepesertaan where status = 'AKTIF' and extract(year from dari) <= $1 and sampai is null",
        [tahun],
      )
      const { data } = await uji.tanya(
        `query ($tahun: Int!) { nasional { rekap(program: PKH, tahun: $tahun) { ${ISI} } } }`,
        { variabel: { tahun } },
      )
      expect(data.nasional.rekap).toMatchObject({
        ...{ jumlahKpm: baris?.n, kabupatenBerdata: tahun < 2019 ? 1 : 2, keluargaMiskin: null },
      })
    },
  )
})
