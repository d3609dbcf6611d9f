import type { Tanggal } from '@harapan/kode'
import type pg from 'pg'
import { larik } from '../db/larik.ts'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { lipatRekap } from '../rekap/lipat.ts'
import { terbitkanRekap } from '../rekap/terbitkan.ts'
import type { Edisi } from './baca-edisi.ts'
import { catatTerapan } from './catat-terapan.ts'
import { lepasKodeLama } from './ganti-lingkup.ts'
import { awal } from './kode-induk.rules.ts'
import { berpindah, pindahkanData } from './pindahkan-data.ts'
import type { Langkah } from './rencana.rules.ts'

/**
 * What is left when every village is marked: rows that somebody else's transaction wrote under an old code in
 * the meantime, roll-ups of codes that are empty now, and the publication. Each can be repeated.
 */
export async function tutupEdisi(kolam: pg.Pool, edisi: Edisi, hari: Tanggal): Promise<void> {
  await sebagaiPemilik(kolam, (klien) => sapu(klien, edisi))
  await sebagaiPemilik(kolam, async (klien) => {
    await klien.query(GILIRAN_REKAP)
    const { rows } = await klien.query('select from rekap_terbit limit 1')
    if (rows.length > 0) await terbitkanRekap(klien, hari)
    await klien.query(
      "update edisi_wilayah set status = 'DITERAPKAN', diterapkan_pada = now() where id = $1",
      [edisi.id],
    )
    await catatTerapan(klien, edisi, '')
  })
}

/** The same turn that the server takes before it folds or publishes. */
const GILIRAN_REKAP = "select pg_advisory_xact_lock(hashtext('harapan rekap'))"

async function sapu(klien: pg.ClientBase, edisi: Edisi): Promise<void> {
  await klien.query(GILIRAN_REKAP)
  // Whoever is writing now is waited for; whoever comes later sees the new areas.
  await klien.query(
    'lock table keluarga, individu, riwayat_kepesertaan, fasilitas in share row exclusive mode',
  )
  // A code that another area has by now says nothing any more of whose rows they are.
  const { rows } = await klien.query<Langkah>(
    `select jenis::text as jenis, lama, baru, akhiri, tulis, pindah from langkah_edisi l
     where edisi_id = $1 and pindah and not exists (select from wilayah w where w.kode = l.lama and w.berlaku_sampai is null)
     order by id`,
    [edisi.id],
  )
  await klien.query(
    "select set_config('h.pelaku', 'operator-edisi', true), set_config('h.edisi', $1, true)",
    [edisi.nomor],
  )
  await lepasKodeLama(klien, rows)
  const tertinggal = await hanyaBerdata(klien, rows)
  const subjek = await pindahkanData(klien, tertinggal, edisi.tanggal)
  await lipatRekap(klien)
  const lama = larik(berpindah(rows).map((satu) => awal(satu.lama)))
  for (const tabel of ['rekap_dasar', 'rekap_tahunan'])
    await klien.query(
      `delete from ${tabel} where desa_kode = any($1::bigint[]) and masuk = 0 and keluar = 0`,
      [lama],
    )
  if (subjek !== '') await catatTerapan(klien, edisi, subjek)
}

async function hanyaBerdata(klien: pg.ClientBase, langkah: readonly Langkah[]): Promise<Langkah[]> {
  const lama = larik(berpindah(langkah).map((satu) => awal(satu.lama)))
  await klien.query("select set_config('h.pindah', $1, true)", [lama])
  const { rows } = await klien.query<{ kode: string }>(
    `select desa_kode::text as kode from (select desa_kode from keluarga union select desa_kode from individu
       union select desa_kode from riwayat_kepesertaan union select desa_kode from fasilitas) t
     where desa_kode = any($1::bigint[])`,
    [lama],
  )
  const berdata = new Set(rows.map(({ kode }) => Number(kode)))
  return langkah.filter((satu) => satu.lama !== null && berdata.has(awal(satu.lama)))
}
