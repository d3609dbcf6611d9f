import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESA } from '../../test/halaman-kpm.ts'
import { tambahKpm } from '../../test/kpm-buatan.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'

let uji: Uji
let nomor: string
const ANGGOTA = [
  ['SD', '2016-02-01', '2024-01-01', null],
  ['SMP', '2012-02-01', '2024-01-01', null],
  ['SMA', '2009-02-01', '2024-01-01', null],
  ['LANJUT_USIA', '1950-02-01', '2018-01-01', null],
  ['ANAK_USIA_DINI', '2021-02-01', '2021-02-01', '2026-06-30'],
  ['IBU_HAMIL', '1990-02-01', '2019-03-01', '2019-12-01'],
] as const

beforeAll(async () => {
  uji = await bukaUji()
  const { kolam } = uji.basisData
  ;[nomor = ''] = await tambahKpm(kolam, [{ desa: DESA[0], nama: 'Kartini', mulai: '2018-01-01' }])
  for (const [komponen, lahir, dari, sampai] of ANGGOTA) {
    await tanyaAdmin(
      kolam,
      `with kpm as (select * from kpm where nomor_peserta = $1), orang as (
        insert into individu (alasan_tanpa_nik, nama, tanggal_lahir, jenis_kelamin, punya_ktp_el, desa_kode, sintetis)
        select 'LAIN', $2::text, $3, 'PEREMPUAN', false, desa_kode, true from kpm returning id
      ), anggota as (
        insert into anggota_keluarga (keluarga_id, individu_id, hubungan, dari, desa_kode)
        select kpm.keluarga_id, orang.id, 'FAMILI_LAIN', $4, kpm.desa_kode from kpm, orang
      ) insert into komponen_kpm (kpm_id, individu_id, komponen, dari, sampai, desa_kode)
      select kpm.id, orang.id, $2::komponen_pkh, $4, $5, kpm.desa_kode from kpm, orang`,
      [nomor, komponen, lahir, dari, sampai],
    )
  }
})
afterAll(() => uji.tutup())

async function hak(padaTanggal?: string) {
  const { data, errors } = await uji.tanya(
    `query ($nomor: String!, $padaTanggal: Date) { kpm(nomorPeserta: $nomor) {
      hakTahunan(padaTanggal: $padaTanggal) { padaTanggal total baris { komponen jumlah dasar } }
    } }`,
    { oleh: 'oki', variabel: { nomor, padaTanggal } },
  )
  expect(errors).toBeUndefined()
  const { baris, ...lain } = data.kpm.hakTahunan
  return {
    ...lain,
    baris: baris.map(
      (satu: { komponen: string; jumlah: string }) => `${satu.komponen} ${satu.jumlah}`,
    ),
    dasar: [...new Set(baris.map(({ dasar }: { dasar: string }) => dasar))],
  }
}

describe('hakTahunan', () => {
  it('bawaan hari ini: empat komponen yang terbuka, terbesar dulu, dengan dasarnya', async () => {
    expect(await hak()).toEqual({
      padaTanggal: '2026-11-22',
      total: '6800000',
      baris: ['LANJUT_USIA 2400000', 'SMA 2000000', 'SMP 1500000', 'SD 900000'],
      dasar: [expect.stringContaining('2026')],
    })
  })

  it('paling banyak empat: komponen kelima, yang termurah, tidak dibayar', async () => {
    expect(await hak('2026-06-30')).toMatchObject({
      total: '8900000',
      baris: ['ANAK_USIA_DINI 3000000', 'LANJUT_USIA 2400000', 'SMA 2000000', 'SMP 1500000'],
    })
    expect((await hak('2026-07-01')).baris).toContain('SD 900000')
  })

  it('menurut indeks hari itu: 2019 dengan keputusannya, 2018 satu jumlah bagi keluarga', async () => {
    expect(await hak('2019-06-01')).toMatchObject({
      total: '4800000',
      baris: ['LANJUT_USIA 2400000', 'IBU_HAMIL 2400000'],
      dasar: [expect.stringContaining('02/SK/LJS/01/2019')],
    })
    expect(await hak('2018-06-01')).toMatchObject({ total: '2000000', baris: ['null 2000000'] })
  })

  it('sebelum ada komponen atau indeks: kosong, tidak dikira-kira', async () => {
    expect(await hak('2017-06-01')).toMatchObject({ total: '0', baris: [] })
    expect(await hak('2027-01-01')).toMatchObject({ total: '0', baris: [] })
  })

  it('dua tanggal sekaligus, bersama komponen yang terbuka, tidak saling mengubah', async () => {
    const { data } = await uji.tanya(
      `query ($nomor: String!) { kpm(nomorPeserta: $nomor) {
        dulu: hakTahunan(padaTanggal: "2019-06-01") { total } kini: hakTahunan { total }
        komponen { komponen dari sampai individu { tanggalLahir } }
      } }`,
      { oleh: 'oki', variabel: { nomor } },
    )
    expect(data.kpm).toEqual({
      dulu: { total: '4800000' },
      kini: { total: '6800000' },
      komponen: ANGGOTA.slice(0, 4).map(([komponen, tanggalLahir, dari]) => ({
        ...{ komponen, dari, sampai: null, individu: { tanggalLahir } },
      })),
    })
  })
})

describe('komponen contoh', () => {
  it('setiap KPM punya komponen, paling banyak empat, dan haknya dapat dihitung', async () => {
    const { data } = await uji.tanya(
      `{ kecamatan(kode: "16.02.24") { kpm(first: 200) { edges { node {
        komponen { komponen } hakTahunan { total baris { komponen } }
      } } } } }`,
      { oleh: 'oki' },
    )
    const { edges } = data.kecamatan.kpm
    expect(edges).toHaveLength(40)
    for (const { node } of edges) {
      expect(node.komponen.length).toBeGreaterThan(0)
      expect(node.komponen.length).toBeLessThanOrEqual(4)
      expect(node.hakTahunan.baris).toHaveLength(node.komponen.length)
      expect(Number(node.hakTahunan.total)).toBeGreaterThan(0)
    }
  })

  it('mitra tidak melihatnya', async () => {
    const { data, errors } = await uji.tanya(
      'query ($nomor: String!) { kpm(nomorPeserta: $nomor) { hakTahunan { total } } }',
      { oleh: 'mitra', variabel: { nomor } },
    )
    expect(data).toEqual({ kpm: null })
    expect(errors?.[0]?.extensions.code).toBe('TIDAK_BERWENANG')
  })
})
