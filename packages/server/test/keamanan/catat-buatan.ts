import type pg from 'pg'
import { type Lingkup, nilaiBingkai, SQL_BINGKAI } from '../../src/db/lingkup.ts'

/** An audit row and the subjects that the read before left in a setting, in one statement. */
export const SQL_CATAT = `with s as materialized (
    select distinct case left(satu, 1) when 'i' then 'INDIVIDU'::jenis_subjek when 'k' then 'KELUARGA' else 'KPM' end as jenis,
      substr(satu, 2)::bigint as subjek
    from unnest(string_to_array(current_setting('h.subjek', true), ',')) satu
  ), a as (
    insert into audit_akses (permintaan, pelaku, peran, operasi, sidik_dokumen, sidik_variabel, kelas, ditolak, hasil, jumlah)
    values ('p', current_setting('h.pelaku'), 'DINSOS_KABUPATEN', 'Uji', 'd', 'v', '{pribadi}', 0, 'BERHASIL', (select count(*) from s))
    returning 1
  )
  insert into audit_subjek (jenis, subjek) select jenis, subjek from s cross join a`

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
export async function sebagaiPermintaan(
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
