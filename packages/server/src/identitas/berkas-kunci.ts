import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { GalatIdentitas } from './galat-identitas.ts'

/** Keys as text, the way both the environment and the key file spell them. */
export interface TeksKunci {
  readonly hash: string
  readonly sandi: string
}

/**
 * The key file of the embedded default: read, or made with fresh random keys (mode 0600).
 * A file that exists but cannot be understood is never replaced, because the data hangs on it.
 *
 * @throws GalatIdentitas KUNCI_BERKAS_RUSAK.
 */
export function bacaAtauBuatBerkasKunci(direktori: string): {
  teks: TeksKunci
  dibuat: boolean
  berkas: string
} {
  const berkas = join(direktori, 'kunci-identitas.json')
  const dibuat = !ada(berkas) && buat(direktori, berkas)
  if (!dibuat) persempitIzin(berkas)
  return { teks: baca(berkas), dibuat, berkas }
}

/** False when another process was first; its keys then count. */
function buat(direktori: string, berkas: string): boolean {
  mkdirSync(direktori, { recursive: true, mode: 0o700 })
  const kunciBaru = (): string => randomBytes(32).toString('base64')
  const teks: TeksKunci = { hash: kunciBaru(), sandi: `1:${kunciBaru()}` }
  const sementara = `${berkas}.${randomBytes(4).toString('hex')}`
  // Written and flushed aside, then linked: a power cut leaves a whole file or none.
  writeFileSync(sementara, `${JSON.stringify(teks, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  })
  try {
    linkSync(sementara, berkas)
    return true
  } catch (sebab) {
    if (sudahAda(sebab)) return false
    throw sebab
  } finally {
    rmSync(sementara, { force: true })
  }
}

function baca(berkas: string): TeksKunci {
  try {
    const isi: unknown = JSON.parse(readFileSync(berkas, 'utf8'))
    if (berbentukTeksKunci(isi)) return isi
  } catch {
    // The parser's message would quote the file, and the file is the secret.
  }
  throw new GalatIdentitas(
    'KUNCI_BERKAS_RUSAK',
    berkas,
    'Berkas kunci identitas tidak dapat dibaca / The identity key file cannot be read',
    'Pulihkan dari cadangan; jangan dihapus selama datanya masih dipakai / Restore it from a backup; do not delete it while its data is in use',
  )
}

function berbentukTeksKunci(isi: unknown): isi is TeksKunci {
  if (typeof isi !== 'object' || isi === null) return false
  return (
    'hash' in isi && typeof isi.hash === 'string' && 'sandi' in isi && typeof isi.sandi === 'string'
  )
}

function persempitIzin(berkas: string): void {
  if ((statSync(berkas).mode & 0o077) !== 0) chmodSync(berkas, 0o600)
}

function ada(berkas: string): boolean {
  return statSync(berkas, { throwIfNoEntry: false }) !== undefined
}

function sudahAda(sebab: unknown): boolean {
  return sebab instanceof Error && 'code' in sebab && sebab.code === 'EEXIST'
}
