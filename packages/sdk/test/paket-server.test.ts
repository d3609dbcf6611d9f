import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bidang } from '../src/bidang.ts'
import { createClient, type Klien } from '../src/client.ts'
import type { DokumenBertipe } from '../src/dokumen.ts'
import * as sdk from '../src/index.ts'
import { adaChromium, jalankanDiPeramban } from './peramban.ts'
import { type ServerSungguhan, serverSungguhan } from './server-sungguhan.ts'

let server: ServerSungguhan
let dinas: Klien

const jalankan = promisify(execFile)
const PAKET = join(import.meta.dirname, '..')
const AKAR = join(PAKET, '../..')

beforeAll(async () => {
  // Contoh-contoh memakai paket yang sudah dibangun, seperti orang luar.
  await jalankan(process.execPath, ['build.ts'], { cwd: PAKET })
  server = await serverSungguhan()
  dinas = createClient({ url: server.url, token: server.token['dinsos-oki'] })
})
afterAll(() => server?.tutup())

const OKI = sdk.kodeWilayah('16.02')
const NIK = sdk.nik('9901010101900001')

/** Setiap kueri paket ini, dengan variabel yang boleh dijawab kosong / Every query of the package. */
const KUERI = {
  CariKpm: { nama: 'siti', wilayah: OKI },
  CariWilayah: { nama: 'OKI' },
  DaftarImpor: {},
  DaftarKirimanWebhook: { webhook: 'V2ViaG9vazox' },
  DaftarKpm: { kode: OKI, first: 3, filter: { status: ['AKTIF'], program: 'PKH' } },
  DaftarProvinsi: {},
  DaftarWebhook: {},
  ImporMenurutId: { id: 'SW1wb3I6MQ' },
  IndeksPkh: { tahun: 2019 },
  IndividuMenurutNik: { nik: NIK },
  KalenderPkh: { tahun: 2019 },
  KeluargaMenurutNoKk: { noKk: sdk.noKk('9901010101900001') },
  KpmMenurutNomor: { nomorPeserta: 'TIDAK-ADA' },
  KuotaKabupaten: { kode: OKI, tahun: 2018 },
  PadanJkn: { nik: [NIK], padaTanggal: sdk.tanggal('2019-10-10') },
  PadanProgram: { nik: [NIK], program: 'PKH' },
  RekapNasional: { tahun: 2018 },
  Saya: {},
  SebaranKpm: { kode: OKI, tahun: 2018 },
  UmpanPerubahan: { first: 3 },
  WilayahMenurutKode: { kode: OKI },
}
/** Yang hanya dijawab kepada mitra / Those that only a partner agency is answered. */
const KUERI_MITRA = { DaftarPantauan: {}, UmpanPadan: { jenis: ['PADAN'], first: 3 } }

test('setiap kueri paket ini dijawab server tanpa galat', async () => {
  const dokumen = Object.values(sdk).filter((satu) => satu instanceof sdk.Dokumen)
  const kueri = dokumen.filter(({ __meta__ }) => __meta__.jenis === 'query')
  const semua = { ...KUERI, ...KUERI_MITRA }
  expect(kueri.map(({ __meta__ }) => __meta__.nama).sort()).toEqual(Object.keys(semua).sort())
  const mitra = createClient({ url: server.url, token: server.token['mitra'] })
  for (const satu of kueri) {
    const variabel = semua[satu.__meta__.nama as keyof typeof semua]
    const oleh = satu.__meta__.nama in KUERI_MITRA ? mitra : dinas
    const { data, galat } = await oleh.hasil(satu as DokumenBertipe<unknown, object>, variabel)
    expect({ nama: satu.__meta__.nama, galat }).toEqual({ nama: satu.__meta__.nama, galat: [] })
    expect(data).not.toBeNull()
  }
})

test('jumlah kecamatan sama dengan jumlah kabupaten, dan sama dengan banyaknya KPM yang dijelajahi', async () => {
  const tahun = new Date().getFullYear()
  const { kabupaten } = await dinas.query(sdk.SebaranKpm, { kode: OKI, tahun })
  const jumlah = kabupaten?.kecamatan.reduce((n, { rekap }) => n + (rekap?.jumlahKpm ?? 0), 0)
  const id = new Set<string>()
  for await (const kpm of dinas.jelajah(sdk.DaftarKpm, { kode: OKI, first: 200 })) {
    id.add(kpm.id)
    expect(String(kpm.pengurus?.nik ?? '9916************')).toMatch(/^99\d\d\*{12}$/)
  }
  expect(kabupaten?.rekap?.jumlahKpm).toBeGreaterThan(100)
  expect(jumlah).toBe(kabupaten?.rekap?.jumlahKpm)
  expect(id.size).toBe(jumlah)
})

