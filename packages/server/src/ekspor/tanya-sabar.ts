import { setTimeout as tunggu } from 'node:timers/promises'
import { GraphQLError } from 'graphql'
import { ulangiDetik } from './masalah.ts'
import type { Tanya } from './perjalanan.ts'

/** Longer than this a connection in which nothing moves is cut by proxies on the way. */
const TERLAMA_DETIK = 20

/**
 * Once a file has begun, a page for which the caller has no points left waits until they have flowed
 * back: the quota makes an export slower, not shorter. Before that the caller is told at once.
 */
export function tanyaSabar(tanya: Tanya, sudahMulai: () => boolean, signal: AbortSignal): Tanya {
  return async (dokumen, variabel) => {
    for (;;) {
      try {
        return await tanya(dokumen, variabel)
      } catch (galat) {
        const detik = sudahMulai() ? lamaKuota(galat) : undefined
        if (detik === undefined || detik > TERLAMA_DETIK) throw galat
        await tunggu(detik * 1_000, undefined, { signal })
      }
    }
  }
}

function lamaKuota(galat: unknown): number | undefined {
  if (!(galat instanceof GraphQLError) || galat.extensions['code'] !== 'BATAS_LAJU')
    return undefined
  return ulangiDetik(galat)
}
