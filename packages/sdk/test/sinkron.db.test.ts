import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { tanyaAdmin } from '../../server/test/sebagai-admin.ts'
import { bacaSalinan, penyimpanBerkas } from '../src/berkas.ts'
import type { Klien } from '../src/client.ts'
import type { Penyimpan } from '../src/penyimpan.ts'
import { sinkron } from '../src/sinkron.ts'
import { penyimpanSqlite } from '../src/sqlite.ts'
import { tanyaLangsung } from './langsung.ts'
import { malam } from './malam.ts'
import { type ServerBerbasisData, serverBerbasisData } from './server-tertanam.ts'

const OKI = [1_602_000_000, 1_602_999_999] as const
const RUMAH = mkdtempSync(join(tmpdir(), 'harapan-sinkron-'))
const FOLDER = join(RUMAH, 'salinan')

let server: ServerBerbasisData
let oki: Klien
const gudang = new DatabaseSync(join(RUMAH, 'gudang.db'))

beforeAll(async () => {
  server = await serverBerbasisData()
  oki = await server.klien('oki')
})
afterAll(async () => {
  await server?.tutup()
  gudang.close()
  rmSync(RUMAH, { recursive: true })
})

const dariSqlite = async () =>
  new Map(
    gudang
      .prepare('select id, isi from harapan_salinan')
      .all()
      .map(({ id, isi }) => [String(id), String(isi)] as const),
  )
async function dariBerkas(): Promise<Map<string, string>> {
  const isi = new Map<string, string>()
  for await (const satu of bacaSalinan(FOLDER)) isi.set(satu.id, JSON.stringify(satu.isi))
  return isi
}

const urut = (isi: Map<string, string>) => [...isi.values()].sort()

type Salinan = readonly [Penyimpan, () => Promise<Map<string, string>>]
const keduanya = (): readonly Salinan[] => [
  [penyimpanSqlite(gudang), dariSqlite],
  [penyimpanBerkas(FOLDER), dariBerkas],
]

/** Mengulang sampai sama: pada klaster bersama transaksi orang lain sejenak menahan umpan / Until equal, for a while. */
async function sampaiSama(...semua: readonly Salinan[]): Promise<void> {
  const langsung = urut(await tanyaLangsung(server.uji, oki, OKI))
  for (const [penyimpan, baca] of semua) {
    const akhir = performance.now() + 30_000
    let salinan: string[]
    do {
      await sinkron(oki, penyimpan, { first: 200 })
      salinan = urut(await baca())
    } while (performance.now() < akhir && salinan.join() !== langsung.join())
    expect(salinan).toEqual(langsung)
  }
}

vi.setConfig({ testTimeout: 240_000 })

it('potret sama dengan pertanyaan langsung, huruf demi huruf, di SQLite dan di berkas', async () => {
  await sampaiSama(...keduanya())
  const isi = await dariBerkas()
  expect(isi.size).toBeGreaterThan(500)
  expect([...isi.values()].join()).not.toMatch(/\d{16}/)
})

it('sesudah semalam perubahan keduanya sama lagi, juga yang keluar dan masuk wilayahnya', async () => {
  const benih = String(process.env['HARAPAN_BENIH'] ?? Date.now() % 2 ** 30)
  process.stdout.write(`sinkron: HARAPAN_BENIH=${benih}\n`)
  const petugas = await server.klien('keduanya')
  const kejadian = malam(server.uji, petugas, benih)
  for (let i = 0; i < 40; i++) await kejadian.satu()
  expect(kejadian.jumlah().pindah).toBeGreaterThan(0)
  await sampaiSama(...keduanya())
})

it('token yang terlalu tua dan wilayah yang berubah: mulai ulang, dan sama lagi', async () => {
  const penyimpan = penyimpanSqlite(gudang)
  await tanyaAdmin(
    server.uji.basisData.kolam,
    `update keluarga set alamat = alamat || '.' where id = (select min(id) from keluarga where desa_kode between ${OKI.join(' and ')})`,
  )
  await tanyaAdmin(
    server.uji.basisData.kolam,
    'insert into perubahan_terbuang (transaksi, urutan, waktu) select transaksi, urutan, waktu from perubahan order by 1 desc, 2 desc limit 1',
  )
  const kode: string[] = []
  const opsi = {
    first: 200,
    saatMaju: (satu: { jenis: string; kode?: string }) => {
      if (satu.jenis === 'mulaiUlang') kode.push(String(satu.kode))
    },
  }
  await sinkron(oki, penyimpan, opsi)
  await sinkron(await server.klien('operatorDesa'), penyimpan, opsi)
  const sempit = await dariSqlite()
  await sinkron(oki, penyimpan, opsi)
  expect(kode).toEqual(['TOKEN_KEDALUWARSA', 'TOKEN_LINGKUP_BERUBAH', 'TOKEN_LINGKUP_BERUBAH'])
  const semua = await dariSqlite()
  expect(sempit.size).toBeGreaterThan(0)
  expect(sempit.size).toBeLessThan(semua.size)
  await sampaiSama([penyimpan, dariSqlite])
})

it('jenis yang dipilih saja; memilih yang lain menggantinya tanpa sisa', async () => {
  const basisData = new DatabaseSync(':memory:')
  const penyimpan = penyimpanSqlite(basisData)
  const jenis = () =>
    basisData.prepare('select distinct jenis from harapan_salinan').all().flatMap(Object.values)
  await sinkron(oki, penyimpan, { first: 200, jenis: ['KPM'] })
  expect(jenis()).toEqual(['KPM'])
  await sinkron(oki, penyimpan, { first: 200, jenis: ['KELUARGA'] })
  expect(jenis()).toEqual(['KELUARGA'])
})

it('mitra tidak menyalin: umpannya ditolak, dan salinannya tetap kosong', async () => {
  const basisData = new DatabaseSync(':memory:')
  const janji = sinkron(await server.klien('mitra'), penyimpanSqlite(basisData))
  await expect(janji).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' })
  expect(basisData.prepare('select * from harapan_salinan').all()).toEqual([])
})
