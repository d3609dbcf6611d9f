import { afterAll, beforeAll, expect } from 'vitest'
import { itMahal as it } from '../hanya-dalam.ts'
import { bukaInstalasi, type Instalasi, OKI } from '../impor/instalasi.ts'
import { type Baris, berkasEdisi } from './berkas-edisi.ts'
import { potretBerkode, potretWilayah, selisih } from './potret-edisi.ts'

let instalasi: Instalasi
beforeAll(async () => {
  instalasi = await bukaInstalasi()
}, 240_000)
afterAll(() => instalasi.tutup())

const edisi = (ke: number, tanggal = `0${ke}/06/2026`) => ({
  edisi: `Kepmendagri ${ke}/2026`,
  tanggal,
})
const impor = (ke: number, baris: readonly Baris[], tanggal?: string) =>
  instalasi.jalankan(berkasEdisi(instalasi, `e${ke}.csv`, baris, edisi(ke, tanggal)))
const perintah = (apa: string, ke: number) =>
  instalasi.jalankan(['edisi', apa, `Kepmendagri ${ke}/2026`])
const tolakan = () =>
  instalasi
    .baca<{ satu: string }>(
      `select nomor || ' ' || hasil || ' ' || array_to_string(kode, ',') || ' ' || array_to_string(kolom, ',') as satu from impor_baris
     where impor_id = (select max(id) from impor) order by nomor`,
    )
    .then((baris) => baris.map(({ satu }) => satu))
const terakhir = async () =>
  (await instalasi.baca<{ id: string }>('select max(id)::text as id from impor'))[0]?.id ?? ''
const potret = async () => ({
  ...(await potretBerkode(instalasi)),
  wilayah: (await potretWilayah(instalasi)).map((satu) => JSON.stringify(satu)),
})

it('berkas edisi: diterima, sama, diubah, ditolak dengan alasannya; hanya pusat', async () => {
  const baris: Baris[] = [
    ['16.02.05.2777', 'DESA BARU'],
    ['16.02.77', 'Kecamatan Baru'],
    ['1602772001', 'Desa di Kecamatan Baru'],
    ['16.02.78.2001', 'Tanpa Kecamatan'],
    ['16.2', 'Kode Rusak'],
    ['16.02.05.2778', ''],
    ['16.02.05.2779', 'Setingkat', '16.02.05'],
    ['16.02.05.2780', 'Kode Lama Asing', '16.02.05.2999'],
    ['16.02.05.2777', 'Nama Lain'],
  ]
  const asing = await instalasi.jalankan(berkasEdisi(instalasi, 'a.csv', baris, edisi(1)), OKI)
  expect(asing.keluaran).toContain('TIDAK_BERWENANG')
  const { keluaran, kode } = await impor(1, baris)
  expect(kode, keluaran).toBe(3)
  expect(await tolakan(), keluaran).toEqual([
    '5 DITOLAK INDUK_TIDAK_ADA kode',
    '6 DITOLAK KODE_TIDAK_SAH kode',
    '7 DITOLAK KOSONG nama',
    '8 DITOLAK KODE_LAMA_TIDAK_COCOK kode_lama',
    '9 PERLU_TINJAUAN KODE_LAMA_TIDAK_DIKENAL kode_lama',
    '10 DITOLAK KUNCI_GANDA kode',
  ])
  const pertama = await terakhir()
  await impor(1, [['16.02.05.2777', 'Nama Lain']])
  expect(
    await instalasi.baca(
      'select kode, nama, nama_lengkap, kode_lama from baris_edisi order by kode',
    ),
  ).toEqual([
    { kode: '16.02.05.2777', nama: 'Nama Lain', nama_lengkap: 'Desa Nama Lain', kode_lama: [] },
    ...[
      ['16.02.77', 'Baru', 'Kecamatan Baru'],
      ['16.02.77.2001', 'Desa di Kecamatan Baru', 'Desa Desa di Kecamatan Baru'],
    ].map(([satu, nama, lengkap]) => ({ kode: satu, nama, nama_lengkap: lengkap, kode_lama: [] })),
  ])
  const lain = await impor(1, [['16.02.05.2781', 'Tanggal Lain']], '09/06/2026')
  expect(lain.kode).toBe(3)
  expect(await tolakan()).toEqual(['2 PERLU_TINJAUAN EDISI_BERBEDA edisi'])

  // Taken back the one after the other; the edition is empty then, and an empty one is not applied.
  expect((await instalasi.jalankan(['impor', 'batalkan', pertama])).kode).toBe(1)
  for (const id of [String(Number(pertama) + 1), pertama])
    expect((await instalasi.jalankan(['impor', 'batalkan', id])).kode).toBe(0)
  expect(await instalasi.baca('select from baris_edisi')).toEqual([])
  expect((await perintah('terapkan', 1)).keluaran).toContain('TANPA_BARIS')
  expect((await perintah('periksa', 99)).keluaran).toContain('EDISI_TIDAK_ADA')
}, 400_000)

