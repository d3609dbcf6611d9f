import type { KodeWilayah } from '@harapan/kode'
import { PERKAKAS_UJI, semuaBarisContoh } from '@harapan/testing'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import { bacaWilayah } from '../../src/wilayah/sumber-wilayah.ts'
import { itMahal as it } from '../hanya-dalam.ts'
import { csv } from '../impor/berkas-jkn.ts'
import { bukaInstalasi, type Instalasi, KOTIM } from '../impor/instalasi.ts'
import { type Baris, berkasEdisi } from './berkas-edisi.ts'
import { type Balasan, mulaiServer, type Server } from './server-edisi.ts'

const EDISI = { edisi: 'Kepmendagri 7/2026', tanggal: '01/07/2026' }
/** Ogan Komering Ilir and Ogan Ilir exchange their codes: the worst that an edition can do to a token. */
const [OKI, OGAN_ILIR] = ['16.02', '16.10']

let instalasi: Instalasi
let server: Server
let nik: { oki: string; kotim: string }
beforeAll(async () => {
  instalasi = await bukaInstalasi()
  const orang = (await semuaBarisContoh()).flatMap(({ individu, kepesertaanJkn }) => {
    const berkartu = new Set(
      kepesertaanJkn.flatMap((satu) => (satu.sampai ? [] : [satu.individuId])),
    )
    return individu.filter((satu) => satu.nik && berkartu.has(satu.id))
  })
  const di = (kabupaten: number) =>
    orang.find(({ desaKode }) => Math.floor(desaKode / 1e6) === kabupaten)?.nik ?? ''
  nik = { oki: di(1602), kotim: di(6202) }
  await instalasi.baca(SQL_PERJANJIAN)
  const baris = (await bacaWilayah()).flatMap(({ kode, nama }): Baris[] => {
    if (kode.startsWith(OKI)) return [[OGAN_ILIR + kode.slice(5), nama, kode]]
    return kode.startsWith(OGAN_ILIR) ? [[OKI + kode.slice(5), nama, kode]] : []
  })
  const { kode, keluaran } = await instalasi.jalankan(
    berkasEdisi(instalasi, 'tukar.csv', baris.sort(), EDISI),
  )
  expect(kode, keluaran).toBe(0)
  server = await mulaiServer(instalasi)
}, 300_000)
afterAll(async () => {
  await server.henti()
  await instalasi.tutup()
})

const petugas = (wilayah: string, lain: Partial<Pelaku> = {}): Pelaku => ({
  ...{ id: `uji-${wilayah}`, peran: 'DINSOS_KABUPATEN', wilayah: [wilayah as KodeWilayah] },
  ...{ tujuan: 'VERIFIKASI_VALIDASI', ...lain },
})
const MITRA: Pelaku = {
  ...{ id: 'mitra-uji', peran: 'MITRA', wilayah: [], tujuan: 'PEMADANAN_JKN', klien: 'mitra-uji' },
}

const KPM =
  'query ($k: KodeWilayah!) { kabupaten(kode: $k) { nama kpm(first: 200) { edges { node { nomorPeserta } } } } }'
const peserta = ({ data }: Balasan): string[] =>
  data?.kabupaten?.kpm?.edges.map(
    ({ node }: { node: { nomorPeserta: string } }) => node.nomorPeserta,
  )
const padan = () =>
  server.tanya('query ($nik: [NIK!]!) { padanJkn(nik: $nik) { status } }', MITRA, {
    nik: [nik.oki, nik.kotim],
  })

