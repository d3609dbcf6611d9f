import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ServerSungguhan {
  readonly url: string
  /** Token pengembangan menurut nama yang dicetak server / Development tokens by the name the server prints. */
  readonly token: Readonly<Record<string, string>>
  tutup(): Promise<void>
}

const PERINTAH = join(import.meta.dirname, '../../server/src/perintah/harapan.ts')

/** Server Harapan dengan data contoh kecil, dari pintu yang dipakai orang: baris perintahnya / Through its command line. */
export async function serverSungguhan(): Promise<ServerSungguhan> {
  const direktori = mkdtempSync(join(tmpdir(), 'harapan-sdk-'))
  const proses = spawn(process.execPath, [PERINTAH, 'mulai', '--demo', 'kecil'], {
    env: { ...process.env, HARAPAN_DIR: direktori, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const tutup = async () => {
    if (proses.exitCode === null) {
      proses.kill('SIGTERM')
      await once(proses, 'exit')
    }
    rmSync(direktori, { recursive: true, force: true })
  }
  const keluaran = await tungguSiap(proses).catch(async (galat) => {
    await tutup()
    throw galat
  })
  const token = [...keluaran.matchAll(/^TOKEN (\S+) (\S+)$/gm)].map(([, nama, isi]) => [nama, isi])
  return { url: /^URL (\S+)$/m.exec(keluaran)?.[1] ?? '', token: Object.fromEntries(token), tutup }
}

function tungguSiap({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((siap, gagal) => {
    let keluaran = ''
    let galat = ''
    stdout?.on('data', (potongan) => {
      keluaran += potongan
      if (keluaran.includes('TOKEN mitra')) siap(keluaran)
    })
    stderr?.on('data', (potongan) => {
      galat = `${galat}${potongan}`.slice(-4_000)
    })
    stdout?.on('close', () => gagal(new Error(`Server berhenti / The server stopped:\n${galat}`)))
  })
}
