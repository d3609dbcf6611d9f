import { semuaBarisContoh } from '@harapan/testing'
import { afterAll, beforeAll, expect } from 'vitest'
import type { BarisTahap } from '../../src/demo/baris.ts'
import { itMahal as it } from '../hanya-dalam.ts'
import { csv, hariDulu } from './berkas-jkn.ts'
import { bukaInstalasi, type Instalasi, KOTIM, OKI, PUSAT } from './instalasi.ts'

let instalasi: Instalasi
let tahap: BarisTahap[]
beforeAll(async () => {
  tahap = await semuaBarisContoh()
  instalasi = await bukaInstalasi()
}, 240_000)
afterAll(() => instalasi.tutup())

const hitungan = () =>
  instalasi
    .baca<Record<string, number>>(
      'select diterima, sama, diubah, ditolak, perlu_tinjauan as tinjau from impor order by id desc limit 1',
    )
    .then(([satu]) => satu)
const tolakan = () =>
  instalasi
    .baca<{ satu: string }>(
      `select nomor || ' ' || hasil || ' ' || array_to_string(kode, ',') || ' ' || array_to_string(kolom, ',') as satu from impor_baris
     where impor_id = (select max(id) from impor) order by nomor`,
    )
    .then((baris) => baris.map(({ satu }) => satu))
const terakhir = async () =>
  (await instalasi.baca<{ id: string }>('select max(id)::text as id from impor'))[0]?.id ?? ''

it('sekolah dan faskes: ditambah, diubah, sama, ditolak, lalu dibatalkan', async () => {
  const judul = ['NPSN', 'Nama Sekolah', 'Jenjang', 'Alamat', 'Kode Desa']
  const awal = [
    ['10600001', 'SD Negeri 1 Kayuagung', 'SD', 'Jl. Merdeka 1', '16.02.05.1001'],
    ['10600002', 'SMP Negeri 2', 'SMP', '', '1602051001'],
    ['K0001234', 'Puskesmas Celikah', 'Puskesmas', '', '16.02.05.1002'],
    ['123', 'SD tanpa NPSN', 'SD', '', '16.02.05.1001'],
    ['10600003', 'Gedung', 'PABRIK', '', '16.02.05.1001'],
    ['10600004', 'SD di kecamatan', 'SD', '', '16.02.05'],
    ['10600005', 'SD di desa yang tidak ada', 'SD', '', '16.02.05.2999'],
    ['10600006', 'SD di Sampit', 'SD', '', '62.02.06.2005'],
  ]
  const { keluaran } = await instalasi.jalankan(
    ['impor', 'fasilitas', instalasi.berkas('f.csv', csv(awal, judul))],
    OKI,
  )
  expect(await tolakan(), keluaran).toEqual([
    '5 DITOLAK KODE_TIDAK_SAH kode',
    '6 DITOLAK NILAI_TIDAK_DIKENAL jenis',
    '7 DITOLAK KODE_WILAYAH_TIDAK_SAH desa',
    '8 DITOLAK WILAYAH_TIDAK_DIKENAL desa',
    '9 DITOLAK DI_LUAR_WILAYAH desa',
  ])
  const pertama = await terakhir()
  const lagi = [
    [...(awal[0] ?? [])],
    ['10600002', 'SMP Negeri 2 Kayuagung', 'SMP', '', '16.02.05.1001'],
  ]
  await instalasi.jalankan(['impor', 'fasilitas', instalasi.berkas('g.csv', csv(lagi, judul))], OKI)
  expect(await hitungan()).toEqual({ diterima: 0, sama: 1, diubah: 1, ditolak: 0, tinjau: 0 })
  const kedua = await terakhir()
  // Another office may look it up and may not move it into its own area.
  const asing = [['10600001', 'SD rebutan', 'SD', '', '62.02.06.2005']]
  await instalasi.jalankan(
    ['impor', 'fasilitas', instalasi.berkas('h.csv', csv(asing, judul))],
    KOTIM,
  )
  expect(await tolakan()).toEqual(['2 DITOLAK DI_LUAR_WILAYAH desa'])

  expect((await instalasi.jalankan(['impor', 'batalkan', pertama], OKI)).kode).toBe(1)
  expect((await instalasi.jalankan(['impor', 'batalkan', kedua], OKI)).kode).toBe(0)
  expect(await instalasi.baca("select nama from fasilitas where kode = '10600002'")).toEqual([
    { nama: 'SMP Negeri 2' },
  ])
  expect((await instalasi.jalankan(['impor', 'batalkan', pertama], OKI)).kode).toBe(0)
  expect(await instalasi.baca('select from fasilitas')).toEqual([])
}, 240_000)

