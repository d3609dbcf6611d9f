import type pg from 'pg'

/** One audit number of one transaction: its row and its subjects, as one hash. */
export type BarisAudit = {
  transaksi: bigint
  audit: bigint
  sidik: Buffer
  /** How many rows of `audit_akses`: one, unless somebody was at it. */
  jumlah: number
  waktu: Date
}

type Mentah = Omit<BarisAudit, 'transaksi' | 'audit'> & { transaksi: string; audit: string }

/**
 * The canonical form is PostgreSQL's own `jsonb` text of the whole row. Empty columns are left out,
 * so that a later migration may add a nullable column without changing what was sealed. A text has
 * no line feed in JSON, so a line is one row; `baris` sorts before `subjek`.
 */
const sqlBaris = (syarat: string) => `
  select transaksi::text, audit::text, min(waktu) as waktu, count(*) filter (where isi like 'baris %')::int as jumlah,
    sha256(convert_to(string_agg(isi, e'\\n' order by isi collate "C"), 'UTF8')) as sidik
  from (
    select transaksi, id as audit, waktu, 'baris ' || jsonb_strip_nulls(to_jsonb(a))::text as isi
    from audit_akses a where ${syarat}
    union all
    select transaksi, audit, waktu, 'subjek ' || jsonb_strip_nulls(to_jsonb(s))::text
    from audit_subjek s where ${syarat}
  ) semua
  group by semua.transaksi, semua.audit order by semua.transaksi, semua.audit`

/** Committed and seen by the second snapshot, but not by the first. */
const DI_ANTARA =
  '(transaksi = any($1::bigint[]) or transaksi >= $2) and transaksi < $3 and transaksi <> all($4::bigint[])'

export type Antara = readonly [xipLama: string, xmaxLama: string, xmaxBaru: string, xipBaru: string]

export const bacaAntara = (klien: pg.ClientBase, antara: Antara) =>
  baca(klien, sqlBaris(DI_ANTARA), antara)

/**
 * The transaction that the nth of those rows belongs to, not counting the few that committed late:
 * one range of an index. None when there are fewer.
 */
export async function transaksiKe(
  klien: pg.ClientBase,
  [, xmaxLama, xmaxBaru, xipBaru]: Antara,
  ke: number,
): Promise<bigint | undefined> {
  const { rows } = await klien.query<{ transaksi: string }>(
    `select transaksi::text from audit_akses a
     where transaksi >= $1 and transaksi < $2 and transaksi <> all($3::bigint[])
     order by a.transaksi offset $4 limit 1`,
    [xmaxLama, xmaxBaru, xipBaru, ke - 1],
  )
  return rows[0] && BigInt(rows[0].transaksi)
}

/** All of a range of transactions, both ends among them. */
export const bacaRentang = (klien: pg.ClientBase, dari: bigint, sampai: bigint) =>
  baca(klien, sqlBaris('transaksi between $1 and $2'), [String(dari), String(sampai)])

/** The last transaction of a range that begins after `dari` and holds about so many rows. */
export async function akhirRentang(
  klien: pg.ClientBase,
  dari: bigint,
  baris: number,
): Promise<bigint | undefined> {
  const { rows } = await klien.query<{ transaksi: string }>(
    `select transaksi::text from audit_akses a where transaksi >= $1
     order by a.transaksi offset $2 limit 1`,
    [String(dari), baris - 1],
  )
  return rows[0] && BigInt(rows[0].transaksi)
}

async function baca(
  klien: pg.ClientBase,
  sql: string,
  nilai: readonly string[],
): Promise<BarisAudit[]> {
  // Times are written in the session's zone; rows with their subjects are sorted without the disk.
  await klien.query("set local timezone = 'UTC'; set local work_mem = '64MB'")
  const { rows } = await klien.query<Mentah>(sql, [...nilai])
  return rows.map(({ transaksi, audit, ...sisa }) => ({
    ...sisa,
    transaksi: BigInt(transaksi),
    audit: BigInt(audit),
  }))
}