test('tanpa token, rekap terbit terbaca dan data keluarga dijelaskan mengapa kosong', async () => {
  const publik = createClient({ url: server.url })
  const hasil = await publik.hasil(sdk.DaftarKpm, { kode: OKI })
  const kpm = bidang(hasil, (data) => data.wilayah?.kpm)
  expect(hasil.data?.wilayah?.namaLengkap).toBe('Kabupaten Ogan Komering Ilir')
  expect(kpm).toMatchObject({ ok: false, galat: { kode: 'PERLU_MASUK' } })
  await expect(publik.query(sdk.DaftarKpm, { kode: OKI })).rejects.toMatchObject({
    name: 'HarapanApiError',
    kode: 'PERLU_MASUK',
  })
})

test('token rusak dan tujuan yang tidak dikenal ditolak dengan kode yang tertutup', async () => {
  const rusak = createClient({ url: server.url, token: 'bukan.token' })
  await expect(rusak.query(sdk.Saya)).rejects.toMatchObject({ kode: 'TOKEN_TIDAK_SAH' })
})

test('hak tahunan tiba sebagai rupiah bigint, indeks PKH 2019 sesuai keputusannya', async () => {
  const { indeksPkh } = await dinas.query(sdk.IndeksPkh, { tahun: 2019 })
  const sd = indeksPkh.find(({ komponen }) => komponen === 'SD')
  expect(sd?.jumlahPerTahun).toBe(900_000n)
})

test('pindah desa: berhasil sekali, diulang dengan kunci sama tidak menulis lagi, versi lama ditolak', async () => {
  const satu = dinas.jelajah(sdk.DaftarKpm, { kode: sdk.kodeWilayah('16.02.05') })
  const kpm = (await satu[Symbol.asyncIterator]().next()).value
  if (!kpm) throw new Error('Kayu Agung tidak berdata')
  const { wilayah } = await dinas.query(sdk.WilayahMenurutKode, {
    kode: sdk.kodeWilayah('16.02.05'),
  })
  const desa = wilayah?.__typename === 'Kecamatan' ? wilayah.desa : []
  const tujuan = desa.find(({ kode }) => kode !== kpm.desa?.kode)
  if (!tujuan) throw new Error('Tidak ada desa lain')

  const variabel = {
    id: kpm.id,
    versi: kpm.versi ?? 0,
    desaTujuan: tujuan.kode,
    alasan: 'Pindah rumah',
  }
  const kunci = 'uji-pindah-0001'
  const { pindahkanKpm: pertama } = await dinas.mutate(sdk.PindahkanKpm, { ...variabel, kunci })
  expect(pertama).toMatchObject({
    __typename: 'KpmDipindahkan',
    kpm: { desa: { kode: tujuan.kode } },
  })
  const { pindahkanKpm: ulangan } = await dinas.mutate(sdk.PindahkanKpm, { ...variabel, kunci })
  expect(ulangan).toEqual(pertama)
  const { pindahkanKpm: usang } = await dinas.mutate(sdk.PindahkanKpm, variabel)
  expect(usang).toMatchObject({ __typename: 'VersiUsang', kode: 'VERSI_USANG' })
})

test.skipIf(!adaChromium)('di peramban sungguhan, dari asal lain, semuanya sama', async () => {
  const token = server.token['dinsos-oki'] ?? ''
  await expect(jalankanDiPeramban({ url: server.url, token })).resolves.toEqual({
    nama: 'Kabupaten Ogan Komering Ilir',
    kecamatan: 18,
    banyak: 120,
    nomor: expect.stringMatching(/^99\d\d\*{12}$/),
    dibatalkan: 'AbortError',
    tanpaToken: 'PERLU_MASUK',
  })
})

/** Menjalankan cuplikan bertanda sebuah halaman / Runs the marked snippet of a page. */
async function cuplikan(halaman: string, ganti: Record<string, string> = {}): Promise<string> {
  const isi = await readFile(join(AKAR, halaman), 'utf8')
  let kode = /<!-- uji: sdk -->\n```ts\n([\s\S]*?)```/.exec(isi)?.[1] ?? ''
  for (const [lama, baru] of Object.entries({
    'http://localhost:4000/graphql': server.url,
    ...ganti,
  }))
    kode = kode.replace(lama, baru)
  const { stdout } = await jalankan(
    process.execPath,
    ['--input-type=module-typescript', '-e', kode],
    {
      cwd: join(AKAR, 'examples/sebaran-kpm'),
      env: { ...process.env, HARAPAN_TOKEN: server.token['dinsos-oki'] },
    },
  )
  return stdout
}