it('desil: hanya pusat, sekali untuk tiap rilis, dan rilis tidak berubah', async () => {
  const kk = tahap
    .flatMap(({ keluarga }) => keluarga.map(({ noKk }) => noKk))
    .filter((satu) => satu !== null)
  const judul = ['Nomor Kartu Keluarga', 'Desil Nasional']
  const baris = kk.slice(0, 200).map((satu, ke) => [satu, String(1 + (ke % 10))])
  const rilis = ['basis=DTSEN', 'tahun=2026', 'versi=3', 'tanggal_rilis=10/07/2026'].flatMap(
    (isi) => ['--isi', isi],
  )
  const jalur = instalasi.berkas(
    'desil.csv',
    csv([...baris, ['9916026001851257', '3'], [kk[0] ?? '', '11']], judul),
  )
  expect((await instalasi.jalankan(['impor', 'desil', jalur, ...rilis], OKI)).keluaran).toContain(
    'TIDAK_BERWENANG',
  )
  expect((await instalasi.jalankan(['impor', 'desil', jalur], PUSAT)).keluaran).toContain(
    'KOLOM_WAJIB_TIDAK_ADA',
  )
  const { keluaran } = await instalasi.jalankan(['impor', 'desil', jalur, ...rilis], PUSAT)
  expect(await tolakan(), keluaran).toEqual([
    '202 DITOLAK NO_KK_TIDAK_SAH no_kk',
    '203 DITOLAK ANGKA_TIDAK_SAH desil',
  ])
  expect(await hitungan()).toEqual({ diterima: 200, sama: 0, diubah: 0, ditolak: 2, tinjau: 0 })
  const lain = instalasi.berkas(
    'lain.csv',
    csv(
      [
        [kk[0] ?? '', '9'],
        [kk[1] ?? '', '2'],
        [kk[1] ?? '', '5'],
      ],
      judul,
    ),
  )
  await instalasi.jalankan(['impor', 'desil', lain, ...rilis], PUSAT)
  expect(await tolakan()).toEqual([
    '2 PERLU_TINJAUAN DESIL_BERBEDA desil',
    '4 DITOLAK KUNCI_GANDA desil',
  ])
  expect(
    await instalasi.baca('select basis, tahun, versi, tanggal::text from rilis_dtsen'),
  ).toEqual([{ basis: 'DTSEN', tahun: 2026, versi: 3, tanggal: '2026-07-10' }])
}, 240_000)

it('rilis desil pergi bersama peringkatnya yang terakhir, bukan sebelumnya', async () => {
  const kk = tahap
    .flatMap(({ keluarga }) => keluarga.map(({ noKk }) => noKk))
    .filter((satu) => satu !== null)
  const rilis = ['basis=DTSEN', 'tahun=2026', 'versi=4', 'tanggal_rilis=10/10/2026'].flatMap(
    (isi) => ['--isi', isi],
  )
  const muat = async (nama: string, ...keluarga: string[]) => {
    const isi = csv(
      keluarga.map((satu) => [satu, '4']),
      ['No KK', 'Desil'],
    )
    const { kode, keluaran } = await instalasi.jalankan(
      ['impor', 'desil', instalasi.berkas(nama, isi), ...rilis],
      PUSAT,
    )
    expect(kode, keluaran).toBe(0)
    return terakhir()
  }
  const ada = () => instalasi.baca('select versi from rilis_dtsen where versi = 4')
  const [satu, dua] = [
    await muat('rilis-a.csv', ...kk.slice(300, 303)),
    await muat('rilis-b.csv', kk[310] ?? ''),
  ]
  expect((await instalasi.jalankan(['impor', 'batalkan', satu], PUSAT)).kode).toBe(0)
  expect(await ada()).toEqual([{ versi: 4 }])
  expect((await instalasi.jalankan(['impor', 'batalkan', dua], PUSAT)).kode).toBe(0)
  expect(await ada()).toEqual([])
  await muat('rilis-a.csv', ...kk.slice(300, 303))
  expect(await ada()).toEqual([{ versi: 4 }])
}, 240_000)