it('yang tidak pasti menghalangi, disebut semuanya, dan tidak satu pun berubah', async () => {
  const [desa] = await instalasi.baca<{ kode: string; keluarga: number }>(
    `select w.kode, count(*)::int as keluarga from keluarga k join wilayah w on w.awal = k.desa_kode and w.berlaku_sampai is null
     where w.kode like '16.02.05.%' group by 1 order by 2 desc limit 1`,
  )
  const asal = desa?.kode ?? ''
  const [kecamatan] = await instalasi.baca<{ kode: string }>(
    `select kode from wilayah where kode like '16.02.__' and kode > '16.02.05' and berlaku_sampai is null order by 1 limit 1`,
  )
  await impor(2, [
    ['16.02.05.2701', 'Pecahan Kiri', asal],
    ['16.02.05.2702', 'Pecahan Kanan', asal],
    ['16.02.71', 'Kecamatan Lain', kecamatan?.kode],
  ])
  const sebelum = await potret()
  for (const apa of ['periksa', 'terapkan']) {
    const { kode, keluaran } = await perintah(apa, 2)
    expect(kode, keluaran).toBe(3)
    expect(keluaran).toContain('PENERUS_TIDAK_PASTI')
    expect(keluaran).toContain(`keluarga ${desa?.keluarga}`)
    expect(keluaran).toContain('-> 16.02.05.2701, 16.02.05.2702')
    // The villages of the kecamatan have no new code, and nobody invents one for them.
    expect(keluaran).toMatch(/INDUK_TIDAK_ADA[^\n]+\n +16\.02\.\d\d\.\d{4}\n/)
  }
  expect(selisih(await potret(), sebelum)).toEqual({})
  await impor(3, [['16.02.05.2777', 'Kelak']], '01/01/2099')
  expect((await perintah('terapkan', 3)).keluaran).toContain('BELUM_BERLAKU')
  expect((await perintah('periksa', 3)).kode).toBe(0)
}, 400_000)

