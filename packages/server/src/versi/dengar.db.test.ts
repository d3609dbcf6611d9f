import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { bukaBasisDataUji } from '@harapan/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'
import { type BasisData, bukaBasisData } from '../db/basis-data.ts'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { type PantauVersi, pantauVersi } from './pantau.ts'

const URL_UJI = process.env['HARAPAN_UJI_URL']
// So rare that nothing in these tests is learnt by reading at intervals.
const HANYA_DENGAR = { jedaMs: 60_000, basiMs: 120_000 }

/** The embedded database has one process and one session: there is nobody to listen to. */
describe.skipIf(!URL_UJI)('dua server pada satu PostgreSQL', () => {
  let satu: BasisData
  let dua: BasisData
  let pemantau: PantauVersi[]
  beforeAll(async () => {
    satu = await bukaBasisDataUji()
    dua = await bukaBasisData({ url: satu.kolam.options.connectionString ?? '' })
    pemantau = [satu, dua].map((basisData) => pantauVersi(basisData, undefined, HANYA_DENGAR))
    await vi.waitFor(async () => expect(await pendengar()).toHaveLength(2))
  })
  afterAll(async () => {
    for (const pantau of pemantau) await pantau.berhenti()
    await dua.tutup()
    await satu.tutup()
  })

  const pendengar = () =>
    tanyaAdmin<{ pid: number }>(
      satu.kolam,
      `select pid from pg_stat_activity
       where datname = current_database() and application_name = 'harapan versi' and state = 'idle'`,
    )
  const versi = () => pemantau.map((pantau) => pantau.versi())
  const ubah = () =>
    sebagaiPemilik(satu.kolam, async (klien) => {
      await klien.query('update kuota set jumlah = jumlah + 1')
    })

  /** Both know one version, and it is not the old one. */
  async function keduanyaTahu(lama: string | undefined, batasMs: number): Promise<void> {
    const sama = () => new Set([...versi(), lama]).size === 2 && !versi().includes(lama)
    await expect.poll(sama, { timeout: batasMs, interval: 10 }).toBe(true)
    expect(versi()).not.toContain(undefined)
  }

  it('keduanya tahu dalam sedetik', async () => {
    const [lama] = versi()
    await ubah()
    await keduanyaTahu(lama, 1_000)
  })

  it('keduanya tahu juga perubahan selagi pendengarnya terputus', async () => {
    const [lama] = versi()
    const dulu = await pendengar()
    await tanyaAdmin(satu.kolam, 'select pg_terminate_backend(pid) from unnest($1::int[]) pid', [
      dulu.map(({ pid }) => pid),
    ])
    await ubah()
    await keduanyaTahu(lama, 6_000)
    // What they know may have come by the pool: the new listeners are ready a little later.
    await expect.poll(async () => (await pendengar()).length, { timeout: 6_000 }).toBe(2)
    const kini = await pendengar()
    expect(kini).not.toEqual(expect.arrayContaining([dulu[0]]))
  })

  it('tetap tahu ketika permintaan memegang semua sambungan', async () => {
    const pantau = pantauVersi(satu, undefined, { jedaMs: 100, basiMs: 700 })
    await expect.poll(async () => (await pendengar()).length).toBe(3)
    const dipegang = await Promise.all(Array.from({ length: 8 }, () => satu.kolam.connect()))
    await new Promise((selesai) => setTimeout(selesai, 1_500))
    expect(satu.kolam.totalCount - satu.kolam.idleCount).toBe(8)
    expect(pantau.versi()).toBeDefined()
    for (const klien of dipegang) klien.release()
    await pantau.berhenti()
  })

  it('lupa selama basis data menolak, dan tahu lagi sesudahnya', async () => {
    const pantau = pantauVersi(satu, undefined, { jedaMs: 100, basiMs: 700 })
    await expect.poll(() => pantau.versi()).toBeDefined()
    const nama = new URL(satu.kolam.options.connectionString ?? '').pathname.slice(1)
    const admin = new pg.Client({ connectionString: URL_UJI })
    await admin.connect()
    await admin.query(`alter database ${nama} allow_connections false`)
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      nama,
    ])
    await expect.poll(() => pantau.versi(), { timeout: 2_000 }).toBeUndefined()
    await admin.query(`alter database ${nama} allow_connections true`)
    await admin.end()
    await expect.poll(() => pantau.versi(), { timeout: 4_000 }).toBeDefined()
    await pantau.berhenti()
  })

  it('pendengar yang mati tanpa kabar diganti, dan versinya tetap diketahui', async () => {
    const perantara = await bukaPerantara(satu.kolam.options.connectionString ?? '')
    const tiga = await bukaBasisData({ url: perantara.url })
    const pantau = pantauVersi(tiga, undefined, { jedaMs: 200 })
    await expect.poll(() => perantara.pendengar.length).toBe(1)
    await expect.poll(() => pantau.versi()).toBeDefined()
    for (const sambungan of perantara.pendengar) sambungan.pause()
    await expect.poll(() => perantara.pendengar.length, { timeout: 7_000 }).toBe(2)
    const lama = pantau.versi()
    expect(lama).toBeDefined()
    await ubah()
    await expect.poll(() => pantau.versi()).not.toBe(lama)
    await pantau.berhenti()
    await tiga.tutup()
    perantara.tutup()
  })
})

/** Stands between a client and the database; a paused connection is neither closed nor answered. */
async function bukaPerantara(url: string) {
  const tujuan = new URL(url)
  const pendengar: Socket[] = []
  const server = createServer((klien) => {
    const basis = connect(Number(tujuan.port || 5432), tujuan.hostname)
    for (const [satu, lain] of [
      [klien, basis],
      [basis, klien],
    ] as const) {
      satu.on('data', (bita) => lain.write(bita))
      satu.on('error', () => lain.destroy())
      satu.on('close', () => lain.destroy())
    }
    klien.once('data', (bita) => {
      if (bita.includes('harapan versi')) pendengar.push(klien)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const perantara = new URL(url)
  perantara.hostname = '127.0.0.1'
  perantara.port = String((server.address() as AddressInfo).port)
  return { url: perantara.href, pendengar, tutup: () => server.close() }
}
