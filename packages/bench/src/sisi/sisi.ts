import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Kueri, Variabel } from '../kueri/kueri.ts'
import { dokumen } from '../kueri/kueri.ts'
import { perkakasBench } from '../kunci.ts'
import { PELAKU } from '../pelaku.ts'

export const SISI = {
  A: { nama: 'Harapan', berkas: 'harapan' },
  B: { nama: 'PostGraphile', berkas: 'postgraphile' },
  C: { nama: 'hand-written SQL', berkas: 'tangan' },
  D: { nama: 'Harapan, compiler off', berkas: 'harapan' },
  E: { nama: 'Harapan, whole guard', berkas: 'harapan' },
  F: { nama: 'Harapan, no guard', berkas: 'harapan' },
} as const

/** What of its guard a side of Harapan keeps, beside A and D. */
const PENJAGA: Partial<Record<HurufSisi, 'penuh' | 'tanpa'>> = { E: 'penuh', F: 'tanpa' }
/** Sides that know their callers by name, without a token. */
const TANPA_TOKEN: readonly HurufSisi[] = ['B', 'C', 'F']

export type HurufSisi = keyof typeof SISI

export type Permintaan = { url: string; kepala: Record<string, string>; isi: string[] }

/** A server of the bench, running in a process of its own. */
export type Sisi = {
  huruf: HurufSisi
  pid: number
  /** From the start of the process to the open port. */
  mulaiMs: number
  permintaan(kueri: Kueri, himpunan: readonly Variabel[]): Promise<Permintaan>
  /** From head to answer of each request since it was asked last, and of the processor, where `BENCH_WAKTU` is set. */
  waktu(): Promise<[ms: number, cpuMs: number][]>
  henti(): Promise<void>
}

export async function mulaiSisi(huruf: HurufSisi, url: string): Promise<Sisi> {
  const awal = performance.now()
  const proses = fork(fileURLToPath(new URL(`${SISI[huruf].berkas}.ts`, import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATABASE_URL: url,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      // Under more load than it takes, the log of refusals would be the load.
      HARAPAN_LOG: 'silent',
      ...(huruf === 'D' && { HARAPAN_TANPA_KOMPILER: '1' }),
      ...(PENJAGA[huruf] && { BENCH_PENJAGA: PENJAGA[huruf] }),
    },
  })
  const port = await new Promise<number>((siap, gagal) => {
    proses.once('message', (pesan) => siap((pesan as { port: number }).port))
    proses.once('exit', (kode) => gagal(new Error(`${SISI[huruf].nama} ended with ${kode}`)))
  })
  const mulaiMs = performance.now() - awal
  return {
    huruf,
    pid: proses.pid ?? 0,
    mulaiMs,
    permintaan: (kueri, himpunan) => susun(huruf, port, kueri, himpunan),
    async waktu() {
      proses.send('waktu')
      const [pesan] = (await once(proses, 'message')) as [{ waktu: [number, number][] }]
      return pesan.waktu
    },
    async henti() {
      const selesai = once(proses, 'exit')
      proses.kill()
      await selesai
    },
  }
}

async function susun(
  huruf: HurufSisi,
  port: number,
  kueri: Kueri,
  himpunan: readonly Variabel[],
): Promise<Permintaan> {
  const asal = `http://127.0.0.1:${port}`
  const kepala = { 'content-type': 'application/json', ...(await izin(huruf, kueri)) }
  if (huruf === 'C')
    return { url: `${asal}/${kueri.nama}`, kepala, isi: himpunan.map((v) => JSON.stringify(v)) }
  const query = dokumen(kueri, huruf === 'B' ? 'postgraphile' : 'harapan')
  return {
    url: `${asal}/graphql`,
    kepala,
    isi: himpunan.map((milik) => {
      const variables = huruf === 'B' ? (kueri.postgraphile?.(milik) ?? milik) : milik
      return JSON.stringify({ query, variables })
    }),
  }
}

const { penerbitToken } = perkakasBench()

async function izin(huruf: HurufSisi, { oleh }: Kueri): Promise<Record<string, string>> {
  if (oleh === 'publik') return {}
  const token = TANPA_TOKEN.includes(huruf) ? oleh : await penerbitToken?.terbitkan(PELAKU[oleh])
  return { authorization: `Bearer ${token}` }
}
