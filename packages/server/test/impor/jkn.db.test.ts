import { gzipSync } from 'node:zlib'
import { semuaBarisContoh } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { BarisKepesertaanJkn } from '../../src/demo/baris.ts'
import { itMahal as it } from '../hanya-dalam.ts'
import { type BarisDaftar, csv, daftarJkn, JUDUL, selDari } from './berkas-jkn.ts'
import { bacaTolakan, bukaInstalasi, type Instalasi, KOTIM, OKI, PUSAT } from './instalasi.ts'

let instalasi: Instalasi
let daftar: BarisDaftar[]
let masa: BarisKepesertaanJkn[]
beforeAll(async () => {
  const tahap = await semuaBarisContoh()
  daftar = daftarJkn(tahap)
  masa = tahap.flatMap(({ kepesertaanJkn }) => kepesertaanJkn)
  instalasi = await bukaInstalasi()
}, 240_000)
afterAll(() => instalasi.tutup())

/** A mistake that offices make, and how the row is reported. */
type Cacat = { ubah: Partial<BarisDaftar>; kode: string; kolom: string }

const NIK = 'No. NIK'
const CACAT: Cacat[] = [
  { ubah: { [NIK]: '9.91602E+15' }, kode: 'NOTASI_ILMIAH', kolom: 'nik' },
  { ubah: { [NIK]: '9,91602E+15' }, kode: 'NOTASI_ILMIAH', kolom: 'nik' },
  { ubah: { [NIK]: '' }, kode: 'KOSONG', kolom: 'nik' },
  { ubah: { [NIK]: '991602170784297' }, kode: 'NIK_TIDAK_SAH', kolom: 'nik' },
  { ubah: { [NIK]: '9916023213842971' }, kode: 'NIK_TIDAK_SAH', kolom: 'nik' },
  { ubah: { [NIK]: '9916021707840000' }, kode: 'NIK_TIDAK_SAH', kolom: 'nik' },
  { ubah: { [NIK]: '9911010101800001' }, kode: 'NIK_TIDAK_DITEMUKAN', kolom: 'nik' },
  { ubah: { 'NOMOR KARTU': '12345' }, kode: 'NO_KARTU_TIDAK_SAH', kolom: 'no_kartu' },
  { ubah: { 'Jenis Peserta': 'PEKERJA' }, kode: 'NILAI_TIDAK_DIKENAL', kolom: 'segmen' },
  { ubah: { 'Hak Kelas': 'VIP' }, kode: 'NILAI_TIDAK_DIKENAL', kolom: 'kelas_rawat' },
  { ubah: { TMT: '31/02/2020' }, kode: 'TANGGAL_TIDAK_SAH', kolom: 'mulai' },
  { ubah: { TMT: '12/31/2020' }, kode: 'TANGGAL_TIDAK_SAH', kolom: 'mulai' },
  { ubah: { TMT: '01/02/20' }, kode: 'TANGGAL_TIDAK_SAH', kolom: 'mulai' },
  { ubah: { TMT: '43831' }, kode: 'TANGGAL_ANGKA_SERI', kolom: 'mulai' },
  { ubah: { TMT: '01/01/2020', TAT: '31/12/2019' }, kode: 'TANGGAL_TERBALIK', kolom: 'sampai' },
  {
    ubah: { TAT: '', 'Alasan Nonaktif': 'MENINGGAL' },
    kode: 'ALASAN_TANPA_AKHIR',
    kolom: 'alasan_akhir',
  },
  { ubah: { 'Tgl Update': '01/01/2999' }, kode: 'TANGGAL_MENDATANG', kolom: 'diperbarui_pada' },
  { ubah: { 'Tgl Update': '' }, kode: 'KOSONG', kolom: 'diperbarui_pada' },
  // Of its person there is a spell already, which this one would overlap.
  {
    ubah: { TMT: '01/01/1999', TAT: '', 'Alasan Nonaktif': '' },
    kode: 'MASA_BERTINDIHAN',
    kolom: 'mulai',
  },
]

/** The list with every mistake some times over, and what must be reported: line, code, column. */
function berkasBercacat(): { isi: string; harapan: string[]; benar: number } {
  const baris: string[][] = []
  const harapan: string[] = []
  let benar = 0
  // One planted row for every eleventh right one; the header is line 1.
  for (const [ke, satu] of daftar.entries()) {
    baris.push(selDari(satu))
    benar += 1
    if (ke % 11 !== 5) continue
    const cacat = CACAT[Math.floor(ke / 11) % CACAT.length]
    if (!cacat) throw new RangeError('cacat')
    baris.push(selDari({ ...satu, ...cacat.ubah }))
    harapan.push(`${baris.length + 1} ${cacat.kode} ${cacat.kolom}`)
  }
  return { isi: csv(baris), harapan, benar }
}