it('kode yang beralih tidak membuka wilayah lain melalui token yang sama', async () => {
  const sebelum = peserta(await server.tanya(KPM, petugas(OKI), { k: OKI }))
  expect(sebelum.length).toBeGreaterThan(20)
  expect(peserta(await server.tanya(KPM, petugas(OGAN_ILIR), { k: OGAN_ILIR }))).toEqual([])
  const kotim = peserta(await server.tanya(KPM, KOTIM, { k: '62.02' }))
  const dipadankan = (await padan()).data
  expect(dipadankan.padanJkn.map(({ status }: { status: string }) => status)).toEqual([
    expect.not.stringContaining('TIDAK_DITEMUKAN'),
    'TIDAK_DITEMUKAN',
  ])

  const periksa = await instalasi.jalankan(['edisi', 'periksa', EDISI.edisi])
  expect(periksa.keluaran).toMatch(/kode beralih[^\n]+: 16\.02, 16\.10/)
  const terapan = await instalasi.jalankan(['edisi', 'terapkan', EDISI.edisi])
  expect(terapan.kode, terapan.keluaran).toBe(0)
  expect((await instalasi.jalankan(['periksa'], null)).keluaran).not.toContain('SALAH')

  // The tokens of before, on the server that has run all the while.
  const basi = [
    petugas(OKI),
    petugas(OGAN_ILIR),
    petugas(OKI, { edisi: 'Kepmendagri 300.2.2-2138/2025' }),
    petugas(OKI, { edisi: 'Kepmendagri 999/2099' }),
    petugas('16.02.05', { peran: 'CAMAT' }),
    petugas('16.02.05.2015', { peran: 'OPERATOR_DESA' }),
    petugas(OKI, { wilayah: ['62.02', OKI] as KodeWilayah[] }),
  ]
  for (const oleh of basi) {
    const jawaban = await server.tanya(KPM, oleh, { k: OKI })
    expect(JSON.stringify(jawaban.data ?? null), JSON.stringify(oleh)).not.toContain('nomorPeserta')
    expect(jawaban.errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'TOKEN_TIDAK_SAH', tempat: 'wilayah' },
      petunjuk: expect.stringContaining('klaim edisi'),
    })
  }
  for (const dokumen of [
    '{ perubahan(first: 5) { lanjut } }',
    '{ impor(id: "SW1wb3I6MQ==") { status } }',
    `{ kabupaten(kode: "16.10") { rekap(program: PKH, tahun: 2025) { jumlahKpm sumber } } }`,
  ]) {
    const { data, errors } = await server.tanya(
      dokumen,
      petugas(OGAN_ILIR, { wewenang: ['impor:tulis'] }),
    )
    expect([data ?? null, errors?.[0]?.extensions.code], dokumen).toEqual([null, 'TOKEN_TIDAK_SAH'])
  }
  const berkas = instalasi.berkas(
    'sd.csv',
    csv(
      [['10600001', 'SD 1', 'SD', '16.02.05.1001']],
      ['NPSN', 'Nama Sekolah', 'Jenjang', 'Kode Desa'],
    ),
  )
  const impor = await instalasi.jalankan(
    ['impor', 'fasilitas', berkas],
    petugas(OKI, { wewenang: ['impor:tulis'] }),
  )
  expect(impor.kode, impor.keluaran).toBe(1)
  expect(await ekspor(petugas(OKI))).not.toBe(200)

  // Who knows the edition reaches the area that has the code now, and no other.
  const tahu = { edisi: EDISI.edisi }
  const baru = await server.tanya(KPM, petugas(OGAN_ILIR, tahu), { k: OGAN_ILIR })
  expect(baru.data.kabupaten.nama).toBe('Ogan Komering Ilir')
  expect(peserta(baru).sort()).toEqual(sebelum.sort())
  const lain = await server.tanya(KPM, petugas(OKI, tahu), { k: OKI })
  expect(lain.data.kabupaten).toMatchObject({ nama: 'Ogan Ilir', kpm: { edges: [] } })
  expect(peserta(await server.tanya(KPM, petugas(OKI, tahu), { k: OGAN_ILIR }))).toEqual([])
  expect(await ekspor(petugas(OGAN_ILIR, tahu))).toBe(200)
  // Nobody else notices.
  expect(peserta(await server.tanya(KPM, KOTIM, { k: '62.02' }))).toEqual(kotim)
  expect(
    peserta(
      await server.tanya(KPM, petugas('16', { peran: 'DINSOS_PROVINSI' }), { k: OGAN_ILIR }),
    ).sort(),
  ).toEqual(sebelum.sort())

  // The agreement speaks of the same regency as before, under the code that it has now.
  expect((await padan()).data).toEqual(dipadankan)
  await server.henti()
  expect(
    await instalasi.baca(
      `select k.wilayah, k.versi, (select count(*)::int from riwayat_putusan r where r.tabel = 'perjanjian_kerja_sama' and r.baris = k.id
         and alasan = '${EDISI.edisi}') as tercatat from perjanjian_kerja_sama k where nomor = 'UJI-2'`,
    ),
  ).toEqual([{ wilayah: [OGAN_ILIR], versi: 3, tercatat: 1 }])
  // Both regencies moved in one transaction: at no moment did a code hold the families of two.
  expect(
    await instalasi.baca(
      'select distinct kelompok, selesai_pada is null as sisa from langkah_edisi',
    ),
  ).toEqual([{ kelompok: 0, sisa: false }])
  server = await mulaiServer(instalasi)
}, 600_000)

async function ekspor(oleh: Pelaku): Promise<number> {
  const jawaban = await fetch(`${server.alamat}/ekspor/kpm?format=csv&wilayah=16.10`, {
    headers: { authorization: `Bearer ${await PERKAKAS_UJI.penerbitToken.terbitkan(oleh)}` },
  })
  await jawaban.arrayBuffer().catch(() => undefined)
  return jawaban.status
}

const SQL_PERJANJIAN = `do $$ begin
  perform set_config('h.pelaku', 'a', true);
  insert into perjanjian_kerja_sama (nomor, instansi_id, berlaku_dari, berlaku_sampai, dasar, dasar_hukum, tujuan, wilayah, nasional, program, kelas,
    kuota_per_menit, mode_dokumen, diusulkan_oleh)
  values ('UJI-2', (select min(id) from instansi), '2026-01-01', '2035-01-01', 'PERJANJIAN', 'uji', '{PEMADANAN_JKN}', '{16.02}', false,
    '{PKH,PBI_JK}', '{PUBLIK,SPESIFIK,IDENTITAS}', 100000, 'TERBUKA', 'a');
  insert into klien_api (client_id, nama, perjanjian_id, diusulkan_oleh)
  values ('mitra-uji', 'uji', (select max(id) from perjanjian_kerja_sama), 'a');
  perform set_config('h.pelaku', 'b', true);
  update perjanjian_kerja_sama set status = 'BERLAKU' where nomor = 'UJI-2';
  update klien_api set status = 'AKTIF' where client_id = 'mitra-uji';
end $$`
