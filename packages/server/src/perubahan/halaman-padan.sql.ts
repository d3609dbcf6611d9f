import { type Fragment, raw, sql } from '@harapan/pothos-sql'
import { ID_DELTA, idPotret, posisi, sqlDelta, ujung, WAKTU_POTRET } from './halaman.sql.ts'
import type { Token } from './token.rules.ts'

const JENIS = ['PADAN'] as const

/**
 * One page of a partner agency's feed: whom it follows, by its own references. Row policies leave it
 * those of its agreement only. Their answers are read beside it, through the policies of padan: the page
 * names to the transaction whose NIK is asked for, as padanJkn does, before anything about a person is read.
 */
export function sqlHalamanPadan(token: Token | undefined, banyak: number): Fragment {
  if (token?.tahap === 'DELTA')
    return sqlDelta(token.letak, JENIS, banyak, {
      sebelum: sql`,\n    ${dibuka(banyak)}`,
      isi: entri(ID_DELTA, sql`h.waktu`, banyak),
    })
  const sesudah = token?.id ?? '0'
  return sql`with u as materialized (select * from ${ujung(token?.letak, 0)}),
    h as materialized (select o.id as sasaran, row_number() over (order by o.id) as n
      from pantauan o where o.id > ${sesudah}::bigint and o.nik_hash is not null order by o.id limit ${banyak + 1}::int),
    ${dibuka(banyak)}
    select ${entri(idPotret('m'), WAKTU_POTRET, banyak)} as isi,
      'POTRET' as tahap, true as ada_lagi, ${posisi(
        JENIS,
        sql`u.transaksi`,
        sql`u.urutan`,
        sql`u.waktu`,
        sql`(select json_build_object('jenis', 'PADAN', 'desa', '0', 'id', sasaran::text)
          from h where n = ${banyak}::int and exists (select from h where n > ${banyak}::int))`,
      )} as posisi
    from u`
}

/** Lets the transaction see the persons of the page, and nobody else; added, as `tambahPadan` does. */
function dibuka(banyak: number): Fragment {
  return sql`b as materialized (select set_config('h.padan', (current_setting('h.padan')::bytea[]
      || coalesce(array_agg(t.nik_hash) filter (where t.nik_hash is not null), '{}'))::text, true) is not null as terbuka
      from h join pantauan t on t.id = h.sasaran where h.n <= ${banyak}::int)`
}

/** One whose following has ended is removed; whoever is not reached is told of, and is no subject. */
function entri(id: Fragment, waktu: Fragment, banyak: number): Fragment {
  return sql`(select coalesce(json_agg(json_build_object('n', h.n, 'id', h.id_peristiwa, 'jenis', 'PADAN',
      'operasi', case when h.nik_hash is null then 'HAPUS' else 'SIMPAN' end, 'sasaran', h.acuan,
      'waktu', date_trunc('milliseconds', h.waktu_peristiwa), ${raw("'kpm', 0, 'keluarga', 0, 'individu', 0")},
      'subjek', coalesce(case when (select terbuka from b) then (select 'i' || i.id from individu i where i.nik_hash = h.nik_hash) end, ''),
      'hash', encode(h.nik_hash, 'hex')) order by h.n), '[]')::text
    from (select h.n, h.sasaran, t.acuan, t.nik_hash, ${id} as id_peristiwa, ${waktu} as waktu_peristiwa
      from h join pantauan t on t.id = h.sasaran where h.n <= ${banyak}::int) h)`
}
