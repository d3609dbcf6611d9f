import type pg from 'pg'
import { type Lingkup, nilaiBingkai, SQL_BINGKAI } from '../../src/db/lingkup.ts'

/** An audit row with the subjects that the read before left in a setting. */
export const SQL_CATAT = `insert into audit_akses (permintaan, pelaku, peran, operasi, sidik_dokumen, sidik_variabel, kelas, ditolak, hasil, jumlah, subjek)
  select 'p', current_setting('h.pelaku'), 'DINSOS_KABUPATEN', 'Uji', 'd', 'v', '{pribadi}', 0, 'BERHASIL', count(*), string_agg(satu, ',')
  from (select distinct unnest(string_to_array(current_setting('h.subjek', true), ',')) as satu) s`

/** As an older server wrote them, as the owner: a row for each subject, of audit rows without any of their own. */
export const SQL_SUBJEK_LAMA = `with lama as (
    insert into audit_subjek (jenis, subjek, waktu, audit, transaksi)
    select u.jenis, u.subjek, a.waktu, a.id, a.transaksi from audit_akses a cross join lateral uraikan_subjek(a.subjek) u
    where a.id = any($1) returning audit
  )
  update audit_akses set subjek = null where id in (select audit from lama)`

/** The frame of a caller, and whom it has read: `i` a person, `k` a family, `p` an enrolment. */
export async function bingkaiUji(
  klien: pg.ClientBase,
  subjek = '',
  peran: Lingkup['peran'] = 'harapan_app',
): Promise<void> {
  await klien.query(SQL_BINGKAI, nilaiBingkai({ peran, wilayah: [], pelaku: 'uji' }))
  await klien.query("select set_config('h.subjek', $1, true)", [subjek])
}

/** One read of some subjects, as a request writes it. */
export const catatUji = (kolam: pg.Pool, subjek = 'i1,k2,p3,i1') =>
  sebagaiPermintaan(kolam, (klien) => klien.query(SQL_CATAT), subjek)

/** Works in a request's transaction and commits. */
async function sebagaiPermintaan(
  kolam: pg.Pool,
  kerja: (klien: pg.PoolClient) => Promise<unknown>,
  subjek = 'i1,k2,p3,i1',
): Promise<void> {
  const klien = await kolam.connect()
  try {
    await klien.query('begin')
    await bingkaiUji(klien, subjek)
    await kerja(klien)
    await klien.query('commit')
  } finally {
    await klien.query('rollback')
    klien.release()
  }
}
