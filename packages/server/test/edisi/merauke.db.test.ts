import { type KodeWilayah, rentang } from '@harapan/kode'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import { itMahal as it } from '../hanya-dalam.ts'
import { bukaInstalasi, type Instalasi, PUSAT } from '../impor/instalasi.ts'
import { berkasEdisi, EDISI_KEMBALI, EDISI_PERGI, kembali, merauke, pergi } from './berkas-edisi.ts'
import { isiMerauke } from './isi-merauke.ts'
import { potretBerkode, selisih } from './potret-edisi.ts'
import { mulaiServer, type Server } from './server-edisi.ts'

let instalasi: Instalasi
let server: Server | undefined
let dahulu: Map<string, string>
beforeAll(async () => {
  instalasi = await bukaInstalasi()
  dahulu = (await merauke()).dahulu
  await isiMerauke(instalasi)
}, 240_000)
afterAll(async () => {
  await server?.henti()
  await instalasi.tutup()
})

const awal = (kode: string) => String(rentang(kode as KodeWilayah).awal)
const jalankan = async (argumen: string[], kode = 0) => {
  const hasil = await instalasi.jalankan(argumen)
  expect(hasil.kode, hasil.keluaran).toBe(kode)
  return hasil.keluaran
}
const dinsos = (kode: string): Pelaku => ({
  ...{ id: `uji-${kode}`, peran: 'DINSOS_KABUPATEN', wilayah: [kode as KodeWilayah] },
  tujuan: 'VERIFIKASI_VALIDASI',
})

/** Everything of the regency that a query shows, the codes as they were at first. */
async function terlihat(kode: string, oleh: Pelaku) {
  const { data, errors } = (await server?.tanya(
    `query ($kode: KodeWilayah!) { kabupaten(kode: $kode) {
      kode nama alias kecamatan { kode nama desa { kode nama jenis } }
      kpm(first: 100) { totalCount { nilai } edges { node { nomorPeserta status desa { kode } anggota { individu { nama jkn { segmen mulai } } } } } }
      rekap(program: PKH, tahun: 2025) { jumlahKpm sumber kabupatenBerdata }
      lalu: rekap(program: PKH, tahun: 2024) { keluargaMiskin angkaTerbit { nilai edisi } }
    } }`,
    oleh,
    { kode },
  )) ?? { data: undefined }
  expect(errors).toBeUndefined()
  return JSON.stringify(data.kabupaten)
}

type Umpan = { lanjut: string; jumlah: Record<string, number> }
/** All that the feed says from a place on, counted by what it says. */
async function umpan(oleh: Pelaku, sejak?: string): Promise<Umpan> {
  const jumlah: Record<string, number> = {}
  let lanjut = sejak
  for (;;) {
    const { data, errors } = (await server?.tanya(
      `query ($sejak: TokenPerubahan) { perubahan(sejak: $sejak, first: 200) { lanjut adaLagi
        perubahan { jenis operasi kpm { desa { kode } } keluarga { desa { kode } } } } }`,
      oleh,
      { sejak: lanjut },
    )) ?? { data: undefined }
    expect(errors).toBeUndefined()
    lanjut = data.perubahan.lanjut as string
    for (const { jenis, operasi, kpm, keluarga } of data.perubahan.perubahan) {
      const di = (kpm ?? keluarga)?.desa?.kode.slice(0, 5)
      const apa = [operasi, jenis, ...(di ? [di] : [])].join(' ')
      jumlah[apa] = (jumlah[apa] ?? 0) + 1
    }
    if (!data.perubahan.adaLagi) return { lanjut, jumlah }
  }
}

