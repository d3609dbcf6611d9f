import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catatSql } from '../../test/catatan-sql.ts'
import { DESA } from '../../test/halaman-kpm.ts'
import { tambahKpm } from '../../test/kpm-buatan.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

async function hitung(kode: string, oleh: 'oki' | 'kotim' | 'keduanya', filter?: object) {
  const { data, errors } = await uji.tanya(
    `query ($kode: KodeWilayah!, $filter: SaringanKpm) {
      wilayah(kode: $kode) {
        kpm(first: 1, filter: $filter) { totalCount { nilai tepat } }
        rekap(program: PKH, tahun: 2026) { jumlahKpm }
      }
    }`,
    { oleh, variabel: { kode, filter } },
  )
  expect(errors).toBeUndefined()
  return { ...data.wilayah.kpm.totalCount, rekap: data.wilayah.rekap?.jumlahKpm }
}

describe('totalCount', () => {
  it.each([
    ['16.02', 720],
    ['16.02.05', 40],
  ])('di %s sama dengan rekap tahun berjalan', async (kode, nilai) => {
    expect(await hitung(kode, 'oki')).toEqual({ nilai, tepat: true, rekap: nilai })
  })

  it('ikut naik dalam transaksi yang menambah KPM, tanpa menunggu pelipatan', async () => {
    const sebelum = await hitung('16.02.05.1001', 'oki')
    await tambahKpm(uji.basisData.kolam, [{ desa: DESA[0], nama: 'Kartini', mulai: '2026-11-01' }])
    const kini = sebelum.nilai + 1
    expect(await hitung('16.02.05.1001', 'oki')).toEqual({ nilai: kini, tepat: true, rekap: kini })
  })

  it('membaca rekap, bukan menghitung barisnya', async () => {
    const tanya = '{ wilayah(kode: "16.02") { kpm { totalCount { nilai } } } }'
    const { kolam } = uji.basisData
    const { sql } = await catatSql(kolam, () => uji.tanya(tanya, { oleh: 'oki' }))
    const hitung = 'case when r.n is null then (select count(*)'
    expect(sql).toEqual([expect.stringContaining('rekap_dasar')])
    expect(sql).toEqual([expect.stringContaining(hitung)])
  })

  it('hanya mencakup baris wilayah pelaku, walau provinsinya yang ditanya', async () => {
    const { nilai: oki } = await hitung('16.02', 'oki')
    expect(await hitung('16', 'oki')).toMatchObject({ nilai: oki, tepat: true })
    expect(await hitung('62', 'oki')).toMatchObject({ nilai: 0, tepat: true })
    expect(await hitung('62.02', 'keduanya')).toMatchObject({ nilai: 680, tepat: true })
  })

  it('dengan saringan lain menghitung baris satu per satu', async () => {
    const { kolam } = uji.basisData
    await tanyaAdmin(
      kolam,
      "update kpm set status = 'DITANGGUHKAN' where nomor_peserta = 'PKH-160204-00001'",
    )
    const ditangguhkan = { status: ['DITANGGUHKAN'] }
    expect(await hitung('16.02.04', 'oki', ditangguhkan)).toMatchObject({ nilai: 1, tepat: true })
    const keduanya = { status: ['AKTIF', 'DITANGGUHKAN'] }
    expect(await hitung('16.02.04', 'oki', keduanya)).toMatchObject({ nilai: 40, tepat: true })
    expect(await hitung('16.02.04', 'oki', { program: 'PBI_JK' })).toMatchObject({ nilai: 0 })
  })

  it('berhenti menghitung pada 10.001 dan mengakuinya tidak tepat', async () => {
    const { kolam } = uji.basisData
    const calon = { status: ['CALON'] }
    await tambahCalon(10_000)
    expect(await hitung('16.02', 'oki', calon)).toMatchObject({ nilai: 10_000, tepat: true })
    await tambahCalon(2)
    expect(await hitung('16.02', 'oki', calon)).toMatchObject({ nilai: 10_001, tepat: false })

    /** Ended enrolments of one family: only rows matter here. */
    async function tambahCalon(banyak: number): Promise<void> {
      await tanyaAdmin(
        kolam,
        `insert into kpm (nomor_peserta, program, keluarga_id, pengurus_id, nama_pengurus, status, tanggal_mulai, tanggal_selesai, desa_kode, sintetis)
         select 'CALON-' || nextval('kpm_id_seq'), program, keluarga_id, pengurus_id, nama_pengurus, 'CALON', tanggal_mulai, tanggal_mulai, desa_kode, true
         from kpm, generate_series(1, $1) where nomor_peserta = 'PKH-160205-00001'`,
        [banyak],
      )
    }
  })
})
