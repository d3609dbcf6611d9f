import type pg from 'pg'
import { dalamTransaksiNasional, sebagaiPemilik } from '../db/transaksi.ts'

const TABEL = [
  'keluarga',
  'individu',
  'anggota_keluarga',
  'kpm',
  'riwayat_kepesertaan',
  'komponen_kpm',
  'pendamping',
  'pendampingan_kpm',
  'kepesertaan_jkn',
]

/** Sample rows bring their own ids: lets each table's counter go on after the highest. */
export async function lanjutkanUrutan(kolam: pg.Pool, tahap: string): Promise<void> {
  // The owner may move a counter but sees no rows; the application sees the rows.
  const tertinggi = await dalamTransaksiNasional(kolam, async (klien) => {
    const { rows } = await klien.query<{ tabel: string; id: string | null }>(
      TABEL.map((tabel) => `select '${tabel}' as tabel, max(id)::text as id from ${tabel}`).join(
        ' union all ',
      ),
    )
    return rows
  })
  await sebagaiPemilik(kolam, async (klien) => {
    for (const { tabel, id } of tertinggi) {
      if (id)
        await klien.query('select setval(pg_get_serial_sequence($1, $2), $3)', [tabel, 'id', id])
    }
    await klien.query('insert into tahap_muat (tahap, jumlah) values ($1, $2)', [
      tahap,
      TABEL.length,
    ])
  })
}