const tertolak = () =>
  instalasi.baca<{ satu: string }>(
    `select nomor || ' ' || k || ' ' || l as satu from impor_baris, unnest(kode, kolom) as t(k, l)
     where impor_id = (select max(id) from impor) order by nomor`,
  )
const isiJkn = async () => {
  const [satu] = await instalasi.baca<{ isi: string }>(
    `select count(*) || ' ' || md5(string_agg(row(id, individu_id, segmen, kelas_rawat, no_kartu_hash, mulai, sampai,
      alasan_akhir, sumber, diperbarui_pada)::text, '|' order by id)) as isi from kepesertaan_jkn`,
  )
  return satu?.isi
}

it('setiap kesalahan dilaporkan dengan baris, kolom dan kodenya; tidak satu pun baris benar ditolak', async () => {
  const { isi, harapan, benar } = berkasBercacat()
  const jalur = instalasi.berkas('bercacat.csv', isi)
  const sebelum = await isiJkn()

  const coba = await instalasi.jalankan(['impor', 'jkn', jalur, '--coba'])
  expect(coba).toMatchObject({ kode: 3 })
  expect(coba.keluaran).toContain('tidak ada yang ditulis')
  expect(await isiJkn()).toBe(sebelum)
  expect(await instalasi.baca('select from impor')).toEqual([])

  const tolakan = `${instalasi.direktori}/tolakan.csv`
  const { kode, keluaran } = await instalasi.jalankan(['impor', 'jkn', jalur, '--tolakan', tolakan])
  expect(kode, keluaran).toBe(3)
  expect(keluaran).toContain(
    'Kolom tidak dikenal, tidak dibaca / unknown columns, not read: Nama Peserta',
  )
  expect((await tertolak()).map(({ satu }) => satu)).toEqual(harapan)
  expect(
    await instalasi.baca(
      'select diterima, sama, diubah, ditolak + perlu_tinjauan as lain from impor',
    ),
  ).toEqual([{ diterima: 0, sama: 0, diubah: benar, lain: harapan.length }])
  expect(coba.keluaran.split('\n\n').slice(1)).toEqual(keluaran.split('\n\n').slice(1))
  expect(
    bacaTolakan(tolakan)
      .split('\n')
      .filter((baris) => baris !== ''),
  ).toHaveLength(harapan.length + 1)

  const lagi = await instalasi.jalankan(['impor', 'jkn', jalur])
  expect(lagi.keluaran).toContain('sudah pernah selesai')
  expect(await instalasi.baca('select count(*)::int as n from impor')).toEqual([{ n: 1 }])
}, 240_000)

it('baris tertolak dapat diperbaiki dan dikirim lagi; kolom laporannya diabaikan', async () => {
  const [kepala = '', ...baris] = bacaTolakan(`${instalasi.direktori}/tolakan.csv`).split(/\r?\n/)
  // As the office's own file: semicolons, and the mark by which Excel knows UTF-8.
  expect(kepala).toBe(`\ufeff${[...JUDUL, 'baris_asal', 'kode', 'alasan'].join(';')}`)
  expect(kepala.split(';').slice(-3)).toEqual(['baris_asal', 'kode', 'alasan'])
  const diperbaiki = baris
    .filter((satu) => satu.includes('VIP'))
    .map((satu) => satu.replace('VIP', 'II'))
  expect(diperbaiki.length).toBeGreaterThan(3)
  const jalur = instalasi.berkas('perbaikan.csv', [kepala, ...diperbaiki, ''].join('\n'))
  const { kode, keluaran } = await instalasi.jalankan(['impor', 'jkn', jalur])
  expect(kode, keluaran).toBe(0)
  const [impor] = await instalasi.baca<{ sama: number; diubah: number }>(
    'select sama, diubah from impor order by id desc limit 1',
  )
  expect((impor?.sama ?? 0) + (impor?.diubah ?? 0)).toBe(diperbaiki.length)
}, 120_000)

