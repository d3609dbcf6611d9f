import { Rangkaian } from '../../../server/src/db/rangkaian.ts'

/**
 * Leaves the audit row out of what A sends: no other side writes one, and its commit would measure the
 * disk. The product has no such switch, so the bench takes the statement out of what is sent.
 */
export function tanpaAudit(): void {
  const { kirim } = Rangkaian
  Rangkaian.kirim = (klien, pernyataan) =>
    kirim(
      klien,
      pernyataan.filter(({ name }) => name !== 'catat_akses'),
    )
}
