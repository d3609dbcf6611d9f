import type pg from 'pg'
import { geserPotret, type Potret, uraikanPotret } from './potret.rules.ts'

/** The snapshot of one statement, in numbers as the rows carry them, with the highest of these. */
export async function potretKini(
  klien: pg.ClientBase,
): Promise<{ potret: Potret; dibuatPada: Date; tertinggi: bigint | undefined }> {
  const { rows } = await klien.query<{
    potret: string
    geser: string
    dibuat: Date
    tertinggi: string | null
  }>(
    `select pg_current_snapshot()::text as potret, geser_transaksi()::text as geser,
      clock_timestamp()::timestamptz(3) as dibuat, greatest((select max(transaksi) from audit_akses), (select max(transaksi) from perubahan))::text as tertinggi`,
  )
  const [baris] = rows
  if (!baris) throw new Error('no snapshot')
  return {
    potret: geserPotret(uraikanPotret(baris.potret), BigInt(baris.geser)),
    dibuatPada: baris.dibuat,
    tertinggi: baris.tertinggi === null ? undefined : BigInt(baris.tertinggi),
  }
}
