import { setTimeout as tunggu } from 'node:timers/promises'
import type { Pelaku } from '../akses/pelaku.ts'
import { galatLaju } from '../batas/galat-laju.ts'
import type { Kuitansi } from '../batas/laju.rules.ts'
import type { PembatasLaju } from '../batas/pembatas-laju.ts'
import { MB } from './tampung.ts'

/** Of a megabyte begun: about what its rows would cost to be read. */
const POIN_SEMEGA = 200
/** Of a request that carries no file. */
export const POIN_TANYA = 5
/** So much of a body is paid before it is read: a part that is let in does not have to wait. */
const DI_MUKA = 8 * MB
/** Longer than this a connection in which nothing moves is cut by proxies on the way. */
const TERLAMA_MS = 20_000

export type Pembayar = {
  /** Before anything is read. @throws BATAS_LAJU with Retry-After */
  muka(poin: number): Promise<void>
  /** In the middle of a file: waits for the points instead, for the quota makes it slower, not shorter. */
  sabar(poin: number): Promise<void>
  kuitansi(): Kuitansi | undefined
}

/** What the door of files charges its caller, with the points of queries. */
export function bukaPembayar(
  { tagih }: PembatasLaju,
  pelaku: Pelaku,
  signal: AbortSignal,
): Pembayar {
  let terakhir: Kuitansi | undefined
  const coba = async (poin: number): Promise<number> => {
    const putusan = await tagih(pelaku, poin)
    terakhir = putusan?.kuitansi ?? terakhir
    return putusan?.tungguMs ?? 0
  }
  return {
    kuitansi: () => terakhir,
    async muka(poin) {
      const tungguMs = await coba(poin)
      if (tungguMs > 0 && terakhir) throw galatLaju(terakhir, poin, tungguMs)
    },
    async sabar(poin) {
      for (let habisMs = 0; ; ) {
        const tungguMs = await coba(poin)
        if (tungguMs === 0 || !terakhir) return
        habisMs += tungguMs
        if (habisMs > TERLAMA_MS) throw galatLaju(terakhir, poin, tungguMs)
        await tunggu(tungguMs, undefined, { signal })
      }
    },
  }
}

/** Pays for a body as it comes: its first megabytes before it is read, the others each in turn. */
export async function bayarBadan(
  pembayar: Pembayar,
  panjang: number | undefined,
): Promise<(bita: number) => Promise<void>> {
  let lunas = Math.min(panjang ?? MB, DI_MUKA)
  await pembayar.muka(Math.max(POIN_TANYA, Math.ceil(lunas / MB) * POIN_SEMEGA))
  return async (bita) => {
    lunas -= bita
    if (lunas >= 0) return
    await pembayar.sabar(Math.ceil(-lunas / MB) * POIN_SEMEGA)
    lunas = 0
  }
}
