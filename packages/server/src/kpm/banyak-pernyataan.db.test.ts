import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catatSql } from '../../test/catatan-sql.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

async function sql(dokumen: string, oleh: 'oki' | 'mitra' = 'oki'): Promise<string[]> {
  const { hasil, sql } = await catatSql(uji.basisData.kolam, () => uji.tanya(dokumen, { oleh }))
  expect(hasil.errors).toBeUndefined()
  return sql
}

const halaman = (banyak: number, isi: string) => `{
  kecamatan(kode: "16.02.05") { kpm(first: ${banyak}) { edges { node { nomorPeserta ${isi} } } } }
}`
const ORANG = `pengurus { nama jkn { segmen } }
  anggota { hubungan individu { nama jkn { segmen mulai } } }
  komponen { komponen individu { nama } }`

describe('banyaknya pernyataan SQL', () => {
  it('satu untuk provinsi > kabupaten > kecamatan > desa, 17 kabupaten dan ribuan desa sekalipun', async () => {
    const dokumen = '{ provinsi(kode: "16") { kabupaten { kecamatan { desa { kode nama } } } } }'
    expect(await sql(dokumen)).toHaveLength(1)
  })

  it.each([
    ['pengurus, anggota, komponen, jkn', ORANG, 2],
    [
      'itu beserta desa, pendamping dan riwayat',
      `${ORANG} desa { nama } pendamping { nama } riwayat { dari }`,
      3,
    ],
    ['itu beserta hak tahunan', `${ORANG} desa { nama } hakTahunan { total baris { jumlah } }`, 5],
    [
      'keluarga beserta anggotanya',
      'keluarga { noKk desa { nama } anggota { individu { nama } } }',
      3,
    ],
  ])('halaman KPM dengan %s tidak bergantung pada banyaknya baris', async (_, isi, banyak) => {
    expect(await sql(halaman(1, isi))).toHaveLength(banyak)
    expect(await sql(halaman(20, isi))).toHaveLength(banyak)
  })

  it('rekap 18 kecamatan: satu per program dan tahun, bukan per baris', async () => {
    const rekap = (tahun: number) => `r${tahun}: rekap(program: PKH, tahun: ${tahun}) { jumlahKpm }`
    const dokumen = (isi: string) => `{ kabupaten(kode: "16.02") { ${isi} kecamatan { ${isi} } } }`
    expect(await sql(dokumen(rekap(2018)))).toHaveLength(1 + 1)
    const tigaTahun = dokumen([2017, 2018, 2026].map(rekap).join(' '))
    expect(await sql(tigaTahun)).toHaveLength(1 + 3)
    expect(await sql(tigaTahun, 'mitra')).toHaveLength(1 + 3)
    const terbit = 'rekap(program: PKH, tahun: 2018) { keluargaMiskin angkaTerbit { nilai } }'
    expect(await sql(dokumen(terbit))).toHaveLength(1 + 1 + 1)
  })

  it('totalCount 18 kecamatan terbaca dengan satu pernyataan rekap', async () => {
    const dokumen =
      '{ kabupaten(kode: "16.02") { kecamatan { kpm(first: 1) { totalCount { nilai } } } } }'
    expect((await sql(dokumen)).filter((satu) => satu.includes('rekap_dasar'))).toHaveLength(1)
  })

  it('leluhur dan perubahan semua desa satu kecamatan: tetap dua', async () => {
    const isi = 'leluhur { nama } induk { nama } digantiOleh { kode } perubahan { jenis } kodeBps'
    expect(await sql(`{ desa(kode: "16.02.05.1001") { ${isi} } }`)).toHaveLength(2)
    expect(await sql(`{ kecamatan(kode: "16.02.05") { desa { ${isi} } } }`)).toHaveLength(2)
  })

  it.each([
    [
      'hierarki',
      '{ provinsi(kode: "16") { kabupaten { kecamatan { desa { kode perubahan { jenis } } } } } }',
    ],
    ['KPM', halaman(20, `${ORANG} pendamping { nama } riwayat { dari } hakTahunan { total }`)],
    ['keluarga', halaman(20, 'keluarga { anggota { individu { jkn { segmen } } } }')],
    ['pendamping', '{ kecamatan(kode: "16.02.05") { pendamping { nama } } }'],
    [
      'pencarian',
      '{ cariKpm(nama: "sit", wilayah: "16.02") { totalCount { nilai } edges { node { nomorPeserta } } } }',
    ],
    [
      'acuan',
      '{ daftarProvinsi { kode } cariWilayah(nama: "oki") { kode } indeksPkh(tahun: 2025) { dasar } kalenderPkh(tahun: 2025) { tahap } }',
    ],
  ])('setiap daftar pada %s dibaca dengan LIMIT', async (_, dokumen) => {
    for (const satu of await sql(dokumen)) {
      const daftarAnak = satu.match(/JSONB_AGG\(/g)?.length ?? 0
      const berbatas = satu.match(/LIMIT \$\d+ \/\* middle select \*\//g)?.length ?? 0
      expect(berbatas, satu).toBe(daftarAnak)
      // A look-up by a list of keys is as long as the list.
      const luar = satu.replace(/LATERAL \(.*\) ON true|LATERAL \(.*\) AS "\w+" ON true/s, '')
      expect(luar, satu).toMatch(/ LIMIT \$\d+( OFFSET \$\d+)?$|"(id|kode|awal)" IN \(/i)
    }
  })
})
