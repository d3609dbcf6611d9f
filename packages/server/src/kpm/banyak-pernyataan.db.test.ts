import { bukaUji, TANPA_BATAS, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catatSql } from '../../test/catatan-sql.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji({ batas: TANPA_BATAS })
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
const REKAP = [2017, 2018, 2026]
  .map(
    (tahun) =>
      `r${tahun}: rekap(program: PKH, tahun: ${tahun}) { jumlahKpm keluargaMiskin angkaTerbit { nilai } }`,
  )
  .join(' ')
const SEKITAR = 'leluhur { nama } induk { nama } digantiOleh { kode } perubahan { jenis } kodeBps'

const DOKUMEN = {
  hierarki:
    '{ provinsi(kode: "16") { kabupaten { kecamatan { desa { kode perubahan { jenis } } } } } }',
  KPM: halaman(
    20,
    `${ORANG} desa { nama } pendamping { nama } riwayat { dari } hakTahunan { total }`,
  ),
  keluarga: halaman(20, 'keluarga { noKk desa { nama } anggota { individu { jkn { segmen } } } }'),
  rekap: `{ kabupaten(kode: "16.02") { ${REKAP} kecamatan { ${REKAP} } } nasional { ${REKAP} } }`,
  hitungan: '{ kabupaten(kode: "16.02") { kecamatan { kpm(first: 1) { totalCount { nilai } } } } }',
  sekitar: `{ kecamatan(kode: "16.02.05") { desa { ${SEKITAR} } } }`,
  pendamping: '{ kecamatan(kode: "16.02.05") { pendamping { nama } } }',
  pencarian:
    '{ cariKpm(nama: "sit", wilayah: "16.02") { totalCount { nilai } edges { node { nomorPeserta } } } }',
  acuan: `{ daftarProvinsi { kode } cariWilayah(nama: "oki") { kode } indeksPkh(tahun: 2025) { dasar }
    kalenderPkh(tahun: 2025) { tahap } saya { peran } }`,
}

describe('banyaknya pernyataan SQL', () => {
  it.each(Object.entries(DOKUMEN))('%s: satu, berapa pun barisnya', async (_, dokumen) => {
    expect(await sql(dokumen)).toHaveLength(1)
  })

  it('satu juga bagi mitra dan bagi pemadanan', async () => {
    expect(await sql(DOKUMEN.rekap, 'mitra')).toHaveLength(1)
    const padan = 'query { a: padanJkn(nik: []) { status } b: padanJkn(nik: []) { nik } }'
    expect(await sql(padan, 'mitra')).toHaveLength(1)
  })

  it.each(Object.entries(DOKUMEN))('%s: setiap daftar dibaca dengan LIMIT', async (_, dokumen) => {
    for (const satu of await sql(dokumen)) {
      const daftar = satu.match(/string_agg\(/g)?.length ?? 0
      const berbatas = satu.match(/ limit (\d+|\$\d+::int)\b/g)?.length ?? 0
      expect(berbatas, satu).toBeGreaterThanOrEqual(daftar)
    }
  })
})
