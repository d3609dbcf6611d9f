import { parseKodeWilayah, rentang, wajib } from '@harapan/kode'
import { bukaUji, PERKAKAS_UJI, type Uji } from '@harapan/testing'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KLIEN_CONTOH } from '../../src/demo/perjanjian-contoh.ts'
import { tambahKpm } from '../kpm-buatan.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { bacaSampel, type Sampel } from './sampel.ts'
import { sandiGalat, sebagaiPeran } from './sebagai-peran.ts'

const DITOLAK = '42501'
const OKI = wajib(parseKodeWilayah('16.02'))
const KOTIM = wajib(parseKodeWilayah('62.02'))
/** Between the two codes, in neither regency: Pondok Rajeg, Kabupaten Bogor. */
const DI_ANTARA = wajib(parseKodeWilayah('32.01.01.1001'))

let uji: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji(), bacaSampel()])
})
afterAll(() => uji.tutup())

const petugas = <T>(
  wilayah: readonly (typeof OKI)[],
  kerja: (klien: pg.PoolClient) => Promise<T>,
) => sebagaiPeran(uji.basisData.kolam, { peran: 'harapan_app', wilayah }, kerja)

const coba = (sql: string, nilai: unknown[] = [], wilayah = [OKI]) =>
  sandiGalat(petugas(wilayah, (klien) => klien.query(sql, nilai)))

const TABEL_DESA = [
  'individu',
  'keluarga',
  'anggota_keluarga',
  'kpm',
  'riwayat_kepesertaan',
  'komponen_kpm',
  'pendampingan_kpm',
  'kepesertaan_jkn',
]

