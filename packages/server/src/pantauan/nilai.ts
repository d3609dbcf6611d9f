import type { Tanggal } from '@harapan/kode'
import type pg from 'pg'
import { sebagaiPemilik } from '../db/transaksi.ts'

/** How many changes of anybody one step looks at, and how many it judges because a day has begun. */
const [JENDELA, SEKALIGUS] = [20_000, 2_000]

type Langkah = { dinilai: number; diceritakan: number; lagi: boolean }

/** Whether anything is to be judged: a look that takes no lock and holds no feed back. */
export async function perluDinilai(kolam: pg.Pool, hari: Tanggal): Promise<boolean> {
  const { rows } = await sebagaiPemilik(kolam, (klien) =>
    klien.query<{ perlu: boolean }>(SQL_PERLU, [hari]),
  )
  return rows[0]?.perlu === true
}

/**
 * Judges whose answer is another one than when it was last judged, and tells it in the outbox: the
 * registrations that changes since the last step concern, those that are new or have ended, and all once a
 * day, for an answer also changes with the date. A step that is cut off is done again.
 */
export function nilaiPantauan(kolam: pg.Pool, hari: Tanggal): Promise<Langkah> {
  return sebagaiPemilik(kolam, async (klien) => {
    const { rows } = await klien.query<Langkah>('select * from nilai_pantauan($1, $2, $3)', [
      ...[hari, JENDELA, SEKALIGUS],
    ])
    return rows[0] ?? { dinilai: 0, diceritakan: 0, lagi: false }
  })
}

/**
 * Removes registrations of agreements that are over for good (UU 27/2022 art 43), and the references of those
 * that ended when the feed no longer reaches back to it.
 */
export async function buangPantauan(kolam: pg.Pool): Promise<number> {
  const { rowCount } = await sebagaiPemilik(kolam, (klien) => klien.query(SQL_BUANG))
  return rowCount ?? 0
}

const SQL_PERLU = `select exists (select from pantauan) and (
    exists (select from pantauan where dinilai_hari is null)
    or exists (select from pantauan where dinilai_hari < $1::date and nik_hash is not null)
    or (select (l.transaksi, l.urutan) is distinct from (u.transaksi, u.urutan) from letak_pantauan l, ujung_perubahan(null, null, null, 0) u)) as perlu`

const SQL_BUANG = `delete from pantauan t using perjanjian_kerja_sama p where p.id = t.perjanjian_id
  and (p.status in ('DITOLAK', 'DIAKHIRI') or p.berlaku_sampai < hari_wib()
    or t.berakhir_pada < (select max(waktu) from perubahan_terbuang) - interval '1 day')`
