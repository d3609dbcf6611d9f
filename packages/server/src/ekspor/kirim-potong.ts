import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** A client that takes nothing for so long has gone without saying so. */
const MACET_MS = 60_000

/** Writes, and waits until there is room again: memory is bounded by what the client takes. */
export async function kirimPotong(
  keluar: Writable,
  potong: string | Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  if (keluar.write(potong)) return
  await longgar(keluar, signal)
}

/** Waits until a stream that others wrote to has room again. */
export async function longgar(keluar: Writable, signal: AbortSignal): Promise<void> {
  if (!keluar.writableNeedDrain) return
  const batas = AbortSignal.any([signal, AbortSignal.timeout(MACET_MS)])
  await once(keluar, 'drain', { signal: batas })
}
