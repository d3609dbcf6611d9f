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

const denganSubjek = (subjek: string) => `insert into audit_akses (${KOLOM}, jumlah, subjek)
  select ${NILAI}, case s when '' then 0 else length(s) - length(replace(s, ',', '')) + 1 end, nullif(s, '') from ${subjek} t(s)`

/** One statement has left its subjects, each once: its commas tell how many. */
const SQL_TERBACA = denganSubjek("current_setting('h.subjek')")

const DARI_MANA_PUN = `select unnest(string_to_array(concat_ws(',', nullif(current_setting('h.subjek'), ''), nullif($15, '')), ','))`
const PADAN = `union select 'i' || id from individu where nik_hash = any((select current_setting('h.padan')::bytea[])::bytea[])`
const gabungan = (satu: string) =>
  denganSubjek(`(select coalesce(string_agg(distinct satu, ','), '') from (${satu}) t(satu))`)

const SQL_GABUNGAN = gabungan(DARI_MANA_PUN)
const SQL_PADAN = gabungan(`${DARI_MANA_PUN} ${PADAN}`)
const SQL_TANPA_SUBJEK = `insert into audit_akses (${KOLOM}) values (${NILAI})`

/** The audit row with the subjects of what was read, as a statement of its transaction. */
export function pernyataanCatat(
  catatan: CatatanAkses,
  { subjek, padan = false }: Terbaca = {},
): Pernyataan {
  const milik = nilai(catatan)
  if (!subjek && !padan) return { name: 'catat_terbaca', text: SQL_TERBACA, values: milik }
  return {
    name: padan ? 'catat_padan' : 'catat_gabungan',
    text: padan ? SQL_PADAN : SQL_GABUNGAN,
    values: [...milik, [...(subjek ?? [])].join(',')],
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