test('cuplikan panduan impor jalan apa adanya, dengan berkas salah di atasnya', async () => {
  const contoh = join(AKAR, 'packages/server/test/impor/contoh/daftar-jkn.csv')
  const keluaran = await cuplikan('docs/panduan/impor.md', {
    "openAsBlob('daftar-jkn.csv'": `openAsBlob('${contoh}'`,
  })
  expect(keluaran).toMatch(/^UNGGAH 100 %/)
  expect(keluaran).toMatch(/^SELESAI 100 % 13 baris sisa 0 s$/m)
  expect(keluaran).toMatch(/^4 NOTASI_ILMIAH Di Excel/m)
  expect(keluaran).toMatch(/;baris_asal;kode;alasan\r?$/m)
})

test('cuplikan README jalan apa adanya', async () => {
  const stdout = await cuplikan('README.md')
  expect(stdout.trim().split('\n')).toHaveLength(18)
  expect(stdout).toMatch(/^Kayu Agung \d+$/m)
})

test('contoh sebaran-kpm dan kuota-kabupaten mencetak tabelnya', async () => {
  const sebaran = await contoh('sebaran-kpm', ['16.02', '2018'], 'dinsos-oki')
  expect(sebaran).toMatch(/^KPM PKH per kecamatan, Kabupaten Ogan Komering Ilir, per 2018-12-31/)
  expect(sebaran.match(/^16\.02\.\d\d {2}/gm)).toHaveLength(18)
  const kuota = await contoh('kuota-kabupaten', [], 'dinsos-oki')
  expect(kuota).toMatch(/Kuota +37\.083\n.*\nKeluarga miskin +57\.000/)
})

