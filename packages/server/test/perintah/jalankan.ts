import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pastikanTanpaNomor } from '@harapan/testing'

const HARAPAN = new URL('../../src/perintah/harapan.ts', import.meta.url).pathname

export type Proses = { anak: ChildProcess; keluaran: () => string; selesai: Promise<number | null> }

/** Starts `harapan` as a process of its own, in its own directory. */
export function harapan(
  direktori: string,
  argumen: string[],
  env: Record<string, string> = {},
): Proses {
  return berkasSebagaiProses(HARAPAN, direktori, argumen, env)
}

/** Starts a file of ours as a process of its own, with a directory that is not the developer's. */
export function berkasSebagaiProses(
  berkas: string,
  direktori: string,
  argumen: string[],
  env: Record<string, string> = {},
): Proses {
  const anak = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', berkas, ...argumen],
    {
      env: { ...tanpaBasisData(), HARAPAN_DIR: direktori, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let keluaran = ''
  anak.stdout?.on('data', (potong) => {
    keluaran += potong
  })
  anak.stderr?.on('data', (potong) => {
    keluaran += potong
  })
  const selesai = new Promise<number | null>((jawab) => anak.once('close', jawab)).then((kode) => {
    pastikanTanpaNomor(keluaran)
    return kode
  })
  return { anak, keluaran: () => keluaran, selesai }
}

/** Runs a command to its end. */
export async function sampaiSelesai(
  direktori: string,
  argumen: string[],
  env?: Record<string, string>,
) {
  const proses = harapan(direktori, argumen, env)
  const kode = await proses.selesai
  return { kode, keluaran: proses.keluaran() }
}

/** Waits until a pattern is printed, or the process ends without it. */
export async function tercetak(proses: Proses, pola: RegExp): Promise<string> {
  for (;;) {
    const cocok = pola.exec(proses.keluaran())
    if (cocok) return cocok[1] ?? cocok[0]
    if (proses.anak.exitCode !== null || proses.anak.signalCode !== null) {
      throw new Error(`ended without ${pola}: ${proses.keluaran()}`)
    }
    await new Promise((jawab) => setTimeout(jawab, 30))
  }
}

export function direktoriSementara(): { direktori: string; hapus(): void } {
  const direktori = mkdtempSync(join(tmpdir(), 'harapan-uji-'))
  return { direktori, hapus: () => rmSync(direktori, { recursive: true, force: true }) }
}

/** A port that something else holds until it is released. */
export async function portTerpakai(): Promise<{ port: number; lepas(): void }> {
  const server = createServer()
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap))
  const alamat = server.address()
  return {
    port: typeof alamat === 'object' && alamat ? alamat.port : 0,
    lepas: () => server.close(),
  }
}

function tanpaBasisData(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, INIT_CWD: ___, ...sisa } = process.env
  return sisa
}
