import { parseKodeWilayah, wajib } from '@harapan/kode'
import { bukaUji, HARI_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import { dalamTransaksiLingkup, dalamTransaksiNasional } from '../../src/db/transaksi.ts'
import { lingkupImpor } from '../../src/impor/wenang-impor.ts'
import { terbitkanRekap } from '../../src/rekap/terbitkan.ts'
import { bukaPintuImpor } from '../impor-http.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { csv } from './berkas-jkn.ts'

/** Of a regency whose families nobody has loaded. */
const OGAN_ILIR: Pelaku = {
  id: 'uji-ogan-ilir',
  peran: 'DINSOS_KABUPATEN',
  wilayah: [wajib(parseKodeWilayah('16.10'))],
  tujuan: 'VERIFIKASI_VALIDASI',
  wewenang: ['impor:tulis'],
}
const DESA = '16.10.04.2005'
const TAHUN = Number(HARI_UJI.slice(0, 4))

let uji: Uji
let pintu: Awaited<ReturnType<typeof bukaPintuImpor>>
beforeAll(async () => {
  uji = await bukaUji()
  pintu = await bukaPintuImpor(uji)
})
afterAll(async () => {
  pintu.tutup()
  await uji.tutup()
})

const JUDUL = [
  ...[
    'No Peserta',
    'No. KK',
    'Kode Desa',
    'Alamat',
    'NIK',
    'Nama ART',
    'Tgl Lahir',
    'JK',
    'KTP-el',
  ],
  ...['SHDK', 'Pengurus', 'Tgl Mulai'],
]
const kpm = (ke: number, pengurus = 'YA') => [
  ...[`OI-${ke}`, `991610010126${1000 + ke}`, DESA, 'Jl. Desa 1', `991610450180${1000 + ke}`],
  ...[`Ibu ${ke}`, '05/01/1980', 'P', 'YA', 'KEPALA KELUARGA', pengurus, '01/02/2019'],
]

async function impor(baris: string[][], lain: Record<string, unknown> = {}) {
  const { id } = await pintu.unggah(csv(baris, JUDUL), OGAN_ILIR)
  const { hasil } = await pintu.mintaImpor(id, OGAN_ILIR, { profil: 'KPM', ...lain })
  const pelaksana = pintu.pelaksana()
  await pelaksana.lakukan()
  await pelaksana.berhenti()
  return pintu.lihat(hasil.impor.id, OGAN_ILIR)
}

async function batalkan(id: string) {
  const { data } = await uji.tanya(
    'mutation ($id: ID!) { batalkanImpor(id: $id) { __typename } }',
    { oleh: OGAN_ILIR, variabel: { id } },
  )
  expect(data.batalkanImpor).toEqual({ __typename: 'ImporDibatalkan' })
}

async function rekap(oleh: Pelaku | undefined, tahun = TAHUN) {
  const { data, errors } = await uji.tanya(
    `query ($tahun: Int!) { kabupaten(kode: "16.10") {
      rekap(program: PKH, tahun: $tahun) { jumlahKpm sumber sintetis kabupatenBerdata cakupan disamarkan } } }`,
    { ...(oleh && { oleh }), variabel: { tahun } },
  )
  expect(errors).toBeUndefined()
  return data.kabupaten.rekap
}

it('KPM yang dimuat dihitung sejak tahun muatnya, dengan sumbernya; dibatalkan, ia tidak diketahui lagi', async () => {
  expect(await rekap(OGAN_ILIR)).toBeNull()
  const pertama = await impor([kpm(1), kpm(2), kpm(3, 'TIDAK')])
  expect(pertama).toMatchObject({ status: 'SELESAI', diterima: 2, ditolak: 1 })
  expect(await rekap(OGAN_ILIR)).toEqual({
    ...{ jumlahKpm: 2, sumber: 'HITUNGAN_LANGSUNG', sintetis: true, kabupatenBerdata: 1 },
    cakupan: [
      expect.stringMatching(
        new RegExp(
          `^sejak ${TAHUN}: Berkas KPM, diimpor ${TAHUN}-\\d\\d-\\d\\d; ada baris yang tidak masuk$`,
        ),
      ),
    ],
    disamarkan: [],
  })
  // Those who had left before are in no such file: what was then is not known by it.
  expect(await rekap(OGAN_ILIR, TAHUN - 1)).toBeNull()

  // The public reads what is published, small cells withheld.
  expect(await rekap(undefined)).toBeNull()
  await dalamTransaksiNasional(uji.basisData.kolam, (klien) => terbitkanRekap(klien, HARI_UJI))
  expect(await rekap(undefined)).toMatchObject({
    ...{ jumlahKpm: null, sumber: 'REKAP_TERBIT', disamarkan: ['JUMLAH_KPM'], kabupatenBerdata: 1 },
  })

  // A second file covers it too, and stands by itself.
  const kedua = await impor([kpm(4)])
  expect(await rekap(OGAN_ILIR)).toMatchObject({ jumlahKpm: 3, kabupatenBerdata: 1 })
  expect((await rekap(OGAN_ILIR)).cakupan).toHaveLength(2)
  await batalkan(pertama.id)
  expect(await rekap(OGAN_ILIR)).toMatchObject({
    jumlahKpm: 1,
    cakupan: [expect.stringContaining('semua barisnya masuk')],
  })
  await batalkan(kedua.id)
  expect(await rekap(OGAN_ILIR)).toBeNull()
}, 120_000)

it('berkas sebagian kabupaten, uji coba, dan siapa pun yang menulisnya sendiri tidak mencakup apa pun', async () => {
  const sebagian = await impor([kpm(5)], { wilayah: '16.10.04' })
  expect(sebagian).toMatchObject({ status: 'SELESAI', diterima: 1 })
  expect(await impor([kpm(6)], { coba: true })).toMatchObject({ status: 'SELESAI', coba: true })
  expect(await rekap(OGAN_ILIR)).toBeNull()

  const { kolam } = uji.basisData
  const sendiri = (sql: string) =>
    dalamTransaksiLingkup(kolam, lingkupImpor(OGAN_ILIR), (klien) => klien.query(sql))
  await sendiri(
    `select tulis_cakupan(id, 'PKH', 1610000000, false) from impor where profil = 'kpm' and status = 'SELESAI'`,
  )
  await expect(
    sendiri(`insert into cakupan_data values ('PKH', 1610000000, 2001, false, 'saya', 0)`),
  ).rejects.toMatchObject({ code: '42501' })
  expect(await tanyaAdmin(kolam, 'select from cakupan_data where impor_id <> 0')).toEqual([])
  await batalkan(sebagian.id)
}, 120_000)
