import { writeGlobalId } from '@harapan/pothos-sql'
import { barisContoh, bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pindahkan } from '../../test/pindah.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'
import { dalamTransaksiNasional } from '../db/transaksi.ts'
import { terbitkanRekap } from './terbitkan.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

type DesaRekap = {
  kode: string
  rekap: { jumlahKpm: number | null; disamarkan: string[]; sumber: string }
}

const perDesa = async (oleh: 'oki' | 'mitra' | undefined, kode: string, tahun = 2026) => {
  const { data, errors } = await uji.tanya(
    `query ($kode: KodeWilayah!, $tahun: Int!) { kecamatan(kode: $kode) {
      rekap(program: PKH, tahun: $tahun) { jumlahKpm disamarkan }
      desa { kode rekap(program: PKH, tahun: $tahun) { jumlahKpm disamarkan sumber } }
    } }`,
    { ...(oleh && { oleh }), variabel: { kode, tahun } },
  )
  expect(errors).toBeUndefined()
  const desa: DesaRekap[] = data.kecamatan.desa
  return {
    rekap: data.kecamatan.rekap as Omit<DesaRekap['rekap'], 'sumber'>,
    desa,
    jumlah: desa.map(({ rekap }) => rekap.jumlahKpm ?? 0),
  }
}

const terbitkan = (hari = '2026-11-22') =>
  dalamTransaksiNasional(uji.basisData.kolam, (klien) => terbitkanRekap(klien, hari))

describe('rekap terbit', () => {
  it.each([undefined, 'mitra'] as const)(
    'menyamarkan setiap sel 1-4 bagi %s, dan tidak pernah nol',
    async (oleh) => {
      for (const tahun of [2017, 2018, 2026]) {
        const langsung = await perDesa('oki', '16.02.24', tahun)
        const terbit = await perDesa(oleh, '16.02.24', tahun)
        expect(langsung.jumlah.some((n) => n > 0 && n < 5)).toBe(true)
        expect(langsung.jumlah.some((n) => n >= 5)).toBe(true)
        for (const [ke, { kode, rekap }] of terbit.desa.entries()) {
          const n = langsung.jumlah[ke] ?? 0
          const samar = rekap.jumlahKpm === null
          if (n > 0 && n < 5) expect(samar, kode).toBe(true)
          if (n === 0) expect(samar, kode).toBe(false)
          expect(rekap, kode).toEqual({
            sumber: 'REKAP_TERBIT',
            jumlahKpm: samar ? null : n,
            disamarkan: samar ? ['JUMLAH_KPM'] : [],
          })
        }
      }
    },
  )

  it('bagi dinas setempat tidak pernah disamarkan', async () => {
    const { desa } = await perDesa('oki', '16.02.24')
    for (const { rekap } of desa) {
      expect(rekap).toMatchObject({ disamarkan: [], jumlahKpm: expect.any(Number) })
    }
  })

  it('tetap pada angka terbit sampai diterbitkan lagi, lalu menyamarkan sel yang mengecil', async () => {
    const { kpm } = await barisContoh('oki', 17)
    const perKode = Map.groupBy(kpm, ({ desaKode }) => desaKode)
    const [desa, milik] = [...perKode].find(([, daftar]) => daftar.length >= 5) ?? [0, []]
    const keluar = milik.slice(0, milik.length - 4)
    const selDesa = async (oleh?: 'oki') => {
      const semua = await perDesa(oleh, '16.02.24')
      return semua.desa.find(({ kode }) => kode.replaceAll('.', '') === String(desa))?.rekap
    }
    for (const { id } of keluar) {
      const { data } = await pindahkan(uji, 'oki', {
        id: writeGlobalId('Kpm', id),
        desaTujuan: '16.02.04.2001',
      })
      expect(data.pindahkanKpm.__typename).toBe('KpmDipindahkan')
    }
    expect(await selDesa('oki')).toMatchObject({ jumlahKpm: 4 })
    expect(await selDesa()).toMatchObject({ jumlahKpm: milik.length, disamarkan: [] })

    await terbitkan()
    expect(await selDesa()).toMatchObject({ jumlahKpm: null, disamarkan: ['JUMLAH_KPM'] })
    expect((await perDesa(undefined, '16.02.24')).rekap.jumlahKpm).toBe(40 - keluar.length)
    expect((await perDesa(undefined, '16.02.04')).rekap.jumlahKpm).toBe(40 + keluar.length)
    const { data } = await uji.tanya(
      '{ nasional { rekap(program: PKH, tahun: 2026) { jumlahKpm } } }',
    )
    expect(data.nasional.rekap.jumlahKpm).toBe(1_400)
  })

  it('kecamatan yang tinggal empat KPM pun disamarkan, dan yang tinggal nol tertulis nol', async () => {
    const akhiri = (sisa: number) =>
      tanyaAdmin(
        uji.basisData.kolam,
        `update riwayat_kepesertaan set sampai = '2025-06-30' where sampai is null and kpm_id in
          (select id from kpm where desa_kode / 10000 = 160208 order by id offset $1)`,
        [sisa],
      )
    await akhiri(4)
    await terbitkan()
    expect((await perDesa(undefined, '16.02.08')).rekap).toEqual({
      jumlahKpm: null,
      disamarkan: ['JUMLAH_KPM'],
    })
    expect((await perDesa(undefined, '16.02.08', 2024)).rekap).toEqual({
      jumlahKpm: 40,
      disamarkan: [],
    })
    await akhiri(0)
    await terbitkan()
    expect((await perDesa(undefined, '16.02.08')).rekap).toEqual({ jumlahKpm: 0, disamarkan: [] })
  })

  it('sekali terbit memuat setiap wilayah berdata dan induknya, sekali saja', async () => {
    const [harus] = await tanyaAdmin<{ n: number }>(
      uji.basisData.kolam,
      `select (select count(*) * 10 from wilayah where berlaku_sampai is null and (kode = '16' or kode like '16.02%'))
        + (select count(*) * 8 from wilayah where berlaku_sampai is null and (kode = '62' or kode like '62.02%')) + 10 as n`,
    )
    expect(await terbitkan()).toBe(Number(harus?.n))
    expect(await terbitkan()).toBe(Number(harus?.n))
  })

  it('pada tahun baru menambah tahun itu dan menutup yang lalu pada 31 Desember', async () => {
    await terbitkan('2027-01-01')
    const baris = await tanyaAdmin<{ tahun: number; hari: string }>(
      uji.basisData.kolam,
      'select tahun, per_tanggal::text as hari from rekap_terbit where wilayah_kode = 0 and tahun >= 2026 order by 1',
    )
    expect(baris).toEqual([
      { tahun: 2026, hari: '2026-12-31' },
      { tahun: 2027, hari: '2027-01-01' },
    ])
  })
})
