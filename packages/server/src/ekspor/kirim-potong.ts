import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes, and waits until there is room again: memory is bounded by what the client takes. */
export async function kirimPotong(
  keluar: Writable,
  potong: string | Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  if (!keluar.write(potong)) await once(keluar, 'drain', { signal })
}
