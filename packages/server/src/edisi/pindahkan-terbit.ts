import type pg from 'pg'
import { larik } from '../db/larik.ts'
import { awal } from './kode-induk.rules.ts'
import type { Langkah } from './rencana.rules.ts'

/**
 * Published roll-ups go where their area goes, added up where areas merge. What was withheld of one part is
 * withheld of the sum: it would be the sum less the parts that were shown. They are made anew in the end; until
 * then, and for the next publication to know what was said before, they stand under the codes of today.
 */
export async function pindahkanTerbit(
  klien: pg.ClientBase,
  langkah: readonly Langkah[],
): Promise<void> {
  const pasangan = langkah.flatMap(({ pindah, lama, baru }) =>
    pindah && lama && baru ? [[lama, baru] as const] : [],
  )
  const tujuan = new Set(pasangan.map(([, baru]) => baru))
  // An area into which another is merged keeps its own part.
  const tetap = langkah.flatMap(({ jenis, tulis, baru }) =>
    baru && tujuan.has(baru) && (!tulis || jenis === 'GANTI_NAMA') ? [[baru, baru] as const] : [],
  )
  const semua = [...new Map([...pasangan, ...tetap].map((satu) => [satu.join('>'), satu])).values()]
  const nilai = [
    larik(semua.map(([lama]) => awal(lama))),
    larik(semua.map(([, baru]) => awal(baru))),
  ]
  const { rows } = await klien.query<{ isi: string | null }>(SQL_KUMPULKAN, nilai)
  for (const tabel of ['rekap_terbit', 'rekap_samar'])
    await klien.query(
      `delete from ${tabel} where wilayah_kode = any($1::bigint[]) or wilayah_kode = any($2::bigint[])`,
      nilai,
    )
  const isi = rows[0]?.isi
  if (!isi) return
  await klien.query(SQL_TERBIT, [isi])
  await klien.query(SQL_SAMAR, [isi])
}

const SQL_KUMPULKAN = `with k as (
    select p.baru as wilayah_kode, program, tahun, max(t.per_tanggal) as per_tanggal,
      sum(coalesce(t.jumlah_kpm, s.jumlah))::int as jumlah, bool_or(t.jumlah_kpm is null) as samar,
      max(t.kabupaten_berdata) as kabupaten_berdata, bool_or(t.sintetis) as sintetis, max(t.diterbitkan_pada) as diterbitkan_pada
    from unnest($1::bigint[], $2::bigint[]) as p(lama, baru) join rekap_terbit t on t.wilayah_kode = p.lama
    left join rekap_samar s using (wilayah_kode, program, tahun) group by 1, 2, 3
  ) select json_agg(k order by wilayah_kode, program, tahun)::text as isi from k`

const BARIS = `json_to_recordset($1::json) as k(wilayah_kode bigint, program program, tahun int, per_tanggal date, jumlah int,
  samar boolean, kabupaten_berdata int, sintetis boolean, diterbitkan_pada timestamptz)`

const SQL_TERBIT = `insert into rekap_terbit
    (wilayah_kode, program, tahun, per_tanggal, jumlah_kpm, kabupaten_berdata, sintetis, diterbitkan_pada)
  select wilayah_kode, program, tahun, per_tanggal, case when not samar then jumlah end, kabupaten_berdata, sintetis, diterbitkan_pada
  from ${BARIS}`

const SQL_SAMAR = `insert into rekap_samar (wilayah_kode, program, tahun, jumlah)
  select wilayah_kode, program, tahun, jumlah from ${BARIS} where samar`