it('gabung, ganti nama, pindah kecamatan, mekar: satu edisi, dan sesudahnya tidak dapat dibatalkan', async () => {
  const [a, b] = await instalasi.baca<{ kode: string; nama: string; keluarga: number }>(
    `select w.kode, w.nama, count(*)::int as keluarga from keluarga k join wilayah w on w.awal = k.desa_kode and w.berlaku_sampai is null
     where w.kode like '16.02.05.%' group by 1, 2 order by 3 desc limit 2`,
  )
  // So small that its figures are withheld.
  const [pindah] = await instalasi.baca<{ kode: string; nama: string; keluarga: number }>(
    `select w.kode, w.nama, count(*)::int as keluarga from keluarga k join wilayah w on w.awal = k.desa_kode and w.berlaku_sampai is null
       join kpm p on p.keluarga_id = k.id join pendampingan_kpm d on d.kpm_id = p.id and d.sampai is null
     where w.kode like '16.02.%' and w.kode not like '16.02.05.%' group by 1, 2 order by 3, 1 limit 1`,
  )
  if (!a || !b || !pindah) throw new Error('the sample has too few villages')
  const { kode, keluaran } = await impor(4, [
    [a.kode, a.nama, `${a.kode}; ${b.kode}`],
    ['16.02.05.2790', pindah.nama, pindah.kode],
    ['16.02.05.2791', 'Mekaran', a.kode],
    ['62.02.06', 'KEC. MENTAWA RAYA'],
  ])
  expect(kode, keluaran).toBe(0)
  const id = await terakhir()
  const angka = (tempat: string) =>
    instalasi.baca<{ tahun: number; jumlah: number | null; sungguh: number }>(
      `select tahun, jumlah_kpm as jumlah, coalesce(jumlah_kpm, s.jumlah) as sungguh from rekap_terbit
       left join rekap_samar s using (wilayah_kode, program, tahun)
       where wilayah_kode = ${tempat.replaceAll('.', '')} and program = 'PKH' and tahun < 2026 order by tahun`,
    )
  const [angkaA, angkaB] = [await angka(a.kode), await angka(b.kode)]
  const { keluaran: periksa } = await perintah('periksa', 4)
  expect(periksa).toMatch(/1 {2}digabung/)
  expect(periksa).toMatch(/1 {2}pindah induk/)
  expect(periksa).toMatch(/1 {2}dimekarkan/)
  expect(periksa).toMatch(/1 {2}berganti nama/)
  const terapan = await perintah('terapkan', 4)
  expect(terapan.kode, terapan.keluaran).toBe(0)
  expect((await instalasi.jalankan(['periksa'], null)).keluaran).not.toContain('SALAH')

  const [jumlah] = await instalasi.baca<Record<string, number>>(`select
    count(*) filter (where desa_kode = ${a.kode.replaceAll('.', '')})::int as gabungan,
    count(*) filter (where desa_kode = ${b.kode.replaceAll('.', '')})::int as lama,
    count(*) filter (where desa_kode = 1602052790)::int as pindah,
    (select count(*)::int from pendampingan_kpm where desa_kode = 1602052790 and sampai = '2026-06-03') as lepas,
    (select count(*)::int from pendampingan_kpm where desa_kode = 1602052790 and sampai is null) as didampingi
    from keluarga`)
  expect(jumlah).toEqual({
    ...{ gabungan: a.keluarga + b.keluarga, lama: 0, pindah: pindah.keluarga },
    ...{ lepas: pindah.keluarga, didampingi: 0 },
  })
  // What was withheld of one of them is not shown in the sum.
  expect(await angka(a.kode)).toEqual(
    angkaA
      .map((satu, ke) => {
        const sungguh = satu.sungguh + (angkaB[ke]?.sungguh ?? 0)
        const samar = satu.jumlah === null || angkaB[ke]?.jumlah === null
        return { tahun: satu.tahun, jumlah: samar ? null : expect.anything(), sungguh }
      })
      .map((satu) => (satu.sungguh === 0 ? { ...satu, jumlah: 0 } : satu)),
  )
  // It came from a kecamatan that was published with it: what both sums show now must not give it away.
  expect(
    await instalasi.baca(`select l.wilayah_kode::float8 as kode, l.tahun from rekap_samar d join rekap_terbit l using (program, tahun)
      where d.wilayah_kode = 1602052790 and d.tahun < 2026 and l.wilayah_kode in (1602050000, ${pindah.kode.slice(0, 8).replaceAll('.', '')}0000)
        and l.jumlah_kpm > 0`),
  ).toEqual([])
  const [disamarkan] = await instalasi.baca<{ n: number }>(
    'select count(*)::int as n from rekap_samar where wilayah_kode = 1602052790 and tahun < 2026',
  )
  expect(disamarkan?.n).toBeGreaterThan(0)
  expect(
    await instalasi.baca(
      `select w.kode, w.nama, w.alias, i.kode as induk, w.berlaku_sampai::text as sampai from wilayah w join wilayah i on i.id = w.induk_id
       where w.kode in ('62.02.06', '16.02.05.2790', '16.02.05.2791') order by w.kode, w.id`,
    ),
  ).toEqual([
    expect.objectContaining({ kode: '16.02.05.2790', induk: '16.02.05', sampai: null }),
    expect.objectContaining({ kode: '16.02.05.2791', nama: 'Mekaran', sampai: null }),
    expect.objectContaining({ kode: '62.02.06', sampai: '2026-06-03' }),
    expect.objectContaining({
      ...{ kode: '62.02.06', nama: 'Mentawa Raya', sampai: null },
      alias: expect.arrayContaining(['Mentawa Baru Ketapang']),
    }),
  ])
  // The villages of a renamed kecamatan lie in it as before.
  expect(
    await instalasi.baca(`select count(*)::int as n from wilayah w join wilayah i on i.id = w.induk_id
      where w.kode like '62.02.06.%' and w.berlaku_sampai is null and i.berlaku_sampai is not null`),
  ).toEqual([{ n: 0 }])

  const batal = await instalasi.jalankan(['impor', 'batalkan', id])
  expect(batal.kode).toBe(1)
  expect(batal.keluaran).toContain('diubah sesudah impor')
  expect((await impor(4, [['16.02.05.2799', 'Terlambat']])).kode).toBe(3)
  expect(await tolakan()).toEqual(['2 DITOLAK EDISI_SUDAH_DITERAPKAN edisi'])
  // Older than what stands.
  await impor(8, [['16.02.05.2780', 'Terlalu Dini']], '01/05/2026')
  expect((await perintah('terapkan', 8)).keluaran).toContain('URUTAN')
}, 400_000)
