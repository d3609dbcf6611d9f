import type pg from 'pg'
import type { Logger } from 'pino'
import { sebagaiPemilik } from '../db/transaksi.ts'

const JEDA_MS = 3_600_000
/** For how long a token is good, at least: months are dropped whole. */
const HARI_SIMPAN = 90

export type PerawatPerubahan = { berhenti(): Promise<void> }

/** Drops the months that are older than is kept, and makes those that come. Says how many of each. */
export async function rawatPerubahan(
  kolam: pg.Pool,
  hari = HARI_SIMPAN,
): Promise<{ dibuat: number; dibuang: number }> {
  // Each in a transaction of its own: who reads one month for long keeps it, and no other.
  const jumlah = async (sql: string, nilai: unknown[] = []) => {
    const { rows } = await sebagaiPemilik(kolam, (klien) => klien.query<{ n: number }>(sql, nilai))
    return rows[0]?.n ?? 0
  }
  const dibuat = await jumlah("select siapkan_partisi('perubahan') as n")
  const dibuang = await jumlah('select buang_perubahan(make_interval(days => $1)) as n', [hari])
  return { dibuat, dibuang }
}

/** The same every hour. A month that is in use is tried again. */
export function jadwalkanPerubahan(
  kolam: pg.Pool,
  pencatat: Logger,
  jedaMs = JEDA_MS,
): PerawatPerubahan {
  let berjalan: Promise<void> | undefined
  const lakukan = () => {
    berjalan ??= rawatPerubahan(kolam)
      .then(({ dibuang }) => {
        if (dibuang > 0) pencatat.info({ dibuang }, 'perubahan lama dibuang')
      })
      .catch((galat: Error) =>
        pencatat.warn({ galat: galat.message }, 'partisi perubahan belum dirawat'),
      )
      .finally(() => {
        berjalan = undefined
      })
    return berjalan
  }
  void lakukan()
  const jam = setInterval(lakukan, jedaMs).unref()
  return {
    async berhenti() {
      clearInterval(jam)
      await berjalan
    },
  }
}
