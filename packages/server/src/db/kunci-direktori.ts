import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * Takes the embedded database's directory for this process. Two processes on one directory
 * silently lose committed rows, so a second opener is refused with the pid and port of the first.
 */
export function kunciDirektori(direktori: string): { lepas(): void } {
  mkdirSync(direktori, { recursive: true })
  const berkas = join(direktori, 'kunci')
  if (!pasang(berkas)) gantikan(berkas)
  return { lepas: () => rmSync(berkas, { force: true }) }
}

/** Tells other commands on which port this process serves the directory. */
export function catatPort(direktori: string, port: number): void {
  const berkas = join(direktori, 'kunci')
  renameSync(tulisSementara(berkas, `${process.pid} ${port}\n`), berkas)
}

/** Pid and port of the process that holds the directory now, if it lives. */
export function pemegangDirektori(direktori: string): { pid: number; port?: number } | undefined {
  return pemegang(join(direktori, 'kunci'))
}

/** Puts the lock where none is; it appears with its content, never empty. False if one is there. */
function pasang(berkas: string): boolean {
  const sementara = tulisSementara(berkas, `${process.pid}\n`)
  try {
    linkSync(sementara, berkas)
    return true
  } catch (galat) {
    if ((galat as NodeJS.ErrnoException).code !== 'EEXIST') throw galat
    return false
  } finally {
    rmSync(sementara, { force: true })
  }
}

/** Replaces the lock of a killed process. One at a time: a second one would remove the new lock. */
function gantikan(berkas: string): void {
  tolakBilaHidup(berkas)
  const giliran = `${berkas}.ganti`
  if (!ambilGiliran(giliran)) throw sedangDibuka()
  try {
    tolakBilaHidup(berkas)
    rmSync(berkas, { force: true })
    if (!pasang(berkas)) throw sedangDibuka()
  } finally {
    rmdirSync(giliran)
  }
}

const GILIRAN_USANG_MS = 10_000

function ambilGiliran(giliran: string): boolean {
  try {
    mkdirSync(giliran)
    return true
  } catch (galat) {
    if ((galat as NodeJS.ErrnoException).code !== 'EEXIST') throw galat
  }
  // Whoever was killed in the middle of it leaves its turn behind; the next attempt finds it free.
  const sejak = statSync(giliran, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
  if (Date.now() - sejak > GILIRAN_USANG_MS) rmSync(giliran, { recursive: true, force: true })
  return false
}

const sedangDibuka = () =>
  new Error(
    'Basis data tertanam sedang dibuka proses lain; coba lagi sebentar lagi. / Another process is opening the embedded database; try again in a moment.',
  )

function tolakBilaHidup(berkas: string): void {
  const lain = pemegang(berkas)
  if (!lain) return
  throw new Error(
    `Basis data tertanam sedang dipakai proses ${lain.pid}${lain.port ? ` di port ${lain.port}` : ''}; hentikan dulu, atau pakai DATABASE_URL. / The embedded database is in use by process ${lain.pid}; stop it first, or set DATABASE_URL.`,
  )
}

function tulisSementara(berkas: string, isi: string): string {
  const sementara = `${berkas}.${process.pid}`
  writeFileSync(sementara, isi)
  return sementara
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
