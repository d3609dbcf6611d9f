import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import { bukaPintuImpor, PELAKU_IMPOR } from '../impor-http.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { csv } from './berkas-jkn.ts'

const { oki, kotim, tanpaWewenang } = PELAKU_IMPOR
const SEPOTONG = 50
const BANYAK = 160
let uji: Uji
let pintu: Awaited<ReturnType<typeof bukaPintuImpor>>
beforeAll(async () => {
  process.env['HARAPAN_IMPOR_SEPOTONG'] = String(SEPOTONG)
  uji = await bukaUji()
  pintu = await bukaPintuImpor(uji)
})
afterEach(() =>
  tanyaAdmin(
    uji.basisData.kolam,
    'truncate fasilitas, impor_jejak, impor_jejak_tambah, impor cascade',
  ),
)
afterAll(async () => {
  delete process.env['HARAPAN_IMPOR_SEPOTONG']
  pintu.tutup()
  await uji.tutup()
})

const JUDUL = ['NPSN', 'Nama Sekolah', 'Jenjang', 'Alamat', 'Kode Desa']
const sekolah = (ke: number, nama = 'SD Negeri') => [
  ...[String(10_600_000 + ke), `${nama} ${ke}`, 'SD', '', '16.02.05.1001'],
]
const banyakSekolah = Array.from({ length: BANYAK }, (_, ke) => sekolah(ke))

const jalankan = async () => {
  const pelaksana = pintu.pelaksana()
  await pelaksana.lakukan()
  await pelaksana.berhenti()
}
const minta = async (baris: string[][]): Promise<string> => {
  const { id } = await pintu.unggah(csv(baris, JUDUL), oki)
  const { hasil } = await pintu.mintaImpor(id, oki, { profil: 'FASILITAS' })
  return hasil.impor.id
}
const impor = async (baris: string[][]) => {
  const id = await minta(baris)
  await jalankan()
  expect(await lihat(id)).toMatchObject({ status: 'SELESAI', ditolak: 0 })
  return id
}
const tanya = async (dokumen: string, id: string, oleh: Pelaku = oki) =>
  uji.tanya(dokumen, { oleh, variabel: { id } })
const lihat = async (id: string) => {
  const dokumen = `query ($id: ID!) { impor(id: $id) { status baris ditolak dihapus dipulihkan penghalang banyakPenghalang
    galat { kode petunjuk } } }`
  return (await tanya(dokumen, id)).data.impor
}
const batalkan = async (id: string, oleh?: Pelaku) => {
  const dokumen = `mutation ($id: ID!) { batalkanImpor(id: $id) { __typename
    ... on PembatalanDiterima { impor { status } } ... on ImporDibatalkan { dihapus } } }`
  const { data, errors } = await tanya(dokumen, id, oleh)
  return data?.batalkanImpor ?? errors?.[0]?.extensions['code']
}
const tersimpan = async () =>
  (
    await tanyaAdmin<{ n: number }>(uji.basisData.kolam, 'select count(*)::int as n from fasilitas')
  )[0]?.n

it('impor yang besar dibatalkan sebagai tugas, dan statusnya terlihat', async () => {
  const id = await impor(banyakSekolah)
  expect(await batalkan(id, kotim)).toEqual({ __typename: 'ImporTidakDitemukan' })
  expect(await batalkan(id, tanpaWewenang)).toBe('TIDAK_BERWENANG')
  const antre = { __typename: 'PembatalanDiterima', impor: { status: 'MEMBATALKAN' } }
  expect(await batalkan(id)).toEqual(antre)
  // Asked again while it waits, it is the same wish.
  expect(await batalkan(id)).toEqual(antre)
  expect(await tersimpan()).toBe(BANYAK)
  await jalankan()
  expect(await lihat(id)).toMatchObject({
    ...{ status: 'DIBATALKAN', dihapus: BANYAK, dipulihkan: 0, penghalang: [], galat: null },
  })
  expect(await tersimpan()).toBe(0)
  expect(await batalkan(id)).toEqual({ __typename: 'StatusTidakSesuai' })
  const audit = await tanyaAdmin(
    uji.basisData.kolam,
    "select pelaku from audit_akses where operasi = 'impor batalkan fasilitas'",
  )
  expect(audit).toEqual([{ pelaku: oki.id }])
})

it('yang terhalang tidak mengubah apa pun, menyebut penghalangnya, dan dapat diminta lagi', async () => {
  const id = await impor(banyakSekolah)
  const kedua = await impor([sekolah(7, 'SD Lain'), sekolah(8, 'SD Lain')])
  await batalkan(id)
  await jalankan()
  expect(await lihat(id)).toMatchObject({
    ...{ status: 'SELESAI', dihapus: null, banyakPenghalang: 2 },
    galat: { kode: 'PEMBATALAN_TERHALANG', petunjuk: expect.stringContaining(' / ') },
    penghalang: Array(2).fill(expect.stringMatching(/^fasilitas \d+: .* \/ /)),
  })
  expect(await tersimpan()).toBe(BANYAK)
  // A small one is taken back at once.
  expect(await batalkan(kedua)).toEqual({ __typename: 'ImporDibatalkan', dihapus: 0 })
  expect(await lihat(kedua)).toMatchObject({ status: 'DIBATALKAN', dipulihkan: 2 })
  await batalkan(id)
  expect(await lihat(id)).toMatchObject({ status: 'MEMBATALKAN', penghalang: [], galat: null })
  await jalankan()
  expect(await lihat(id)).toMatchObject({ status: 'DIBATALKAN', dihapus: BANYAK })
})

it('yang sedang berjalan berhenti dan dikembalikan; berkasnya dibuang', async () => {
  const id = await minta([...Array(1_200).keys()].map((ke) => sekolah(ke)))
  const pelaksana = pintu.pelaksana()
  const berjalan = pelaksana.lakukan()
  await expect
    .poll(async () => (await lihat(id)).baris, { interval: 5, timeout: 30_000 })
    .toBeGreaterThan(SEPOTONG)
  await batalkan(id)
  await berjalan
  await pelaksana.berhenti()
  // Nothing to wait for: the runner that was at it takes it back.
  expect(await lihat(id)).toMatchObject({ status: 'DIBATALKAN' })
  expect(await tersimpan()).toBe(0)
  expect(await tanyaAdmin(uji.basisData.kolam, 'select from unggahan')).toEqual([])
})

it('server yang berakhir meninggalkannya bagi yang berikut; tugas yang tidak disegel di sini tidak dijalankan', async () => {
  const [satu, lain] = [
    await impor(banyakSekolah),
    await impor(banyakSekolah.map((_, ke) => sekolah(ke + 1_000))),
  ]
  await batalkan(satu)
  const pelaksana = pintu.pelaksana()
  const berjalan = pelaksana.lakukan()
  await pelaksana.berhenti()
  await berjalan
  expect(await tersimpan()).toBe((await lihat(satu)).status === 'DIBATALKAN' ? BANYAK : 2 * BANYAK)
  await jalankan()
  expect(await lihat(satu)).toMatchObject({ status: 'DIBATALKAN' })

  await batalkan(lain)
  // A seal is for one import.
  await tanyaAdmin(
    uji.basisData.kolam,
    'update impor set batal_tugas = reverse(batal_tugas) where batal_tugas is not null',
  )
  await jalankan()
  expect(await lihat(lain)).toMatchObject({
    ...{ status: 'SELESAI', galat: { kode: 'TUGAS_TIDAK_DIPERCAYA' } },
  })
  expect(await tersimpan()).toBe(BANYAK)
})