test('contoh padan-pbi menjawab setiap baris berurutan, tanpa satu NIK utuh pun', async () => {
  const teks = await contoh('padan-pbi', [], 'mitra')
  const baris = [...teks.matchAll(/^ *(\d+) {2}(99\d\d\*{12}| {16}) {2}(\S+)/gm)]
  expect(baris.map(([, nomor]) => Number(nomor))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  expect(baris.map(([, , , arti]) => arti).indexOf('ditolak')).toBe(9)
  expect(teks).not.toMatch(/\d{10}/)
})

test('contoh gudang-mitra menyalin, lalu membenarkan salinannya', async () => {
  const rumah = mkdtempSync(join(tmpdir(), 'harapan-gudang-'))
  const berkas = join(rumah, 'gudang.db')
  // Satu jenis, dan petugas yang tidak dipakai uji lain: kuota semenitnya masih utuh.
  const jalankanGudang = (berkasContoh: string, ...argumen: readonly string[]) =>
    contoh('gudang-mitra', [berkas, ...argumen], 'dinsos-kotim', berkasContoh)
  const pertama = await jalankanGudang('main', '--jenis', 'KPM')
  expect(pertama).toMatch(
    /^potret: \+\d+ -0\n[\s\S]*, mutakhir\nselesai: \d+ halaman, \d{3,} disimpan/,
  )
  expect(await jalankanGudang('main', '--jenis', 'KPM')).not.toContain('potret')
  expect(await jalankanGudang('periksa', 'KPM')).toMatch(
    /^\d{3,} sama, 0 beda, 0 hanya di gudang\n$/,
  )
  rmSync(rumah, { recursive: true })
})

test('berkas diimpor oleh server yang berjalan, dari unggahan sampai hasil', async () => {
  const opsi = { url: server.url, token: server.token['dinsos-oki'] }
  const isi =
    'NIK;No Kartu;Segmen;Kelas;TMT;Tgl Update\r\n9911010101800001;9944805257009;PBI (APBN);III;01/09/2018;15/10/2026\r\n'
  const jalan = sdk.impor(opsi, new Blob([isi]), { profil: 'jkn', nama: 'daftar.csv' })
  const tahap = new Set<string>()
  for await (const satu of jalan) tahap.add(satu.tahap)
  expect([...tahap].at(0)).toBe('UNGGAH')
  expect([...tahap].at(-1)).toBe('SELESAI')
  const hasil = await jalan.selesai
  expect(hasil).toMatchObject({ baris: 1, hitungan: { ditolak: 1 }, ulangan: false })
  expect(hasil.tolakanPertama[0]?.temuan?.[0]?.kode).toBe('NIK_TIDAK_DITEMUKAN')
  const potongan: string[] = []
  for await (const potong of hasil.tolakan()) potongan.push(new TextDecoder().decode(potong))
  expect(potongan.join('')).toContain('9911010101800001')
})

async function contoh(
  nama: string,
  argumen: readonly string[],
  token: string,
  berkas = 'main',
): Promise<string> {
  const utama = join(PAKET, '../../examples', nama, `src/${berkas}.ts`)
  const env = { ...process.env, HARAPAN_URL: server.url, HARAPAN_TOKEN: server.token[token] }
  const { stdout } = await jalankan(process.execPath, [utama, ...argumen], { env })
  return stdout
}

/** Kolom setiap sumber menurut jenisnya di paket ini / The columns of each source by its type here. */
const KOLOM_EKSPOR = {
  kpm: [
    ...['id', 'nomorPeserta', 'program', 'status', 'tanggalMulai', 'tanggalSelesai', 'pengurusId'],
    ...['pengurusNama', 'pengurusNik', 'keluargaId', 'noKk', 'alamat', 'rt', 'rw', 'kodeDesa'],
    ...['desa', 'pendamping', 'versi', 'sintetis'],
  ],
  anggota: [
    ...['kpmId', 'nomorPeserta', 'individuId', 'nama', 'nik', 'alasanTanpaNik', 'hubungan'],
    ...['anggotaSejak', 'tanggalLahir', 'jenisKelamin', 'punyaKtpEl', 'kodeDesa', 'sintetis'],
  ],
  komponen: [
    ...['kpmId', 'nomorPeserta', 'komponen', 'individuId', 'nama', 'dari', 'sampai', 'kodeDesa'],
    'sintetis',
  ],
  jkn: [
    ...['kpmId', 'nomorPeserta', 'individuId', 'nama', 'noKartu', 'segmen', 'kelasRawat', 'mulai'],
    ...['sampai', 'alasanAkhir', 'diperbaruiPada', 'kodeDesa', 'sintetis'],
  ],
  individu: [
    ...['id', 'nama', 'nik', 'alasanTanpaNik', 'tanggalLahir', 'jenisKelamin', 'punyaKtpEl'],
    ...['kodeDesa', 'desa', 'sintetis'],
  ],
  wilayah: [
    ...['kode', 'nama', 'namaLengkap', 'tingkat', 'jenis', 'edisi', 'induk', 'berlakuDari'],
    'kodeBps',
  ],
  'rekap-terbit': [
    ...['kode', 'nama', 'namaLengkap', 'tingkat', 'edisi', 'induk', 'perTanggal', 'jumlahKpm'],
    ...['kabupatenBerdata', 'sintetis'],
  ],
} as const satisfies { [Sumber in sdk.SumberEkspor]: readonly (keyof sdk.BarisEkspor[Sumber])[] }

test('setiap sumber ekspor berkolom seperti jenisnya, dan KPM-nya sama dengan yang dijelajahi', async () => {
  const opsi = { url: server.url, token: server.token['dinsos-oki'] }
  const contoh: Record<string, Record<string, unknown>> = {}
  for (const sumber of Object.keys(KOLOM_EKSPOR) as sdk.SumberEkspor[]) {
    const tahun = sumber === 'rekap-terbit' ? 2019 : undefined
    for await (const baris of sdk.ekspor(opsi, sumber, { wilayah: OKI, tahun })) {
      contoh[sumber] = baris as Record<string, unknown>
      break
    }
    expect([sumber, Object.keys(contoh[sumber] ?? {})]).toEqual([sumber, KOLOM_EKSPOR[sumber]])
  }
  expect(contoh['jkn']?.['diperbaruiPada']).toBeInstanceOf(Date)
  expect(contoh['jkn']?.['noKartu']).toBeInstanceOf(sdk.NomorTersamar)

  const lewatEkspor: string[] = []
  for await (const { id } of sdk.ekspor(opsi, 'kpm', { wilayah: OKI, kolom: ['id'] }))
    lewatEkspor.push(id)
  const dijelajahi: string[] = []
  for await (const { id } of dinas.jelajah(sdk.DaftarKpm, { kode: OKI, first: 200 }))
    dijelajahi.push(id)
  expect(lewatEkspor).toEqual(dijelajahi)
})
