import { setTimeout as tunggu } from 'node:timers/promises'
import { PERKAKAS_UJI } from '@harapan/testing'
import { expect } from 'vitest'
import { buatAcak } from '../../src/demo/acak.ts'
import { itDalam as it } from '../hanya-dalam.ts'
import { type Proses, tercetak } from '../perintah/jalankan.ts'
import { bukaInstalasi, type Instalasi, PUSAT } from './instalasi.ts'
import { berkasCampuran, potretImpor } from './potret-impor.ts'

/** How often the server is killed; `HARAPAN_BUNUH` asks for more. */
const PUTARAN = Number(process.env['HARAPAN_BUNUH'] ?? 3)

it('server yang dibunuh selagi mengimpor melanjutkannya, dan hasilnya sama dengan lewat baris perintah', async () => {
  const benih = process.env['BENIH'] ?? String(Date.now() % 2 ** 31)
  process.stdout.write(`impor HTTP dibunuh: BENIH=${benih}\n`)
  const acak = buatAcak(benih)
  const isi = await berkasCampuran()
  const [utuh, terganggu] = [await bukaInstalasi(), await bukaInstalasi()]
  let server: Server | undefined
  try {
    for (const { env } of [utuh, terganggu])
      Object.assign(env, { HARAPAN_IMPOR_SEPOTONG: '150', PORT: '0' })
    const lurus = await utuh.jalankan(['impor', 'jkn', utuh.berkas('daftar.csv', isi)])
    expect(lurus.kode, lurus.keluaran).toBe(3)

    server = await mulai(terganggu)
    const { id } = await server.unggah(isi)
    const impor = await server.minta(id)
    let terbunuh = 0
    for (let putaran = 0; putaran < PUTARAN; putaran++) {
      await tunggu(acak.bulat(50, 1_500))
      const { status, baris } = await server.lihat(impor)
      if (status === 'SELESAI') break
      server.proses.anak.kill('SIGKILL')
      await server.proses.selesai
      process.stdout.write(`impor HTTP dibunuh: ${status} sesudah baris ${baris}\n`)
      terbunuh += 1
      server = await mulai(terganggu)
    }
    expect(terbunuh).toBeGreaterThan(0)
    const berjalan = server
    await expect
      .poll(async () => (await berjalan.lihat(impor)).status, { timeout: 60_000, interval: 200 })
      .toBe('SELESAI')
    server.proses.anak.kill('SIGTERM')
    await server.proses.selesai
    expect(await potretImpor(terganggu)).toEqual(await potretImpor(utuh))
    expect(await terganggu.baca('select id from unggahan')).toEqual([])
    expect(await terganggu.baca('select id from impor where tugas is not null')).toEqual([])

    // Taking it back is killed too: one transaction, begun anew by the next server.
    server = await mulai(terganggu)
    expect(await server.batalkan(impor)).toBe('PembatalanDiterima')
    await tunggu(acak.bulat(0, 1_200))
    const { status } = await server.lihat(impor)
    server.proses.anak.kill('SIGKILL')
    await server.proses.selesai
    process.stdout.write(`pembatalan HTTP dibunuh: ${status}\n`)
    server = await mulai(terganggu)
    const dilanjutkan = server
    await expect
      .poll(async () => (await dilanjutkan.lihat(impor)).status, { timeout: 60_000, interval: 200 })
      .toBe('DIBATALKAN')
    server.proses.anak.kill('SIGTERM')
    await server.proses.selesai
    const batal = await utuh.jalankan(['impor', 'batalkan', '1'])
    expect(batal.kode, batal.keluaran).toBe(0)
    expect(await potretImpor(terganggu)).toEqual(await potretImpor(utuh))
    expect(await terganggu.baca('select from jejak_impor')).toEqual([])
  } finally {
    server?.proses.anak.kill('SIGKILL')
    await server?.proses.selesai
    await utuh.tutup()
    await terganggu.tutup()
  }
}, 600_000)

type Server = Awaited<ReturnType<typeof mulai>>

async function mulai(instalasi: Instalasi) {
  const proses: Proses = await instalasi.mulai(['mulai', '--demo', 'kecil'], null)
  const port = await tercetak(proses, /localhost:(\d+)\/graphql/)
  const alamat = `http://127.0.0.1:${port}`
  const authorization = `Bearer ${await PERKAKAS_UJI.penerbitToken.terbitkan(PUSAT)}`
  const tanya = async (query: string, variables: object) => {
    const jawaban = await fetch(`${alamat}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await jawaban.json()) as { data: never; errors?: unknown }
    if (errors) throw new Error(JSON.stringify(errors))
    return data as Record<string, unknown>
  }
  return {
    proses,
    async unggah(body: string) {
      const headers = { authorization }
      const jawaban = await fetch(`${alamat}/unggahan?nama=daftar.csv`, {
        method: 'PUT',
        headers,
        body,
      })
      expect(jawaban.status).toBe(201)
      return (await jawaban.json()) as { id: string }
    },
    async minta(unggahan: string): Promise<string> {
      const { imporBerkas } = await tanya(
        'mutation ($u: ID!) { imporBerkas(unggahan: $u, profil: JKN) { ... on ImporDiterima { impor { id } } } }',
        { u: unggahan },
      )
      return (imporBerkas as { impor: { id: string } }).impor.id
    },
    async batalkan(id: string): Promise<string> {
      const { batalkanImpor } = await tanya(
        'mutation ($id: ID!) { batalkanImpor(id: $id) { __typename } }',
        { id },
      )
      return (batalkanImpor as { __typename: string }).__typename
    },
    async lihat(id: string): Promise<{ status: string; baris: number }> {
      return (await tanya('query ($id: ID!) { impor(id: $id) { status baris } }', { id }))[
        'impor'
      ] as never
    },
  }
}
