import { parseKodeWilayah, wajib } from '@harapan/kode'
import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lingkupPelaku, type Pelaku } from '../../src/akses/pelaku.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { sandiGalat, sebagaiPeran } from './sebagai-peran.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const kode = (teks: string) => wajib(parseKodeWilayah(teks))
const sql = (pelaku: Pelaku, teks: string) =>
  sebagaiPeran(uji.basisData.kolam, lingkupPelaku(pelaku), (klien) => klien.query(teks))

const TABEL = [
  'individu',
  'keluarga',
  'anggota_keluarga',
  'kpm',
  'riwayat_kepesertaan',
  'komponen_kpm',
  'kepesertaan_jkn',
]

describe('pendamping', () => {
  // Row-level security of the owner is not asked: what should be seen is said by the assignments.
  const dampingan = (kolom: string) => `select ${kolom} from kpm where id in
    (select kpm_id from pendampingan_kpm where pendamping_id = 16020501 and sampai is null)`
  const SEHARUSNYA: Record<string, string> = {
    kpm: dampingan('id'),
    keluarga: dampingan('keluarga_id'),
    riwayat_kepesertaan: `select id from riwayat_kepesertaan where kpm_id in (${dampingan('id')})`,
    komponen_kpm: `select id from komponen_kpm where kpm_id in (${dampingan('id')})`,
    anggota_keluarga: `select id from anggota_keluarga where keluarga_id in (${dampingan('keluarga_id')})`,
    individu: `select individu_id from anggota_keluarga where sampai is null and keluarga_id in (${dampingan('keluarga_id')})`,
    kepesertaan_jkn: `select id from kepesertaan_jkn where individu_id in
      (select individu_id from anggota_keluarga where sampai is null and keluarga_id in (${dampingan('keluarga_id')}))`,
  }

  it.each(TABEL)('melihat %s keluarga dampingannya dan tidak satu pun yang lain', async (tabel) => {
    const seharusnya = await tanyaAdmin<{ n: string }>(
      uji.basisData.kolam,
      `select n::text from (${SEHARUSNYA[tabel]}) t(n) order by t.n`,
    )
    const { rows } = await sql(
      PELAKU_UJI.pendamping,
      `select id::text as n from ${tabel} order by ${tabel}.id`,
    )
    expect(seharusnya.length).toBeGreaterThan(3)
    expect(rows).toEqual(seharusnya)
  })

  it('yang nomornya tidak dikenal tidak melihat seorang pun', async () => {
    for (const tabel of [...TABEL, 'pendamping', 'rekap_dasar']) {
      const { rowCount } = await sql(
        { ...PELAKU_UJI.pendamping, pendamping: 999_999 },
        `select from ${tabel}`,
      )
      expect(rowCount, tabel).toBe(0)
    }
  })

  it('menelusuri dampingannya lewat daftar KPM, dengan banyaknya yang benar', async () => {
    const { data, errors } = await uji.tanya(
      '{ kabupaten(kode: "16.02") { kpm(first: 200) { totalCount { nilai tepat } edges { node { id pendamping { dari } anggota { hubungan } } } } } }',
      { oleh: 'pendamping' },
    )
    expect(errors).toBeUndefined()
    const { totalCount, edges } = data.kabupaten.kpm
    expect(totalCount).toEqual({ nilai: edges.length, tepat: true })
    expect(edges.length).toBeGreaterThan(3)
    for (const { node } of edges) {
      expect(node.pendamping).not.toBeNull()
      expect(node.anggota.length).toBeGreaterThan(0)
    }
  })
})

describe('kewenangan wilayah', () => {
  it.each([
    ['pusat', ['1602', '6202']],
    ['provinsi', ['1602']],
    ['oki', ['1602']],
  ] as const)('%s melihat kabupaten %j', async (nama, kabupaten) => {
    const { rows } = await sql(
      PELAKU_UJI[nama],
      'select distinct desa_kode / 1000000 as k from kpm order by 1',
    )
    expect(rows.map(({ k }) => String(k))).toEqual(kabupaten)
  })

  it.each([
    ['tksk', 10_000],
    ['operatorDesa', 1],
  ] as const)('%s tidak melihat di luar wilayahnya', async (nama, satuan) => {
    const { rows } = await sql(
      PELAKU_UJI[nama],
      `select distinct desa_kode / ${satuan} as k from kpm`,
    )
    const milik = satuan === 1 ? '1602051001' : '160205'
    expect(rows.map(({ k }) => String(k))).toEqual([milik])
  })

  it.each([
    ['DINSOS_KABUPATEN', '16'],
    ['KORKAB', '16'],
    ['APD', '16'],
    ['TKSK', '16.02'],
    ['CAMAT', '16.02'],
    ['PENDAMPING', '16.02'],
    ['OPERATOR_DESA', '16.02.05'],
    ['MITRA', '16.02'],
    ['PUSAT', '16'],
  ] as const)('token %s untuk wilayah %s yang terlalu luas ditolak', async (peran, wilayah) => {
    const oleh = { ...PELAKU_UJI.pendamping, peran, wilayah: [kode(wilayah)] }
    const { errors } = await uji.tanya('{ saya { peran } }', { oleh })
    expect(errors?.[0]?.extensions.code).toBe('TOKEN_TIDAK_SAH')
  })
})

describe('yang hanya membaca', () => {
  const PINDAH = `mutation ($id: ID!) { pindahkanKpm(id: $id, desaTujuan: "16.02.05.2002", alasan: "uji saja",
    versi: 1, kunci: "uji-peran-1") { __typename } }`

  it.each(['provinsi', 'tksk', 'camat', 'operatorDesa', 'pendamping', 'pusat'] as const)(
    '%s tidak dapat mengubah: mutasi ditolak dengan nama wewenangnya, basis data juga menolak',
    async (nama) => {
      const { data, errors } = await uji.tanya(PINDAH, { oleh: nama, variabel: { id: 'x' } })
      expect(data).toEqual({ pindahkanKpm: null })
      expect(errors).toMatchObject([
        { path: ['pindahkanKpm'], extensions: { code: 'TIDAK_BERWENANG', perlu: 'kpm:ubah' } },
      ])
      for (const tabel of ['kpm', 'keluarga', 'individu']) {
        const ubah = sql(PELAKU_UJI[nama], `update ${tabel} set sintetis = sintetis`)
        expect(await sandiGalat(ubah), tabel).toBe('42501')
      }
    },
  )

  it('wewenang di luar perannya tidak berlaku, sekalipun tertulis di token', async () => {
    const oleh = { ...PELAKU_UJI.tksk, wewenang: ['kpm:ubah', 'audit:baca'] as const }
    const { data, errors } = await uji.tanya('{ saya { wewenang } }', { oleh })
    expect(errors).toBeUndefined()
    expect(data.saya.wewenang).toEqual([])
    const { data: oki } = await uji.tanya('{ saya { wewenang } }', { oleh: 'oki' })
    expect(oki.saya.wewenang).toEqual(['kpm:ubah'])
  })

  it('camat tidak mendapat data spesifik dan nomor identitas', async () => {
    const { errors } = await uji.tanya(
      '{ kecamatan(kode: "16.02.05") { kpm(first: 1) { edges { node { pengurus { nama nik } komponen { komponen } } } } } }',
      { oleh: 'camat' },
    )
    expect(errors?.map(({ extensions }) => extensions.perlu).toSorted()).toEqual([
      'identitas',
      'spesifik',
    ])
  })
})
