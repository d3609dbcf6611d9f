import type pg from 'pg'
import { larik } from './larik.ts'

/** A column of a bulk insert: its name and type in SQL (`text[]` for an array), and a row's value. */
export type Kolom<Baris> = readonly [nama: string, tipe: string, nilai: (baris: Baris) => unknown]

/** One statement with the text of its arrays: plain data, so that another thread may make it. */
export type Pernyataan = { sql: string; nilai: string[] }

const BARIS_PER_PERNYATAAN = 4_000

/**
 * Inserts many rows with one array per column: one statement per 4,000 rows, the same on both
 * databases and under row-level security, which COPY refuses.
 */
export async function tulisMassal<Baris>(
  klien: pg.ClientBase,
  tabel: string,
  baris: readonly Baris[],
  kolom: readonly Kolom<Baris>[],
): Promise<void> {
  for (const { sql, nilai } of pernyataanMassal(tabel, baris, kolom)) await klien.query(sql, nilai)
}

/** The statements of `tulisMassal`, not yet run. */
export function pernyataanMassal<Baris>(
  tabel: string,
  baris: readonly Baris[],
  kolom: readonly Kolom<Baris>[],
): Pernyataan[] {
  const sql = sqlMassal(tabel, kolom)
  const potong = Array.from({ length: Math.ceil(baris.length / BARIS_PER_PERNYATAAN) }, (_, i) =>
    baris.slice(i * BARIS_PER_PERNYATAAN, (i + 1) * BARIS_PER_PERNYATAAN),
  )
  return potong.map((sebagian) => ({
    sql,
    nilai: kolom.map(([, , nilai]) => larik(sebagian.map(nilai))),
  }))
}

function sqlMassal<Baris>(tabel: string, kolom: readonly Kolom<Baris>[]): string {
  const nama = kolom.map(([satu]) => satu).join(', ')
  // unnest() flattens arrays of arrays, so an array travels as the text of one.
  const daftar = ([, tipe]: Kolom<Baris>) => tipe.endsWith('[]')
  const kirim = kolom.map((satu, i) => `$${i + 1}::${daftar(satu) ? 'text' : satu[1]}[]`)
  const ambil = kolom.map((satu) => (daftar(satu) ? `${satu[0]}::${satu[1]}` : satu[0]))
  return `insert into ${tabel} (${nama}) select ${ambil.join(', ')} from unnest(${kirim.join(', ')}) as t(${nama})`
}