describe('petugas', () => {
  it('tanpa wilayah tidak melihat satu baris pun', async () => {
    for (const tabel of [
      ...TABEL_DESA,
      'pendamping',
      'rekap_dasar',
      'rekap_tahunan',
      'rekap_delta',
    ]) {
      expect(await coba(`select * from ${tabel} limit 1`, [], []), tabel).toBe(0)
    }
  })

  it('melihat tepat desa-desa kabupatennya, tanpa WHERE sekalipun', async () => {
    for (const tabel of TABEL_DESA) {
      const { rows } = await petugas([OKI], (klien) =>
        klien.query(`select distinct desa_kode / 1000000 as kabupaten from ${tabel}`),
      )
      expect(rows, tabel).toEqual([{ kabupaten: '1602' }])
    }
  })

  it('dua kabupaten tidak melihat wilayah di antara kedua kodenya', async () => {
    const desa = rentang(DI_ANTARA).awal
    const [nomor = ''] = await tambahKpm(uji.basisData.kolam, [
      { desa, nama: 'Di Antara', mulai: '2020-01-01' },
    ])
    for (const tabel of ['individu', 'keluarga', 'anggota_keluarga', 'kpm']) {
      const ada = await tanyaAdmin(
        uji.basisData.kolam,
        `select from ${tabel} where desa_kode = $1`,
        [desa],
      )
      expect(ada, tabel).toHaveLength(1)
      const { rows } = await petugas([OKI, KOTIM], (klien) =>
        klien.query(`select distinct desa_kode / 1000000 as kabupaten from ${tabel} order by 1`),
      )
      expect(rows, tabel).toEqual([{ kabupaten: '1602' }, { kabupaten: '6202' }])
    }
    const { data } = await uji.tanya(
      `query ($n: String!) {
        kpm(nomorPeserta: $n) { id } desa(kode: "${DI_ANTARA}") { kpm { edges { cursor } } }
      }`,
      { oleh: 'keduanya', variabel: { n: nomor } },
    )
    expect(data).toEqual({ kpm: null, desa: { kpm: { edges: [] } } })
  })

  it('tidak dapat menulis ke luar wilayahnya, dan tidak memindahkan baris ke sana', async () => {
    const { keluarga } = sampel.kotim
    const milikLain = keluarga[0]?.id
    const milikSendiri = sampel.oki.keluarga[0]?.id
    const pindah = 'update keluarga set desa_kode = $2 where id = $1'
    expect(await coba(pindah, [milikSendiri, sampel.oki.keluarga.at(-1)?.desaKode])).toBe(1)
    expect(await coba(pindah, [milikSendiri, keluarga[0]?.desaKode])).toBe(DITOLAK)
    expect(await coba(`update keluarga set alamat = 'x' where id = $1`, [milikLain])).toBe(0)
    const tambah = `insert into keluarga (alasan_tanpa_kk, alamat, desa_kode, sintetis) values ('LAIN', 'x', $1, true)`
    expect(await coba(tambah, [sampel.oki.keluarga[0]?.desaKode])).toBe(1)
    expect(await coba(tambah, [keluarga[0]?.desaKode])).toBe(DITOLAK)
  })

  it('menutup riwayat, tetapi tidak menulis ulang atau menghapusnya', async () => {
    const [id] = sampel.oki.riwayatKepesertaan.map((baris) => baris.id)
    const ubah = (kolom: string) =>
      coba(`update riwayat_kepesertaan set ${kolom} where id = $1`, [id])
    expect(await ubah(`sampai = '2026-01-01'`)).toBe(1)
    for (const kolom of [`alasan = 'x'`, `dari = '2001-01-01'`, `status = 'CALON'`, `oleh = 'x'`]) {
      expect(await ubah(kolom), kolom).toBe(DITOLAK)
    }
    expect(await coba('delete from riwayat_kepesertaan where id = $1', [id])).toBe(DITOLAK)
    expect(await coba('insert into rekap_delta select * from rekap_delta')).toBe(DITOLAK)
  })

  it('menambah baris audit atas nama sendiri, tetapi tidak membaca, mengubah atau menghapusnya', async () => {
    const tambah = (pelaku: string) =>
      `insert into audit_akses (permintaan, pelaku, peran, operasi, sidik_dokumen, sidik_variabel, ditolak, hasil)
      values ('x', ${pelaku}, 'x', 'x', 'x', 'x', 0, 'BERHASIL')`
    for (const peran of [
      'harapan_app',
      'harapan_baca',
      'harapan_pendamping',
      'harapan_mitra',
      'harapan_publik',
    ] as const) {
      const cobaAudit = (sql: string) =>
        sandiGalat(
          sebagaiPeran(uji.basisData.kolam, { peran, wilayah: [OKI] }, (klien) => klien.query(sql)),
        )
      expect(await cobaAudit(tambah("current_setting('h.pelaku')")), peran).toBe(1)
      expect(await cobaAudit(tambah("'orang-lain'")), peran).toBe(DITOLAK)
      const boleh = ['harapan_app', 'harapan_baca'].includes(peran)
      expect(await cobaAudit('select id from audit_akses'), peran).toBe(boleh ? 0 : DITOLAK)
      expect(await cobaAudit(`update audit_akses set pelaku = 'y'`), peran).toBe(DITOLAK)
      expect(await cobaAudit('delete from audit_akses'), peran).toBe(DITOLAK)
    }
  })
})

