import { TEKS_JAHAT } from '@harapan/testing'
import type pg from 'pg'
import { sebagaiAdmin } from '../sebagai-admin.ts'

/** Longer ones do not fit into an index. */
const PANJANG_NAMA = 200

/**
 * Makes the sample less even: hostile names, statuses other than active, ended spells, gaps. The
 * tables stay as true to each other as the application keeps them.
 */
export async function anehkanData(kolam: pg.Pool): Promise<void> {
  const teks = TEKS_JAHAT.filter((satu) => satu !== '' && satu.length < PANJANG_NAMA)
  const jahat = '($1::text[])[1 + (id % cardinality($1::text[]))::int]'
  await sebagaiAdmin(kolam, async (klien) => {
    await klien.query(`update individu set nama = ${jahat} where id % 3 = 0`, [teks])
    await klien.query(
      'update kpm set nama_pengurus = nama from individu where individu.id = pengurus_id and pengurus_id % 3 = 0',
    )
    await klien.query(`update keluarga set alamat = ${jahat}, rt = null where id % 4 = 0`, [teks])
    await klien.query(`update riwayat_kepesertaan set alasan = ${jahat} where id % 5 = 0`, [teks])
    await klien.query(`update pendamping set nama = ${jahat} where id % 2 = 0`, [teks])
    for (const [sisa, status] of ['DITANGGUHKAN', 'CALON', 'DIKELUARKAN'].entries()) {
      await klien.query(
        `with berubah as (update kpm set status = $1, tanggal_selesai = $2 where id % 11 = $3 returning id)
         update riwayat_kepesertaan set status = $1 where kpm_id in (select id from berubah)`,
        [status, status === 'DIKELUARKAN' ? '2026-03-31' : null, sisa],
      )
    }
  })
}
