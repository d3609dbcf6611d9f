import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Takes the embedded database's directory for this process. Two processes on one directory
 * silently lose committed rows, so a second opener is refused with the pid and port of the first.
 */
export function kunciDirektori(direktori: string): { lepas(): void } {
  mkdirSync(direktori, { recursive: true })
  const berkas = join(direktori, 'kunci')
  ambil(berkas)
  return { lepas: () => rmSync(berkas, { force: true }) }
}

/** Tells other commands on which port this process serves the directory. */
export function catatPort(direktori: string, port: number): void {
  writeFileSync(join(direktori, 'kunci'), `${process.pid} ${port}\n`)
}

/** Pid and port of the process that holds the directory now, if it lives. */
export function pemegangDirektori(direktori: string): { pid: number; port?: number } | undefined {
  return pemegang(join(direktori, 'kunci'))
}

function ambil(berkas: string): void {
  try {
    writeFileSync(berkas, `${process.pid}\n`, { flag: 'wx' })
  } catch (galat) {
    if ((galat as NodeJS.ErrnoException).code !== 'EEXIST') throw galat
    const lain = pemegang(berkas)
    if (lain) {
      throw new Error(
        `Basis data tertanam sedang dipakai proses ${lain.pid}${lain.port ? ` di port ${lain.port}` : ''}; hentikan dulu, atau pakai DATABASE_URL. / The embedded database is in use by process ${lain.pid}; stop it first, or set DATABASE_URL.`,
      )
    }
    // Its holder was killed: the lock is stale.
    rmSync(berkas, { force: true })
    ambil(berkas)
  }
}

function pemegang(berkas: string): { pid: number; port?: number } | undefined {
  const [pid, port] = baca(berkas).trim().split(' ').map(Number)
  if (!pid || pid === process.pid || !hidup(pid)) return undefined
  return { pid, ...(port && { port }) }
}

function baca(berkas: string): string {
  try {
    return readFileSync(berkas, 'utf8')
  } catch {
    return ''
  }
}

function hidup(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (galat) {
    return (galat as NodeJS.ErrnoException).code === 'EPERM'
  }
}
