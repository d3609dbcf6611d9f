import type { Kelas } from '../akses/kelas.ts'
import type { Pelaku } from '../akses/pelaku.ts'
import type { Pernyataan } from '../db/rangkaian.ts'
import type { Transaksi } from '../db/transaksi.ts'

export type CatatanAkses = {
  permintaan: string
  pelaku: Pelaku
  operasi: string
  sidikDokumen: string
  sidikVariabel: string
  kelas: readonly Kelas[]
  ditolak: number
  hasil: 'BERHASIL' | 'DITOLAK' | 'GAGAL'
}

/** Whom an operation read, beside what its statement left in `h.subjek`. */
export type Terbaca = {
  subjek?: Iterable<string>
  /** Whether it asked by NIK: then whoever was asked for and reached is a subject. */
  padan?: boolean
}

const KOLOM = `permintaan, pelaku, peran, instansi, klien, perjanjian, dasar, tujuan, operasi, sidik_dokumen,
  sidik_variabel, kelas, ditolak, hasil`
const NILAI = '$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14'

const SUBJEK = `select case left(satu, 1) when 'i' then 'INDIVIDU'::jenis_subjek when 'k' then 'KELUARGA' else 'KPM' end as jenis,
    substr(satu, 2)::bigint as subjek
  from unnest(string_to_array(concat_ws(',', nullif(current_setting('h.subjek'), ''), nullif($15, '')), ',')) satu`
const PADAN = `union select 'INDIVIDU', id from individu where nik_hash = any((select current_setting('h.padan')::bytea[])::bytea[])`

const denganSubjek = (
  subjek: string,
) => `with s as materialized (select distinct jenis, subjek from (${subjek}) semua),
  a as (insert into audit_akses (${KOLOM}, jumlah) values (${NILAI}, (select count(*) from s)) returning 1)
  insert into audit_subjek (jenis, subjek) select jenis, subjek from s cross join a`

const SQL_TERBACA = denganSubjek(SUBJEK)
const SQL_PADAN = denganSubjek(`${SUBJEK} ${PADAN}`)
const SQL_TANPA_SUBJEK = `insert into audit_akses (${KOLOM}) values (${NILAI})`

/** The audit row and the subjects of what was read, as a statement of its transaction. */
export function pernyataanCatat(
  catatan: CatatanAkses,
  { subjek = [], padan = false }: Terbaca = {},
): Pernyataan {
  return {
    name: padan ? 'catat_padan' : 'catat_terbaca',
    text: padan ? SQL_PADAN : SQL_TERBACA,
    values: [...nilai(catatan), [...subjek].join(',')],
  }
}

/**
 * Writes the audit row in the transaction of the read itself: what cannot be recorded is not
 * answered (UU 27/2022 art 31).
 */
export async function catatAkses(
  tx: Transaksi,
  catatan: CatatanAkses,
  terbaca: Terbaca,
): Promise<void> {
  const { text, values } = pernyataanCatat(catatan, terbaca)
  await tx.$executeRawUnsafe(text, ...values)
}

/** Writes that nothing was answered: it failed, or all of it was refused. */
export async function catatTanpaHasil(tx: Transaksi, catatan: CatatanAkses): Promise<void> {
  await tx.$executeRawUnsafe(SQL_TANPA_SUBJEK, ...nilai(catatan))
}

function nilai({ pelaku, kelas, ...catatan }: CatatanAkses): unknown[] {
  const { permintaan, operasi, sidikDokumen, sidikVariabel, ditolak, hasil } = catatan
  const { id, peran, instansi, klien, perjanjian, tujuan } = pelaku
  return [
    ...[permintaan, id, peran, instansi ?? null, klien ?? null],
    // Officers act on the duty of their office; an agency on what its agreement names.
    ...[perjanjian?.nomor ?? null, perjanjian?.dasar ?? 'TUGAS_PUBLIK', tujuan ?? null],
    ...[operasi, sidikDokumen, sidikVariabel, [...kelas], ditolak, hasil],
  ]
}
