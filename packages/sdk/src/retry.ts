const SEMENTARA = [429, 502, 503, 504]
const JEDA_AWAL_MS = 250
const JEDA_TERLAMA_MS = 8_000

/** Gangguan yang lewat sendiri: layanan belum mengerjakan apa pun / Passing trouble: nothing was done yet. */
export function statusSementara(status: number): boolean {
  return SEMENTARA.includes(status)
}

/** Isi `Retry-After`, detik atau tanggal, dalam milidetik / `Retry-After`, seconds or a date, in milliseconds. */
export function cobaLagiMs(header: string | null): number | undefined {
  if (!header) return undefined
  const detik = Number(header)
  const ms = Number.isNaN(detik) ? Date.parse(header) - Date.now() : detik * 1000
  return ms >= 0 ? ms : undefined
}

/** Jeda sebelum ulangan: dua kali lipat tiap kali, dengan acak, tidak kurang dari permintaan server / Doubling with jitter. */
export function jedaUlang(percobaan: number, mintaServer = 0): number {
  const tumbuh = Math.min(JEDA_TERLAMA_MS, JEDA_AWAL_MS * 2 ** (percobaan - 1))
  return Math.max(mintaServer, tumbuh * (0.5 + Math.random() / 2))
}
