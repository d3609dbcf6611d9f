import type pg from 'pg'
import { sebagaiPemilik } from '../db/transaksi.ts'
import type { StatusImpor } from './buka-impor.ts'

/** A job whose file is still there. */
export type TugasMenunggu = {
  id: string
  unggahan: string
  segel: string
  status: StatusImpor
  coba: boolean
  percobaan: number
  berkas: { nama: string; sidik: string; bita: number; pemilik: string } | null
}

/** How much longer a job waits each time that it failed. */
const JEDA_DETIK = 5

/** The oldest job that may run now. */
export async function tugasBerikut(kolam: pg.Pool): Promise<TugasMenunggu | undefined> {
  const { rows } = await sebagaiPemilik(kolam, (klien) =>
    klien.query<TugasMenunggu>(
      `select i.id::text as id, unggahan_id::text as unggahan, tugas as segel, status::text as status, coba, percobaan,
         case when u.sidik is not null then json_build_object('nama', u.nama, 'sidik', u.sidik, 'bita', u.bita,
           'pemilik', u.pemilik) end as berkas
       from impor i left join unggahan u on u.id = i.unggahan_id
       where i.unggahan_id is not null and i.batal_tugas is null
         and (percobaan = 0 or i.diubah_pada < now() - percobaan * make_interval(secs => $1))
       order by i.id limit 1`,
      [JEDA_DETIK],
    ),
  )
  return rows[0]
}