it('kolom nomor yang semuanya dibulatkan lembar kerja menolak berkasnya; tidak ada yang ditulis', async () => {
  const sebelum = await isiJkn()
  const [{ n: impor = 0 } = {}] = await instalasi.baca<{ n: number }>(
    'select count(*)::int as n from impor where baris_selesai > 0',
  )
  const bulat = daftar
    .slice(0, 60)
    .map((satu) => ({ ...satu, [NIK]: `${satu[NIK].slice(0, 15)}0` }))
  for (const cara of [['--coba'], []]) {
    const jalur = instalasi.berkas('bulat.csv', csv(bulat.map(selDari)))
    const { kode, keluaran } = await instalasi.jalankan(['impor', 'jkn', jalur, ...cara])
    expect([kode, keluaran]).toEqual([1, expect.stringMatching(/NOMOR_DIBULATKAN: .* \/ .*nik/)])
    expect(keluaran).toContain('sebagai Teks')
  }
  // One true number among them is enough: then each is judged by itself.
  const salah = instalasi.berkas(
    'satu.csv',
    csv([...bulat.slice(0, 30), ...daftar.slice(0, 9)].map(selDari)),
  )
  expect((await instalasi.jalankan(['impor', 'jkn', salah, '--coba'])).keluaran).not.toContain(
    'NOMOR_DIBULATKAN',
  )
  expect(await isiJkn()).toBe(sebelum)
  expect(
    await instalasi.baca('select count(*)::int as n from impor where baris_selesai > 0'),
  ).toEqual([{ n: impor }])
}, 120_000)

describe('pengulangan, pembatalan, dan wilayah', () => {
  it('mengimpor data yang sama dari berkas lain tidak mengubah apa pun', async () => {
    const jalur = instalasi.berkas(
      'sama.csv',
      csv(daftar.slice(0, 50).map(selDari), [...JUDUL.slice(0, 8), 'Nama']),
    )
    const sebelum = await isiJkn()
    const { keluaran } = await instalasi.jalankan(['impor', 'jkn', jalur])
    expect(keluaran).toMatch(/50 {2}sama/)
    expect(await isiJkn()).toBe(sebelum)
  }, 120_000)

  it('kantor lain tidak menemukan orang di luar wilayahnya, dan tidak melihat impornya', async () => {
    const isi = csv(daftar.map((satu) => selDari({ ...satu, 'Tgl Update': '16/10/2026' })))
    const jalur = instalasi.berkas('kotim.csv', isi)
    const { keluaran } = await instalasi.jalankan(['impor', 'jkn', jalur], KOTIM)
    const [hitung] = await instalasi.baca<{ diubah: number; ditolak: number }>(
      'select diubah, ditolak from impor order by id desc limit 1',
    )
    const [milik] = await instalasi.baca<{ n: number }>(
      'select count(*)::int as n from kepesertaan_jkn where desa_kode / 1000000 = 6202',
    )
    expect(hitung, keluaran).toEqual({
      diubah: milik?.n,
      ditolak: daftar.length - (milik?.n ?? 0),
    })
    expect((await tertolak()).every(({ satu }) => satu.endsWith('NIK_TIDAK_DITEMUKAN nik'))).toBe(
      true,
    )
    const lihat = await instalasi.jalankan(['impor', 'lihat'], OKI)
    expect(lihat.keluaran).toContain('Belum ada impor')
  }, 120_000)

  it('dibatalkan, data kembali seperti semula; yang sudah dipakai impor lain tidak', async () => {
    const [awal, akhir] = await instalasi
      .baca<{ id: string }>(
        "select id::text as id from impor where profil = 'jkn' order by id limit 1",
      )
      .then(async ([pertama]) => [
        pertama?.id ?? '',
        (await instalasi.baca<{ id: string }>('select max(id)::text as id from impor'))[0]?.id ??
          '',
      ])
    const terhalang = await instalasi.jalankan(['impor', 'batalkan', awal ?? ''])
    expect(terhalang).toMatchObject({ kode: 1 })
    expect(terhalang.keluaran).toMatch(/tidak dapat dibatalkan: [\d.]+ baris/)
    const asing = await instalasi.jalankan(['impor', 'batalkan', akhir ?? ''], OKI)
    expect(asing.keluaran).toContain('IMPOR_TIDAK_ADA')

    for (const { id } of await instalasi.baca<{ id: string }>(
      'select id::text as id from impor order by impor.id desc',
    )) {
      const { kode, keluaran } = await instalasi.jalankan(['impor', 'batalkan', id])
      expect(kode, keluaran).toBe(0)
    }
    const [kini] = await instalasi.baca<{ n: number; lain: number }>(
      "select count(*)::int as n, count(*) filter (where sumber <> 'Data contoh (sintetis)')::int as lain from kepesertaan_jkn",
    )
    expect(kini).toEqual({ n: masa.length, lain: 0 })
    expect(await instalasi.baca('select from jejak_impor')).toEqual([])
  }, 240_000)

  it('tanpa wewenang, tanpa tujuan, atau di luar wilayahnya: ditolak sebelum dibaca', async () => {
    const jalur = instalasi.berkas('tanpa.csv', csv(daftar.slice(0, 3).map(selDari)))
    const { wewenang: _, ...tanpa } = OKI
    const { tujuan: __, ...tanpaTujuan } = OKI
    for (const [oleh, tambahan, galat] of [
      [tanpa, [], 'TIDAK_BERWENANG'],
      [tanpaTujuan, [], 'TUJUAN_WAJIB'],
      [OKI, ['--wilayah', '62.02'], 'WILAYAH_DI_LUAR'],
    ] as const) {
      const { kode, keluaran } = await instalasi.jalankan(
        ['impor', 'jkn', jalur, ...tambahan],
        oleh,
      )
      expect([kode, keluaran]).toEqual([1, expect.stringContaining(galat)])
    }
    const sempit = await instalasi.jalankan(
      ['impor', 'jkn', jalur, '--wilayah', '62.02', '--coba'],
      PUSAT,
    )
    expect(sempit.kode).toBe(3)
  }, 120_000)
})

