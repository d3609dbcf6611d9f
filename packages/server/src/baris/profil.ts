import type { Peran } from '../akses/peran.ts'
import type { Kolom } from '../db/tulis-massal.ts'
import type { PelindungLatin } from '../identitas/pelindung.ts'
import type { KolomProfil } from './kolom.rules.ts'
import type { PembacaBaris } from './pembaca-baris.ts'

/** A table that a source writes, and how a row of it is known to be as an import left it. */
export type TabelImpor = {
  nama: string
  /** What the import decides of a row; also how a change by somebody else is seen. */
  kolom: readonly string[]
  /** What is put back where the import changed a row; nothing where it only adds. */
  pulih?: readonly string[]
  /** Tables whose rows may hang on a row of this one, and by which column. */
  dirujuk?: readonly (readonly [tabel: string, kolom: string])[]
}

/** What is said once for all rows of a file: today by the installation's clock. */
export type InfoBerkas = { hariIni: string }

/**
 * A kind of file that offices send, in the room of its data. Reading is pure; writing is one statement
 * over all rows of a chunk.
 */
export type Profil<Baris> = {
  nama: string
  /** Indonesian / English. */
  uraian: string
  /** Who may load it, where that is narrower than the scope word. */
  peran?: readonly Peran[]
  kolom: readonly KolomProfil[]
  /** The row, or nothing where the reader holds refusals. */
  petakan(sel: PembacaBaris, info: InfoBerkas): Baris | undefined
  /** Rows with one key are written one after the other, each judged by what the one before it left. */
  kunci(baris: Baris): string
  /** The column whose value rows of one group share; such rows, next to each other, are not parted. */
  rumpun?: string
  /** What goes to the database: identity numbers leave here only protected, their bytes as Latin-1. */
  lindungi(baris: Baris, pelindung: PelindungLatin): Record<string, unknown>
  /** Columns of `masuk` beside `nomor`, of what `lindungi` made. */
  masuk: readonly Kolom<Record<string, unknown>>[]
  /**
   * CTEs over `masuk`; `$1` is the import. The last one is `akhir (nomor, hasil, kode, kolom, subjek)`:
   * one row for each of `masuk`, its subject as `i12`, or null where no person was found.
   */
  sql: string
  /** Whom the rows of import `$1` speak of, as `i1,k2`, to record that they are taken back. */
  sqlSubjek: string
  /** In the order of writing; taken back in the opposite order. */
  tabel: readonly TabelImpor[]
}

/** A source whatever its rows are; made by `profil()`. */
export type SembarangProfil = Profil<unknown>

/** Forgets what the rows of a source are: who runs it only passes them on. */
export const profil = <Baris>(satu: Profil<Baris>): SembarangProfil => satu as SembarangProfil

const sidikTeks = ({ kolom }: TabelImpor, alias: string): string =>
  `row(${kolom.map((satu) => `${alias}.${satu}`).join(', ')})::text`

/** A fingerprint of what an import decides of a row, to see later whether somebody built on it; a bigint. */
export const sidikRingkas = (tabel: TabelImpor, alias: string): string =>
  `hashtextextended(${sidikTeks(tabel, alias)}, 0)`

/** The same as `impor_jejak` keeps it. */
export const sidikBaris = (tabel: TabelImpor, alias: string): string =>
  `lpad(to_hex(${sidikRingkas(tabel, alias)}), 32, '0')::uuid`

/** Whether a row stands otherwise than its trail says, also where the trail is of before 20261216. */
export const sidikBerbeda = (tabel: TabelImpor, alias: string, jejak: string): string =>
  `(${jejak} <> ${sidikBaris(tabel, alias)} and ${jejak} <> md5(${sidikTeks(tabel, alias)})::uuid)`

/**
 * A CTE: the trail of rows that `dari (id, sidik)` has added, one row for up to 128 neighbours, so that it is
 * read without its arrays being fetched from elsewhere. `sidik` is `sidikRingkas`.
 */
export const jejakTambah = ({ nama }: TabelImpor, dari: string): string =>
  `jejak_${dari} as (
    insert into impor_jejak_tambah (impor_id, tabel, awal, akhir, baris_id, sesudah)
    select $1, '${nama}', min(id), max(id), array_agg(id order by id), array_agg(sidik order by id) from ${dari} group by id >> 7)`

/** A CTE: the trail of rows that `diubah (id, sebelum, sidik)` has changed, and of those that were found as they are. */
export const jejakLain = ({ nama }: TabelImpor, lama: string): string =>
  `dijejak as (
    insert into impor_jejak (tabel, baris_id, impor_id, jenis, sebelum, sesudah)
    select '${nama}', id, $1, 'UBAH'::jenis_jejak, sebelum, sidik from diubah
    union all select '${nama}', ${lama}, $1, 'SAMA', null::jsonb, null::uuid from diputus where putusan = 'SAMA' and not tertulis
  )`

/** Whether import `$1` has written or found this row before. */
export const pernahDijejak = ({ nama }: TabelImpor, id: string): string =>
  `(${id} is not null and (
      exists (select from impor_jejak j where j.tabel = '${nama}' and j.baris_id = ${id} and j.impor_id = $1 offset 0)
      or coalesce((select case when t.akhir >= ${id} then ${id} = any (t.baris_id) end from impor_jejak_tambah t
        where t.impor_id = $1 and t.tabel = '${nama}' and t.awal <= ${id} order by t.awal desc limit 1), false)))`