it('Merauke kembali ke 91.01 lalu pergi lagi ke 93.01: semua baris ikut, tidak satu pun berubah', async () => {
  // An edition in which nothing changes publishes what is there now.
  const tetap = { edisi: 'Kepmendagri 0/2026', tanggal: '01/01/2026' }
  await jalankan(berkasEdisi(instalasi, 'tetap.csv', [['93.01', 'KAB. MERAUKE']], tetap))
  await jalankan(['edisi', 'terapkan', tetap.edisi])
  const semula = await potretBerkode(instalasi)
  expect(semula['keluarga']?.filter((satu) => satu.includes('9301')).length).toBeGreaterThan(30)

  server = await mulaiServer(instalasi)
  const sebelum = await terlihat('93.01', dinsos('93.01'))
  expect(sebelum).toContain('"nilai":36')
  expect(sebelum).toContain('{"nilai":4321,"edisi":"Permendagri 72/2019"}')
  const [pusat, lama] = [await umpan(PUSAT), await umpan(dinsos('93.01'))]
  await server.henti()

  await jalankan(berkasEdisi(instalasi, 'kembali.csv', await kembali(), EDISI_KEMBALI))
  expect(selisih(await potretBerkode(instalasi), semula), 'impornya mengubah baris').toEqual({})
  const periksa = await jalankan(['edisi', 'periksa', EDISI_KEMBALI.edisi])
  expect(periksa).toMatch(/213 {2}berganti kode/)
  expect(periksa).toMatch(/36 {2}keluarga/)
  expect(periksa).not.toContain('beralih')
  expect(await jalankan(['edisi', 'terapkan', EDISI_KEMBALI.edisi])).toContain('190  kelompok desa')
  expect(await jalankan(['periksa'])).not.toContain('SALAH')

  const peta = new Map([...dahulu].map(([baru, kode]) => [awal(kode), awal(baru)]))
  // The province is another one: only its published sum follows the regency.
  peta.set('9100000000', '9300000000')
  const diPapua = await potretBerkode(instalasi, (satu) => peta.get(satu) ?? satu)
  expect(selisih(diPapua, semula)).toEqual({})
  expect(await instalasi.baca(SQL_LINGKUP)).toEqual([
    { apa: 'impor', lingkup: '{[1100000000,9999999999]}' },
    { apa: 'perjanjian', lingkup: '{91.01,16.02}' },
    { apa: 'riwayat', lingkup: 'Kepmendagri 1/2026' },
    { apa: 'webhook', lingkup: '{[9101000000,9101999999]}' },
  ])

  server = await mulaiServer(instalasi)
  const kode = (teks: string) =>
    [...dahulu].reduce((isi, [baru, milik]) => isi.replaceAll(`"${milik}"`, `"#${baru}"`), teks)
  const kini = await terlihat('91.01', dinsos('91.01'))
  expect(urut(kode(kini).replaceAll('"#', '"'))).toEqual(urut(sebelum))
  const { data } = await server.tanya(
    `{
    dicabut: kabupaten(kode: "93.01") { nama }
    dulu: wilayah(kode: "93.01", padaTanggal: "2026-01-31") { nama berlakuSampai digantiOleh { kode } perubahan { jenis dasarHukum } }
    2022: wilayah(kode: "91.01", padaTanggal: "2020-01-01") { nama digantiOleh { kode } }
    provinsi(kode: "93") { kabupaten { kode } }
  }`.replace('2022:', 'lampau:'),
  )
  expect(data).toMatchObject({
    dicabut: null,
    dulu: {
      ...{ nama: 'Merauke', berlakuSampai: '2026-01-31', digantiOleh: [{ kode: '91.01' }] },
      perubahan: [{ jenis: 'GANTI_KODE', dasarHukum: EDISI_KEMBALI.edisi }],
    },
    lampau: { nama: 'Merauke', digantiOleh: [{ kode: '93.01' }] },
    provinsi: { kabupaten: [{ kode: '93.02' }, { kode: '93.03' }, { kode: '93.04' }] },
  })
  // Whoever still has the old code reaches nobody; the feed takes everything out of that copy.
  expect(
    (
      await server.tanya(
        '{ cariKpm(nama: "Orang", wilayah: "93.01") { edges { cursor } } }',
        dinsos('93.01'),
      )
    ).data,
  ).toEqual({ cariKpm: { edges: [] } })
  await expect
    .poll(async () => (await umpan(dinsos('93.01'), lama.lanjut)).jumlah, {
      timeout: 60_000,
      interval: 500,
    })
    .toEqual({ 'HAPUS KPM': 36, 'HAPUS KELUARGA': 36, 'HAPUS INDIVIDU': 84 })
  expect((await umpan(PUSAT, pusat.lanjut)).jumlah).toEqual({
    ...{ 'SIMPAN KPM 91.01': 36, 'SIMPAN KELUARGA 91.01': 36, 'SIMPAN INDIVIDU': 84 },
  })
  expect((await umpan(dinsos('91.01'))).jumlah).toEqual({
    ...{ 'SIMPAN KPM 91.01': 36, 'SIMPAN KELUARGA 91.01': 36, 'SIMPAN INDIVIDU': 84 },
  })

  // The edition of 2022, while the server runs: the embedded database is the server's.
  await jalankan(berkasEdisi(instalasi, 'pergi.csv', await pergi(), EDISI_PERGI))
  expect(await jalankan(['edisi', 'terapkan', EDISI_PERGI.edisi])).toContain('190  kelompok desa')
  expect(await jalankan(['edisi', 'terapkan', EDISI_PERGI.edisi])).toContain('sudah diterapkan')
  expect(await jalankan(['periksa'])).not.toContain('SALAH')
  expect(urut(await terlihat('93.01', dinsos('93.01')))).toEqual(urut(sebelum))
  await server.henti()
  server = undefined
  expect(selisih(await potretBerkode(instalasi), semula)).toEqual({})
  expect(
    await instalasi.baca(
      `select operasi, pelaku, sum(jumlah)::int as jumlah from audit_akses where pelaku = 'operator-edisi' group by 1, 2`,
    ),
  ).toEqual([{ operasi: 'edisi terapkan', pelaku: 'operator-edisi', jumlah: 2 * (84 + 36) }])
}, 600_000)

const SQL_LINGKUP = `select 'perjanjian' as apa, wilayah::text as lingkup from perjanjian_kerja_sama where nomor = 'UJI-1'
  union all select 'riwayat', max(alasan) from riwayat_putusan where tabel = 'perjanjian_kerja_sama' and alasan like 'Kepmendagri%'
  union all select 'webhook', lingkup from webhook union all select distinct 'impor', lingkup from impor order by 1`

/** Lists are by code, and the codes are not what is compared: of each list only what is in it. */
function urut(teks: string): unknown {
  const tata = (isi: unknown): unknown => {
    if (Array.isArray(isi))
      return isi
        .map(tata)
        .map((satu) => JSON.stringify(satu))
        .sort()
    if (isi === null || typeof isi !== 'object') return isi
    return Object.fromEntries(Object.entries(isi).map(([nama, satu]) => [nama, tata(satu)]))
  }
  return tata(JSON.parse(teks))
}