it('satu kunci dua kali: yang sama menjadi SAMA, yang lain KUNCI_GANDA, di potongan mana pun', async () => {
  const [satu, dua] = daftar.filter(({ TAT }) => TAT === '').slice(-2)
  if (!satu || !dua) throw new RangeError('daftar')
  const pengisi = daftar.slice(0, 4_300).filter((baris) => baris !== satu && baris !== dua)
  const isi = [
    satu,
    dua,
    satu,
    { ...dua, 'Hak Kelas': dua['Hak Kelas'] === 'I' ? 'II' : 'I' },
    ...pengisi,
    ...pengisi,
    satu,
  ]
  const jalur = instalasi.berkas(
    'ganda.csv',
    csv(isi.map((b) => selDari({ ...b, 'Tgl Update': '20/10/2026' }))),
  )
  const { keluaran } = await instalasi.jalankan(['impor', 'jkn', jalur])
  expect(
    (await tertolak()).map(({ satu: baris }) => baris),
    keluaran,
  ).toEqual(['5 KUNCI_GANDA mulai'])
  expect(await instalasi.baca('select diubah, sama from impor order by id desc limit 1')).toEqual([
    { diubah: pengisi.length + 2, sama: pengisi.length + 2 },
  ])
}, 120_000)

it('NDJSON dalam gzip juga terbaca; baris berkunci asing ditolak, dan hanya baris itu', async () => {
  const baris = daftar
    .slice(0, 30)
    .map((satu) => JSON.stringify({ ...satu, 'Tgl Update': '01/11/2026' }))
  const asing = (baris[3] ?? '').replace('{', '{"Lain":"x",')
  const isi = gzipSync([...baris.slice(0, 3), asing, ...baris.slice(4)].join('\n'))
  const jalur = instalasi.berkas('daftar.ndjson.gz', isi)
  const { keluaran } = await instalasi.jalankan(['impor', 'jkn', jalur])
  const milik = (await tertolak()).map(({ satu }) => satu)
  expect(milik, keluaran).toEqual(['4 NDJSON_KUNCI_ASING '])
  expect(await instalasi.baca('select diubah from impor order by id desc limit 1')).toEqual([
    { diubah: 29 },
  ])
}, 120_000)

it('data yang lebih lama tidak menimpa yang lebih baru; yang isinya sama tetap SAMA', async () => {
  const lama = daftar.slice(100, 104).map((satu) => ({ ...satu, 'Tgl Update': '01/12/2025' }))
  const kelas = lama[1]?.['Hak Kelas'] === 'I' ? 'II' : 'I'
  const isi = lama.map((satu, ke) => selDari(ke === 1 ? { ...satu, 'Hak Kelas': kelas } : satu))
  const sebelum = await isiJkn()
  const jalur = instalasi.berkas('lama.csv', csv(isi))
  const { keluaran } = await instalasi.jalankan(['impor', 'jkn', jalur])
  const milik = (await tertolak()).map(({ satu }) => satu)
  expect(milik, keluaran).toEqual(['3 DATA_LEBIH_BARU diperbarui_pada'])
  expect(
    await instalasi.baca('select sama, perlu_tinjauan from impor order by id desc limit 1'),
  ).toEqual([{ sama: 3, perlu_tinjauan: 1 }])
  expect(await isiJkn()).toBe(sebelum)
}, 120_000)

it('tidak satu pun nomor tertinggal di basis data di luar bentuk terlindungnya', async () => {
  const nomor = new Set(daftar.flatMap((baris) => [baris[NIK], baris['NOMOR KARTU']]))
  for (const tabel of ['impor', 'impor_baris', 'impor_jejak', 'audit_akses', 'kepesertaan_jkn']) {
    const baris = await instalasi.baca<{ t: string }>(`select t::text as t from ${tabel} t`)
    expect(baris.length).toBeGreaterThan(0)
    const isi = baris.map(({ t }) => t).join('\n')
    expect(
      [...isi.matchAll(/\d{13,16}/g)].filter(([deret]) => nomor.has(deret)),
      tabel,
    ).toEqual([])
  }
}, 120_000)
