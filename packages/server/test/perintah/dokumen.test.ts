import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sidikDokumen } from '../../src/dokumen/sidik-dokumen.ts'
import { direktoriSementara, harapan, type Proses, sampaiSelesai, tercetak } from './jalankan.ts'

const { direktori, hapus } = direktoriSementara()
const PROVINSI = 'query Provinsi { daftarProvinsi { kode nama } }'
let server: Proses
let url: string
let token: string

beforeAll(async () => {
  server = harapan(direktori, ['mulai', '--demo', 'tidak'], { PORT: '0' })
  url = `http://127.0.0.1:${await tercetak(server, /URL http:\/\/localhost:(\d+)/)}/graphql`
  const argumen = ['token', '--peran', 'pusat', '--wewenang', 'perjanjian:usul']
  token = (await sampaiSelesai(direktori, argumen)).keluaran.trim()
}, 120_000)
afterAll(() => {
  server.anak.kill('SIGKILL')
  hapus()
})

/** A manifest as the SDK's build writes it, and the command over it. */
function terbit(dokumen: Record<string, string>, env: Record<string, string> = {}) {
  const berkas = join(direktori, 'dokumen.json')
  writeFileSync(berkas, JSON.stringify({ versi: '1.2.3', dokumen }))
  const argumen = ['dokumen', 'terbit', berkas, '--url', url, '--lingkungan', 'pengembangan']
  return sampaiSelesai(direktori, argumen, { HARAPAN_TOKEN: token, ...env })
}

async function lewatHash(isi: string): Promise<unknown> {
  const jawaban = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ documentId: `sha256:${sidikDokumen(isi)}` }),
  })
  return jawaban.json()
}

describe('harapan dokumen terbit', () => {
  it('mendaftarkan isi manifes, yang sesudahnya dijawab menurut hash-nya; ulangannya tidak menambah', async () => {
    expect(await lewatHash(PROVINSI)).toHaveProperty(
      'errors.0.extensions.code',
      'DOKUMEN_TIDAK_TERDAFTAR',
    )
    const manifes = { [sidikDokumen(PROVINSI)]: PROVINSI }
    expect(await terbit(manifes)).toMatchObject({
      kode: 0,
      keluaran: expect.stringContaining('1 documents registered, 1 new'),
    })
    // That it was unknown a moment ago is remembered for a while.
    await expect
      .poll(() => lewatHash(PROVINSI), { timeout: 20_000, interval: 500 })
      .toHaveProperty('data.daftarProvinsi.length', 38)
    expect((await terbit(manifes)).keluaran).toContain('1 documents registered, 0 new')
  })

  it('menolak hash yang bukan milik isinya, dokumen yang tidak sah, dan orang yang tidak berwenang', async () => {
    const salah = await terbit({ [sidikDokumen('lain')]: PROVINSI })
    expect([salah.kode, salah.keluaran]).toEqual([1, expect.stringContaining('dokumen[0]')])
    const rusak = 'query X { tidakAda }'
    const takSah = await terbit({ [sidikDokumen(rusak)]: rusak })
    expect([takSah.kode, takSah.keluaran]).toEqual([1, expect.stringContaining('dokumen[0]')])
    const petugas = ['token', '--peran', 'dinsos-kabupaten', '--wilayah', '16.02']
    const lain = (await sampaiSelesai(direktori, petugas)).keluaran.trim()
    const ditolak = await terbit({ [sidikDokumen(PROVINSI)]: PROVINSI }, { HARAPAN_TOKEN: lain })
    expect([ditolak.kode, ditolak.keluaran]).toEqual([1, expect.stringMatching(/\S+ \/ \S+/)])
  })

  it('tanpa token menyebut cara pakainya', async () => {
    const { kode, keluaran } = await terbit({}, { HARAPAN_TOKEN: '' })
    expect([kode, keluaran]).toEqual([1, expect.stringContaining('HARAPAN_TOKEN')])
  })
})
