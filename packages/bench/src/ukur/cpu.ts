import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

// Ticks of the kernel's clock: 100 a second on every Linux we know.
const MIKRODETIK_PER_DETAK = 10_000

type Stat = { induk: number; milik: number; dipungut: number }

function bacaStat(pid: number | string): Stat | undefined {
  try {
    const teks = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold blanks; the numbers begin after it.
    const kolom = teks
      .slice(teks.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [induk = 0] = kolom.slice(1)
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = kolom.slice(11)
    return { induk, milik: utime + stime, dipungut: cutime + cstime }
  } catch {
    return undefined
  }
}

/** CPU a process has used, in microseconds. */
export const cpuProses = (pid: number): number => (bacaStat(pid)?.milik ?? 0) * MIKRODETIK_PER_DETAK

/**
 * CPU of the whole PostgreSQL server: all that run, and what the postmaster collected from those that
 * ended. Other work on the same server counts too, so give the bench one of its own.
 */
export function cpuPostgres(postmaster: number): number {
  let detak = 0
  for (const pid of readdirSync('/proc')) {
    const stat = /^\d+$/.test(pid) ? bacaStat(pid) : undefined
    if (stat && Number(pid) === postmaster) detak += stat.milik + stat.dipungut
    else if (stat?.induk === postmaster) detak += stat.milik
  }
  return detak * MIKRODETIK_PER_DETAK
}

/** The postmaster's process, where it runs on this machine. */
export async function cariPostmaster(url: string): Promise<number | undefined> {
  const klien = new pg.Client({ connectionString: url })
  await klien.connect()
  try {
    const { rows } = await klien.query<{ pid: number }>('select pg_backend_pid() as pid')
    const induk = bacaStat(rows[0]?.pid ?? 0)?.induk ?? 0
    // A number of another machine may belong to anything here.
    return readFileSync(`/proc/${induk}/comm`, 'utf8').startsWith('postgres') ? induk : undefined
  } catch {
    return undefined
  } finally {
    await klien.end()
  }
}

/** Waits until a server and the database have worked off what an ended round left behind. */
export async function tungguTenang(pid: number, postmaster: number | undefined): Promise<void> {
  const batas = performance.now() + 20_000
  const terpakai = () => cpuProses(pid) + (postmaster ? cpuPostgres(postmaster) : 0)
  for (let lama = terpakai(); performance.now() < batas; ) {
    await setTimeout(50)
    const baru = terpakai()
    if (baru - lama <= 2 * MIKRODETIK_PER_DETAK) return
    lama = baru
  }
}

export function rssMb(pid: number): number {
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kb ?? 0) / 1024)
}