describe('mitra', () => {
  const sebagaiMitra = <T>(nik: string[], kerja: (klien: pg.PoolClient) => Promise<T>) => {
    const padan = nik.map((satu) => PERKAKAS_UJI.pelindung.hashHeks('nik', satu))
    return sebagaiPeran(
      uji.basisData.kolam,
      { peran: 'harapan_mitra', klien: KLIEN_CONTOH, wilayah: [], padan },
      kerja,
    )
  }
  const ber = (banyak: number) => sampel.oki.individu.filter(({ nik }) => nik).slice(0, banyak)

  it('tanpa WHERE hanya melihat orang yang NIK-nya ditanyakan', async () => {
    const ditanya = ber(3)
    const nik = ditanya.flatMap((orang) => orang.nik ?? [])
    const { rows } = await sebagaiMitra(nik, (klien) =>
      klien.query('select id from individu order by id'),
    )
    expect(rows.map(({ id }) => Number(id))).toEqual(ditanya.map(({ id }) => id))

    const jkn = await sebagaiMitra(nik, (klien) =>
      klien.query('select distinct individu_id from kepesertaan_jkn order by 1'),
    )
    const punya = sampel.oki.kepesertaanJkn.map(({ individuId }) => individuId)
    expect(jkn.rows.map(({ individu_id }) => Number(individu_id))).toEqual(
      ditanya.map(({ id }) => id).filter((id) => punya.includes(id)),
    )
    const milik = sampel.oki.anggotaKeluarga
      .filter(({ individuId }) => ditanya.some(({ id }) => id === individuId))
      .map(({ keluargaId }) => keluargaId)
    const keluarga = async (sql: string) =>
      (await sebagaiMitra(nik, (klien) => klien.query(sql))).rows.map(({ id }) => Number(id))
    expect(await keluarga('select keluarga_id as id from anggota_keluarga')).toHaveLength(3)
    const kpm = sampel.oki.kpm.filter(({ keluargaId }) => milik.includes(keluargaId))
    expect(kpm.length).toBeGreaterThan(0)
    expect(await keluarga('select id from kpm order by id')).toEqual(kpm.map(({ id }) => id))
    expect(
      await keluarga('select distinct kpm_id as id from riwayat_kepesertaan order by 1'),
    ).toEqual(kpm.map(({ id }) => id))
    for (const tabel of ['individu', 'anggota_keluarga', 'kpm', 'riwayat_kepesertaan']) {
      const tanpa = sebagaiMitra([], (klien) => klien.query(`select 1 from ${tabel}`))
      expect(await sandiGalat(tanpa), tabel).toBe(0)
    }
  })

  it('tidak membaca kolom atau tabel lain, dan tidak menulis apa pun', async () => {
    const nik = ber(1).flatMap((orang) => orang.nik ?? [])
    const cobaMitra = (sql: string) => sandiGalat(sebagaiMitra(nik, (klien) => klien.query(sql)))
    expect(await cobaMitra('select id, nik_hash from individu')).toBe(1)
    const kolom = 'nik_sandi nik_samaran nama tanggal_lahir jenis_kelamin punya_ktp_el desa_kode *'
    for (const satu of kolom.split(' ')) {
      expect(await cobaMitra(`select ${satu} from individu`), satu).toBe(DITOLAK)
    }
    for (const satu of ['no_kartu_hash', 'no_kartu_sandi', 'no_kartu_samaran', 'desa_kode', '*']) {
      expect(await cobaMitra(`select ${satu} from kepesertaan_jkn`), satu).toBe(DITOLAK)
    }
    const KOLOM = {
      anggota_keluarga: ['id', 'hubungan', 'desa_kode', '*'],
      kpm: ['nomor_peserta', 'pengurus_id', 'nama_pengurus', 'tanggal_mulai', 'desa_kode', '*'],
      riwayat_kepesertaan: ['desa_kode', 'alasan', 'oleh', '*'],
    }
    for (const [tabel, kolom] of Object.entries(KOLOM)) {
      for (const satu of kolom)
        expect(await cobaMitra(`select ${satu} from ${tabel}`), `${tabel}.${satu}`).toBe(DITOLAK)
    }
    for (const tabel of [
      ...['keluarga', 'komponen_kpm', 'pendampingan_kpm', 'pendamping'],
      'rekap_dasar',
      'rekap_tahunan',
      'kunci_permintaan',
    ]) {
      expect(await cobaMitra(`select 1 from ${tabel}`), tabel).toBe(DITOLAK)
    }
    for (const tabel of [...TABEL_DESA, 'pendamping']) {
      expect(await cobaMitra(`insert into ${tabel} default values`), tabel).toBe(DITOLAK)
      expect(await cobaMitra(`update ${tabel} set id = id`), tabel).toBe(DITOLAK)
      expect(await cobaMitra(`delete from ${tabel}`), tabel).toBe(DITOLAK)
    }
  })
})
