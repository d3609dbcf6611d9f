const HARI = 86_400_000

/**
 * A serial date as ISO 8601: `2026-01-31`, with `T08:30:00` where it has a time; nothing where no such day exists.
 * Day 1 is 1 January 1900, or 2 January 1904; Excel's day 60, 29 February 1900, never was.
 */
export function tanggalDariSerial(serial: number, sejak1904: boolean): string | undefined {
  const detik = Math.round((serial % 1) * 86_400)
  const hari = Math.floor(serial)
  if (!(serial >= (sejak1904 ? 0 : 1)) || serial > 2_958_466) return undefined
  if (!sejak1904 && hari === 60) return undefined
  const awal = sejak1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, hari < 60 ? 31 : 30)
  const saat = new Date(awal + hari * HARI + detik * 1_000)
  if (saat.getUTCFullYear() > 9_999) return undefined
  return detik === 0 ? saat.toISOString().slice(0, 10) : saat.toISOString().slice(0, 19)
}
