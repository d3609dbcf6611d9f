/** The generic cell rate algorithm: a quota fills evenly through the minute, and holds one minute's points. */
const MENIT_US = 60_000_000

/** How many points of a quota are there now; `tat` is when all of them are, both in microseconds. */
export function tersedia(tat: number, kini: number, kuota: number): number {
  return Math.floor(((MENIT_US - Math.max(tat - kini, 0)) * kuota) / MENIT_US)
}

/** `tat` after points were taken. */
export function sesudahAmbil(tat: number, kini: number, kuota: number, poin: number): number {
  return Math.max(tat, kini) + Math.ceil((poin * MENIT_US) / kuota)
}

/** Milliseconds until this many points more are there. */
export const lamaMengisi = (poin: number, kuota: number): number =>
  Math.ceil((poin * MENIT_US) / kuota / 1_000)

/**
 * What may have flowed back by now of what was known to be left: at most this, as others only take.
 * Whoever needs more is refused without a question.
 */
export function palingBanyak(tersisa: number, kuota: number, sejakMs: number): number {
  return Math.min(kuota, tersisa + Math.floor((sejakMs * 1_000 * kuota) / MENIT_US))
}

/** What the last lease was, and what came of it. */
export type SewaLalu = { poin: number; terpakai: number; habis: boolean }

/** How long a lease may be spent; what is left of it then is lost. */
export const UMUR_SEWA_MS = 5_000

/**
 * How many points to lease for an operation that lacks `butuh`: twice the last where that was used up in
 * time, what was used of it where it was not; never more than a second's share. So an instance that is
 * asked rarely loses little, and one that is asked often seldom asks.
 */
export function ukuranSewa({ poin, terpakai, habis }: SewaLalu, butuh: number, kuota: number) {
  const ingin = habis ? 2 * poin : terpakai
  return Math.max(butuh, Math.min(ingin, Math.ceil(kuota / 60)))
}

/** Of an agreement with several clients each may take three quarters: one that runs wild leaves the others room. */
export const kuotaKlien = (kuota: number, banyakKlien: number): number =>
  banyakKlien > 1 ? Math.ceil((kuota * 3) / 4) : kuota

/** One quota that a caller draws from: what it is called in headers, and its points per minute. */
export type Kuota = { nama: 'instansi' | 'klien' | 'petugas'; kuota: number }

/** Where a caller stands after an operation was charged or refused. */
export type Kuitansi = { kuota: readonly Kuota[]; tersisa: readonly number[] }

/** The quota that runs out first. */
export function tersempit({ kuota, tersisa }: Kuitansi): Kuota & { tersisa: number } {
  const baris = kuota.map((satu, ke) => ({ ...satu, tersisa: tersisa[ke] ?? 0 }))
  return baris.reduce((a, b) => (b.tersisa < a.tersisa ? b : a))
}

/** draft-ietf-httpapi-ratelimit-headers, and the three that came before it: of the narrowest quota. */
export function kepalaLaju(kuitansi: Kuitansi): Record<string, string> {
  const { nama, kuota, tersisa } = tersempit(kuitansi)
  const pulih = String(Math.ceil(lamaMengisi(kuota - tersisa, kuota) / 1_000))
  return {
    'ratelimit-policy': kuitansi.kuota
      .map((satu) => `"${satu.nama}";q=${satu.kuota};w=60`)
      .join(', '),
    ratelimit: `"${nama}";r=${tersisa};t=${pulih}`,
    'ratelimit-limit': String(kuota),
    'ratelimit-remaining': String(tersisa),
    'ratelimit-reset': pulih,
  }
}
