import type pg from 'pg'
import { larik } from '../db/larik.ts'
import { awal } from './kode-induk.rules.ts'
import { tabelDengan } from './tabel-berkode.ts'

/** How many rows a table holds under each of some codes. */
export type BarisBerkode = { tabel: string; kode: string; jumlah: number }

/** Counts rows of every table under these codes, as a caller who reaches the whole nation. */
export async function hitungBaris(
  klien: pg.ClientBase,
  kode: readonly string[],
): Promise<BarisBerkode[]> {
  if (kode.length === 0) return []
  const nomor = new Map(kode.map((satu) => [String(awal(satu)), satu]))
  const semua: BarisBerkode[] = []
  for (const [tabel, kolom] of tabelDengan('PINDAH', 'IKUT', 'PEMICU', 'TERBIT', 'ACUAN')) {
    // What was withheld is the owner's alone; it stands where a published figure stands.
    if (tabel === 'rekap_samar') continue
    const { rows } = await klien.query<{ awal: string; jumlah: number }>(
      `select ${kolom}::text as awal, count(*)::int as jumlah from ${tabel} where ${kolom} = any($1::bigint[]) group by 1 order by 1`,
      [larik([...nomor.keys()])],
    )
    for (const satu of rows)
      semua.push({ tabel, kode: nomor.get(satu.awal) ?? satu.awal, jumlah: satu.jumlah })
  }
  return semua
}
