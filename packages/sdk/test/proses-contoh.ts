import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'

const AKAR = join(import.meta.dirname, '../../..')

/**
 * Contoh dengan SDK dari sumbernya / An example with the SDK from its source, in one file: `dist` is rebuilt by other tests
 * while this one runs.
 */
export async function bundelContoh(nama: string, keluaran: string): Promise<void> {
  await build({
    entryPoints: [join(AKAR, 'examples', nama)],
    outfile: keluaran,
    bundle: true,
    format: 'esm',
    platform: 'node',
    plugins: [
      {
        name: 'sdk-dari-sumber',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^@harapan\/sdk(\/\w+)?$/ }, ({ path }) => ({
            path: join(AKAR, 'packages/sdk/src', `${path.split('/')[2] ?? 'index'}.ts`),
          }))
        },
      },
    ],
  })
}

export interface ProsesContoh {
  /** Sampai ia mencetak sesuatu, atau berakhir / Until it prints, or ends. */
  tercetak(): Promise<void>
  /** Mati seketika, tanpa sempat berpamitan / Dead at once, without a word. */
  bunuh(): Promise<void>
  selesai(): Promise<{ kode: number | null; teks: string }>
}

export function jalankanContoh(
  berkas: string,
  argumen: readonly string[],
  env: Record<string, string>,
): ProsesContoh {
  const anak: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', berkas, ...argumen],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let teks = ''
  for (const aliran of [anak.stdout, anak.stderr]) aliran?.on('data', (isi) => (teks += isi))
  const berakhir = once(anak, 'close')
  return {
    tercetak: async () => {
      await Promise.race([berakhir, anak.stdout && once(anak.stdout, 'data')])
    },
    async bunuh() {
      anak.kill('SIGKILL')
      await berakhir
    },
    async selesai() {
      await berakhir
      return { kode: anak.exitCode, teks }
    },
  }
}
