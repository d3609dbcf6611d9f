import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Hasil, Tembakan } from './tembakan.ts'

const NASKAH = fileURLToPath(new URL('wrk.lua', import.meta.url))

export async function tembakWrk(tembakan: Tembakan): Promise<Hasil> {
  const { url, kepala, isi, koneksi, detik, unik } = tembakan
  const direktori = mkdtempSync(join(tmpdir(), 'harapan-bench-'))
  const berkas = join(direktori, 'isi')
  writeFileSync(berkas, isi.join('\n'))
  try {
    const { stdout } = await promisify(execFile)(
      'wrk',
      ['-t1', `-c${koneksi}`, `-d${detik}s`, '--timeout', '20s', '-s', NASKAH, url],
      {
        env: {
          ...process.env,
          BENCH_ISI: berkas,
          BENCH_UNIK: unik ? '1' : '0',
          BENCH_MULAI: String(Date.now() % 1e10),
          BENCH_KEPALA: Object.entries(kepala)
            .map(([nama, nilai]) => `${nama}: ${nilai}`)
            .join('\n'),
        },
      },
    )
    const [, hasil] = /^HASIL (.*)$/m.exec(stdout) ?? []
    if (!hasil) throw new Error(`wrk: ${stdout.slice(0, 500)}`)
    return JSON.parse(hasil) as Hasil
  } finally {
    rmSync(direktori, { recursive: true })
  }
}