const JUDUL_KPM = [
  'No Peserta',
  'No. KK',
  'Kode Desa',
  'Alamat',
  'NIK',
  'Nama ART',
  'Tgl Lahir',
  'JK',
  'KTP-el',
  'SHDK',
  'Pengurus',
  'Tgl Mulai',
  'Komponen',
  'Tgl Komponen',
  'Alasan Tanpa NIK',
]
const DESA = '16.02.05.1001'
const rumah = (peserta: string, noKk: string) => [peserta, noKk, DESA, 'Jl. Desa 1']
const anggota = (
  nik: string,
  nama: string,
  lahir: string,
  jk: string,
  hubungan: string,
  pengurus: string,
  komponen = '',
  alasan = '',
) => [
  ...[
    nik,
    nama,
    lahir,
    jk,
    lahir < '2009' ? 'YA' : 'TIDAK',
    hubungan,
    pengurus,
    '01/02/2026',
    komponen,
  ],
  ...[komponen === '' ? '' : '01/02/2026', alasan],
]
const orang = (...isi: Parameters<typeof anggota>) => {
  const [nik, nama, lahir, ...lain] = anggota(...isi)
  return [nik ?? '', nama ?? '', hariDulu(lahir ?? ''), ...lain]
}

it('KPM dengan anggota dan komponennya: satu keluarga utuh atau tidak sama sekali', async () => {
  const milikKotim = tahap
    .flatMap(({ individu }) => individu)
    .find(({ nik, desaKode }) => nik && Math.floor(desaKode / 1e6) === 6202)
  const satu = rumah('IMPOR-1', '9916020101260001')
  const dua = rumah('IMPOR-2', '9916020101260002')
  const tiga = rumah('IMPOR-3', '9916020101260003')
  const empat = rumah('IMPOR-4', '9916020101260004')
  const baris = [
    [
      ...satu,
      ...orang('9916024501800011', 'Siti Aminah', '1980-01-05', 'P', 'KEPALA KELUARGA', 'YA'),
    ],
    [...satu, ...orang('9916021502150012', 'Budi', '2015-02-15', 'L', 'ANAK', 'TIDAK', 'SD')],
    [...satu, ...orang('', 'Bayi Ani', '2025-12-20', 'P', 'ANAK', 'TIDAK', 'BALITA', 'BAYI')],
    [
      ...dua,
      ...orang('9916020501800021', 'Tanpa Pengurus', '1980-01-05', 'L', 'KEPALA KELUARGA', 'TIDAK'),
    ],
    [...tiga, ...orang('9916020501700031', 'Kepala', '1970-01-05', 'L', 'KEPALA KELUARGA', 'YA')],
    [
      ...tiga,
      ...orang('9916020501700032', 'Lansia Muda', '1980-01-05', 'L', 'SUAMI', 'TIDAK', 'LANSIA'),
    ],
    [
      ...tiga,
      ...orang('9916020501700033', 'Kepala Lagi', '1970-01-05', 'L', 'KEPALA KELUARGA', 'TIDAK'),
    ],
    // The payee is somebody of another office's area, whom this one cannot see.
    [
      ...empat,
      ...orang(milikKotim?.nik ?? '', 'Orang Kotim', '1980-01-05', 'L', 'KEPALA KELUARGA', 'YA'),
    ],
    [
      ...empat,
      ...orang('9916020501700042', 'Ikut Saja', '1980-01-05', 'L', 'FAMILI LAIN', 'TIDAK'),
    ],
    [
      ...rumah('IMPOR-5', '9916020101260005').with(2, '62.02.06.2005'),
      ...orang('9916020501700051', 'Jauh', '1980-01-05', 'L', 'KEPALA KELUARGA', 'YA'),
    ],
  ]
  const jalur = instalasi.berkas('kpm.csv', csv(baris, JUDUL_KPM))
  const sebelum = await isiKpm()
  const { keluaran } = await instalasi.jalankan(['impor', 'kpm', jalur], OKI)
  expect(await tolakan(), keluaran).toEqual([
    '5 DITOLAK PENGURUS_TIDAK_JELAS pengurus',
    '7 DITOLAK KOMPONEN_TIDAK_COCOK komponen',
    '8 DITOLAK KEPALA_GANDA hubungan',
    '9 PERLU_TINJAUAN PERLU_PEMERIKSAAN_PUSAT nomor_peserta',
    '10 PERLU_TINJAUAN PERLU_PEMERIKSAAN_PUSAT nomor_peserta',
    '11 DITOLAK DI_LUAR_WILAYAH desa',
  ])
  expect(
    await instalasi.baca(`select k.nomor_peserta as peserta, k.nama_pengurus as pengurus, k.status, k.sintetis,
      (select count(*)::int from anggota_keluarga a where a.keluarga_id = k.keluarga_id) as anggota,
      (select string_agg(komponen::text, ',' order by komponen) from komponen_kpm c where c.kpm_id = k.id) as komponen,
      (select count(*)::int from riwayat_kepesertaan r where r.kpm_id = k.id) as masa
    from kpm k where nomor_peserta like 'IMPOR-%' order by 1`),
  ).toEqual([
    {
      peserta: 'IMPOR-1',
      pengurus: 'Siti Aminah',
      status: 'AKTIF',
      sintetis: true,
      anggota: 3,
      komponen: 'ANAK_USIA_DINI,SD',
      masa: 1,
    },
    {
      peserta: 'IMPOR-3',
      pengurus: 'Kepala',
      status: 'AKTIF',
      sintetis: true,
      anggota: 1,
      komponen: null,
      masa: 1,
    },
  ])
  const pertama = await terakhir()

  // The same rows from another file, one of them corrected and one changed.
  const lagi = [
    ...baris.slice(0, 3),
    [...tiga, ...orang('9916020501700032', 'Lansia Muda', '1980-01-05', 'L', 'SUAMI', 'TIDAK')],
    (baris[0] ?? []).with(5, 'Siti Lain'),
  ]
  await instalasi.jalankan(
    ['impor', 'kpm', instalasi.berkas('kpm2.csv', csv(lagi, JUDUL_KPM))],
    OKI,
  )
  expect(await tolakan()).toEqual(['6 PERLU_TINJAUAN DATA_BERBEDA nama'])
  expect(await hitungan()).toEqual({ diterima: 1, sama: 3, diubah: 0, ditolak: 0, tinjau: 1 })
  expect((await instalasi.jalankan(['periksa'], null)).kode).toBe(0)

  const terhalang = await instalasi.jalankan(['impor', 'batalkan', pertama], OKI)
  expect(terhalang.kode).toBe(1)
  expect(terhalang.keluaran).toContain('dirujuk anggota_keluarga')
  for (const id of [await terakhir(), pertama]) {
    const { kode, keluaran: hasil } = await instalasi.jalankan(['impor', 'batalkan', id], OKI)
    expect(kode, hasil).toBe(0)
  }
  expect(await isiKpm()).toEqual(sebelum)
  expect((await instalasi.jalankan(['periksa'], null)).kode).toBe(0)
}, 240_000)

/** In one statement: opening the embedded database takes longer than reading it. */
const isiKpm = () =>
  instalasi.baca(
    ['individu', 'keluarga', 'anggota_keluarga', 'kpm', 'riwayat_kepesertaan', 'komponen_kpm']
      .map(
        (tabel) =>
          `select '${tabel}' as tabel, count(*)::int as n, md5(string_agg(t::text, '|' order by id)) as sidik from ${tabel} t`,
      )
      .join(' union all '),
  )
