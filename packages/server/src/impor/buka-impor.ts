import type pg from 'pg'
import type { Pelaku } from '../akses/pelaku.ts'
import type { Pemisah } from '../berkas/baris-berkas.ts'
import { type Lingkup, nilaiBingkai } from '../db/lingkup.ts'
import { samarkanNomor } from '../identitas/nomor-tertulis.ts'
import { GalatImpor } from './galat-impor.ts'
import type { Hitungan } from './hasil.rules.ts'

export type StatusImpor = 'MENUNGGU' | 'BERJALAN' | 'SELESAI' | 'GAGAL' | 'DIBATALKAN'

/** An import as it stands. */
export type CatatanImpor = {
  id: string
  profil: string
  namaBerkas: string
  status: StatusImpor
  barisSelesai: number
  bita: number
  hitungan: Hitungan
  galat: string | null
  dibuatPada: string
  selesaiPada: string | null
  pelaku: string
  kolom: string[]
  pemisah: Pemisah | null
  coba: boolean
}

export type BerkasDikenal = { nama: string; sidik: string; bita: number }

const KOLOM = `id::text as id, profil, nama_berkas as "namaBerkas", status::text as status, baris_selesai as "barisSelesai",
  bita::float8 as bita, galat, to_char(dibuat_pada at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "dibuatPada",
  to_char(selesai_pada at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "selesaiPada", pelaku, kolom, pemisah, coba,
  json_build_object('DITERIMA', diterima, 'SAMA', sama, 'DIUBAH', diubah, 'DITOLAK', ditolak,
    'PERLU_TINJAUAN', perlu_tinjauan, 'KOSONG', kosong) as hitungan`

type Isi = { profil: string; kolom: readonly string[]; tetap: object; pemisah: Pemisah }

/**
 * The import of a file: the one that the same caller's area began with the same file, source and fixed
 * values, or a new one. What was taken back does not count: then the file is new again. With `tugas` it is
 * that one: a job that was taken back while it waited must not begin as another.
 *
 * @throws GalatImpor SEDANG_BERJALAN
 */
export async function bukaImpor(
  klien: pg.ClientBase,
  lingkup: Lingkup,
  pelaku: Pelaku,
  berkas: BerkasDikenal,
  { profil, kolom, tetap, pemisah }: Isi,
  tugas?: string,
): Promise<CatatanImpor> {
  // Two that begin one file at once are one import: the second finds what the first made.
  await klien.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [
    `impor|${profil}|${berkas.sidik}`,
  ])
  const daerah = nilaiBingkai(lingkup)[3] ?? ''
  const { rows } = await klien.query<CatatanImpor>(
    `select ${KOLOM} from impor where profil = $1 and sidik = $2 and lingkup = $3 and tetap = $4::jsonb
     and status <> 'DIBATALKAN' and not coba and ($5::bigint is null or id = $5) order by id desc limit 1`,
    [profil, berkas.sidik, daerah, JSON.stringify(tetap), tugas ?? null],
  )
  const [lama] = rows
  if (tugas && !lama) throw new GalatImpor('SEDANG_BERJALAN', tugas)
  if (lama?.status === 'SELESAI') return lama
  if (lama) {
    await klien.query(
      "update impor set status = 'BERJALAN', galat = null, galat_tempat = null, kolom = $2, pemisah = $3, diubah_pada = now() where id = $1",
      [lama.id, kolom, pemisah],
    )
    return { ...lama, status: 'BERJALAN', kolom: [...kolom], pemisah }
  }
  const baru = await klien.query<CatatanImpor>(
    `insert into impor (profil, nama_berkas, sidik, bita, kolom, tetap, pelaku, peran, instansi, lingkup, pemisah, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'BERJALAN') returning ${KOLOM}`,
    [
      ...[profil, samarkanNomor(berkas.nama).slice(0, 200), berkas.sidik, berkas.bita],
      ...[
        kolom,
        JSON.stringify(tetap),
        pelaku.id,
        pelaku.peran,
        pelaku.instansi ?? null,
        daerah,
        pemisah,
      ],
    ],
  )
  const [satu] = baru.rows
  if (!satu) throw new Error('the import was not recorded')
  return satu
}

/** Says that a file is done. */
export async function tutupImpor(klien: pg.ClientBase, id: string): Promise<CatatanImpor> {
  const { rows } = await klien.query<CatatanImpor>(
    `update impor set status = 'SELESAI', selesai_pada = now(), diubah_pada = now()
     where id = $1 and status = 'BERJALAN' returning ${KOLOM}`,
    [id],
  )
  const [satu] = rows
  if (!satu) throw new Error('the import is not running')
  return satu
}

/** Says where it stopped; the same command goes on from there. */
export async function gagalkanImpor(
  klien: pg.ClientBase,
  { id, barisSelesai, galat }: { id: string; barisSelesai: number; galat: string },
): Promise<void> {
  await klien.query(
    `update impor set status = 'GAGAL', galat = $3, diubah_pada = now()
     where id = $1 and baris_selesai = $2 and status = 'BERJALAN'`,
    [id, barisSelesai, galat],
  )
}

/** Whatever answers rows in a transaction: a client of the pool, or the operation's own. */
export type Penanya = {
  query<Baris extends pg.QueryResultRow>(sql: string, nilai: unknown[]): Promise<{ rows: Baris[] }>
}

/** The imports that the caller sees, newest first, or one of them. */
export async function lihatImpor(klien: Penanya, id?: string): Promise<CatatanImpor[]> {
  const { rows } = await klien.query<CatatanImpor>(
    `select ${KOLOM} from impor where $1::bigint is null or id = $1::bigint order by impor.id desc limit 50`,
    [id ?? null],
  )
  return rows
}
