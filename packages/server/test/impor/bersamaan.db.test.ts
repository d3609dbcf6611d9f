import { setTimeout as tunggu } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { tercetak } from '../perintah/jalankan.ts'
import { bukaInstalasi, type Instalasi } from './instalasi.ts'
import { berkasCampuran, potretImpor } from './potret-impor.ts'

const SEPOTONG = { HARAPAN_IMPOR_SEPOTONG: '30' }
const PADA_POSTGRES = process.env['HARAPAN_UJI_URL'] !== undefined

/** On PostgreSQL two processes at one import; embedded, two at the one server that holds the database. */
it('dua perintah untuk berkas yang sama: satu menulis, lainnya berhenti dengan SEDANG_BERJALAN', async () => {
  const [satu, dua] = [await bukaInstalasi(), await bukaInstalasi()]
  for (const { env } of [satu, dua]) Object.assign(env, SEPOTONG, { PORT: '0' })
  const isi = await berkasCampuran(400)
  const server = PADA_POSTGRES ? undefined : await dua.mulai(['mulai', '--demo', 'kecil'], null)
  try {
    const lurus = await satu.jalankan(['impor', 'jkn', satu.berkas('daftar.csv', isi)])
    if (server) await tercetak(server, /TOKEN mitra \S+\n/)
    const jalur = dua.berkas('daftar.csv', isi)
    const kedua = await bersamaan(dua, jalur)
    const kalah = kedua.filter(({ kode }) => kode === 1)
    expect(kalah.map(({ keluaran }) => keluaran)).toEqual([
      expect.stringMatching(/SEDANG_BERJALAN: .* \/ [\s\S]*harapan impor lihat/),
    ])
    expect(kedua.filter(({ kode }) => kode === lurus.kode)).toHaveLength(1)
    // Whoever lost may ask again: the file is done by then.
    expect((await dua.jalankan(['impor', 'jkn', jalur])).keluaran).toContain('sudah pernah selesai')
  } finally {
    server?.anak.kill('SIGTERM')
    await server?.selesai
  }
  expect(await potretImpor(dua)).toEqual(await potretImpor(satu))
  await satu.tutup()
  await dua.tutup()
}, 240_000)

async function bersamaan(instalasi: Instalasi, jalur: string) {
  const pertama = await instalasi.mulai(['impor', 'jkn', jalur])
  await tunggu(50)
  const lain = await instalasi.mulai(['impor', 'jkn', jalur])
  return Promise.all(
    [pertama, lain].map(async (proses) => ({
      kode: await proses.selesai,
      keluaran: proses.keluaran(),
    })),
  )
}
