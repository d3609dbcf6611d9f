import { semuaBarisContoh } from '@harapan/testing'
import { expect, it } from 'vitest'
import { sampaiSelesai, tercetak } from '../perintah/jalankan.ts'
import { csv, daftarJkn, JUDUL, selDari } from './berkas-jkn.ts'
import { bukaInstalasi, KOTIM, PUSAT } from './instalasi.ts'

it('selagi server berjalan, perintah mengimpor lewat server itu, dan yang salah tetap ditolak', async () => {
  const instalasi = await bukaInstalasi()
  Object.assign(instalasi.env, { PORT: '0' })
  const server = await instalasi.mulai(['mulai', '--demo', 'kecil'], null)
  try {
    const daftar = daftarJkn(await semuaBarisContoh())
    const tanpaKelas = csv(
      [selDari(daftar[0] as never)],
      (JUDUL as readonly string[]).with(3, 'Golongan'),
    )
    const isi = csv([...daftar, { ...daftar[0], TMT: 'kemarin' } as never].map(selDari))
    const jalur = instalasi.berkas('daftar.csv', isi)
    await tercetak(server, /TOKEN mitra \S+\n/)

    const tolakan = `${instalasi.direktori}/tolakan.csv`
    const { kode, keluaran } = await instalasi.jalankan([
      'impor',
      'jkn',
      jalur,
      '--tolakan',
      tolakan,
    ])
    expect([kode, keluaran]).toEqual([
      3,
      expect.stringContaining(`baris ${daftar.length + 2}  TANGGAL_TIDAK_SAH  mulai = kemarin`),
    ])
    expect((await instalasi.jalankan(['impor', 'jkn', jalur])).keluaran).toContain(
      'sudah pernah selesai',
    )
    const rusak = await instalasi.jalankan([
      'impor',
      'jkn',
      instalasi.berkas('rusak.csv', tanpaKelas),
    ])
    expect([rusak.kode, rusak.keluaran]).toEqual([
      1,
      expect.stringMatching(/KOLOM_WAJIB_TIDAK_ADA.*kelas_rawat.*Golongan/),
    ])
    expect(
      (await instalasi.jalankan(['impor', 'jkn', jalur, '--wilayah', '16.02'], KOTIM)).keluaran,
    ).toContain('WILAYAH_DI_LUAR')
    expect((await instalasi.jalankan(['impor', 'lihat'])).keluaran).toMatch(
      /jkn +SELESAI +daftar.csv/,
    )
    const batal = await instalasi.jalankan(['impor', 'batalkan', '1'], PUSAT)
    expect([batal.kode, batal.keluaran]).toEqual([0, expect.stringContaining('dibatalkan')])

    // Without an officer's token whoever holds the keys of this machine acts as the centre.
    const operator = await sampaiSelesai(
      instalasi.direktori,
      ['impor', 'jkn', jalur, '--coba'],
      instalasi.env,
    )
    expect([operator.kode, operator.keluaran]).toEqual([
      3,
      expect.stringContaining('tidak ada yang ditulis'),
    ])
  } finally {
    server.anak.kill('SIGTERM')
    await server.selesai
    await instalasi.tutup()
  }
}, 240_000)
