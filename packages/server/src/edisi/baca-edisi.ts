import type { Tanggal } from '@harapan/kode'
import type pg from 'pg'
import type { AreaKini, Silsilah } from './kode-beralih.rules.ts'
import type { AreaEdisi } from './rencana.rules.ts'

export type Edisi = {
  id: number
  nomor: string
  tanggal: Tanggal
  lengkap: boolean
  status: 'DISIAPKAN' | 'BERJALAN' | 'DITERAPKAN'
  baris: number
}

const KOLOM = `e.id, e.nomor, to_char(e.tanggal, 'YYYY-MM-DD') as tanggal, e.lengkap, e.status::text as status,
  (select count(*)::int from baris_edisi b where b.edisi_id = e.id) as baris`

/** Every edition that is known, the oldest first. */
export async function daftarEdisi(klien: pg.ClientBase): Promise<Edisi[]> {
  const { rows } = await klien.query<Edisi>(
    `select ${KOLOM} from edisi_wilayah e order by e.tanggal, e.id`,
  )
  return rows
}

/** The areas that stand, the rows of the edition, and what had their codes before. */
export async function bacaBahan(
  klien: pg.ClientBase,
  edisi: Edisi,
): Promise<{ kini: AreaKini[]; baris: AreaEdisi[]; silsilah: Silsilah }> {
  const kini = await klien.query<AreaKini>(
    'select id, kode, nama, nama_lengkap as "namaLengkap" from wilayah where berlaku_sampai is null order by kode',
  )
  const baris = await klien.query<AreaEdisi>(
    'select kode, nama, nama_lengkap as "namaLengkap", kode_lama as "kodeLama" from baris_edisi where edisi_id = $1 order by kode',
    [edisi.id],
  )
  const terakhir = await klien.query<{ kode: string; id: number }>(
    'select kode, max(id) as id from wilayah group by kode',
  )
  // Whoever was split off is another area than the one it came from.
  const asal = await klien.query<{ ke: number; dari: number[] }>(
    `select ke_id as ke, array_agg(dari_id) as dari from perubahan_wilayah
     where jenis <> 'PEMEKARAN' and ke_id is not null group by 1`,
  )
  return {
    kini: kini.rows,
    baris: baris.rows,
    silsilah: {
      terakhir: new Map(terakhir.rows.map(({ kode, id }) => [kode, id])),
      leluhur: new Map(asal.rows.map(({ ke, dari }) => [ke, dari])),
    },
  }
}
