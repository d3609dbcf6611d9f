const PEWAKTU_TERLAMA_MS = 2 ** 31 - 1

/**
 * Menjalankan kerja di bawah batas waktu dan pembatalan pemanggil / Runs work under a deadline and the caller's signal.
 * The work is raced, not trusted: a token or a fetch that ignores its signal still ends on time.
 */
export async function denganBatas<T>(
  batasMs: number,
  habis: () => Error,
  luar: AbortSignal | undefined,
  kerja: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // Bukan AbortSignal.any: di Node 20 gabungannya dapat terpungut sebelum menyala (nodejs/node#54614).
  const kendali = new AbortController()
  const { signal } = kendali
  const dibatalkan = new Promise<never>((_, tolak) => {
    signal.onabort = () => tolak(signal.reason)
  })
  const henti = () => kendali.abort(luar?.reason)
  if (luar?.aborted) henti()
  luar?.addEventListener('abort', henti)
  const pewaktu = setTimeout(() => kendali.abort(habis()), Math.min(batasMs, PEWAKTU_TERLAMA_MS))
  try {
    return await Promise.race([dibatalkan, kerja(signal)])
  } finally {
    clearTimeout(pewaktu)
    luar?.removeEventListener('abort', henti)
  }
}

/** Jeda yang tidak meninggalkan pewaktu bila dibatalkan / A pause that leaves no timer behind when aborted. */
export function jeda(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((terima) => {
    const pewaktu = setTimeout(terima, ms)
    signal.addEventListener('abort', () => clearTimeout(pewaktu))
  })
}

/** Jeda yang berakhir dengan alasan pembatalan / A pause that ends with the reason it was aborted for. */
export function tunggu(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return denganBatas(
    PEWAKTU_TERLAMA_MS,
    () => new Error(),
    signal,
    (dalam) => jeda(ms, dalam),
  )
}
