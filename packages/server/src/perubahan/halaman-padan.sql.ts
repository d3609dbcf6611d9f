import { type Fragment, raw, sql } from '@harapan/pothos-sql'
import { ID_DELTA, idPotret, posisi, sqlDelta, ujung, WAKTU_POTRET } from './halaman.sql.ts'
import type { Letak, Token } from './token.rules.ts'

const JENIS = ['PADAN'] as const

/**
 * One page of a partner agency's feed: whom it follows, by its own references. Row policies leave it
 * those of its agreement only. Their answers are read beside it, through the policies of padan: the page
 * names to the transaction whose NIK is asked for, as padanJkn does, before anything about a person is read.
 *
 * An answer is told while its print is the one last judged. A page ends before the first that has changed
 * since: it is judged within seconds, and until then nobody is told of a state that might be gone again
 * without an entry saying so. One that was never judged gets an entry when it is, so it is told at once.
 */
export function sqlHalamanPadan(token: Token | undefined, banyak: number): Fragment {
  return token?.tahap === 'DELTA' ? delta(token.letak, banyak) : potret(token, banyak)
}

function delta(letak: Letak, banyak: number): Fragment {
  const di = sql`${letak.transaksi}::bigint, ${letak.urutan}::bigint, ${letak.waktu}::bigint`
  return sqlDelta(letak, JENIS, banyak, {
    sela: sql`\n    ${orangnya(banyak, sql`h.transaksi, h.urutan, h.waktu`)},`,
    ujungLain: sql`
      union all select transaksi, urutan, (extract(epoch from waktu) * 1000000)::bigint, false from h where n = (select n from g) - 1
      union all select ${di}, false where (select n from g) = 1`,
    isi: entri(ID_DELTA, sql`h.waktu`),
  })
}

function potret(token: Token | undefined, banyak: number): Fragment {
  const sesudah = token?.tahap === 'POTRET' ? token.id : '0'
  return sql`with u as materialized (select * from ${ujung(token?.letak, 0)}),
    h as materialized (select o.id as sasaran, row_number() over (order by o.id) as n from pantauan o
      where o.id > ${sesudah}::bigint and o.nik_hash is not null order by o.id limit ${banyak + 1}::int),
    ${orangnya(banyak, raw('0 as tanpa'))}
    select ${entri(idPotret('m'), WAKTU_POTRET)} as isi, 'POTRET' as tahap, (select n from g) is null as ada_lagi,
      ${posisi(
        JENIS,
        sql`u.transaksi`,
        sql`u.urutan`,
        sql`u.waktu`,
        sql`(select json_build_object('jenis', 'PADAN', 'desa', '0', 'id', coalesce((select sasaran from h where n = p.n), ${sesudah}::bigint)::text)
          from (select coalesce((select n from g) - 1, ${banyak}::bigint) as n) p
          where (select n from g) is not null or exists (select from h where n > p.n))`,
      )} as posisi
    from u`
}

/**
 * The page's registrations with whom they lead to, and the first whose answer is not as it was judged. The
 * transaction is let see these persons, and nobody else; added, as `tambahPadan` does.
 */
function orangnya(banyak: number, letak: Fragment): Fragment {
  return sql`b as materialized (select set_config('h.padan', (current_setting('h.padan')::bytea[]
      || coalesce(array_agg(t.nik_hash) filter (where t.nik_hash is not null), '{}'))::text, true) is not null as terbuka
      from h join pantauan t on t.id = h.sasaran where h.n <= ${banyak}::int),
    s as materialized (select h.n, h.sasaran, ${letak}, t.acuan, t.nik_hash, t.sidik, t.dinilai_hari,
        case when (select terbuka from b) then (select i.id from individu i where i.nik_hash = t.nik_hash) end as individu
      from h join pantauan t on t.id = h.sasaran where h.n <= ${banyak}::int),
    g as materialized (select min(n) as n from s where nik_hash is not null and sidik is not null
      and sidik is distinct from sidik_padan(individu, program_mitra(), dinilai_hari))`
}

/** One whose following has ended is removed; whoever is not reached is told of, and is no subject. */
function entri(id: Fragment, waktu: Fragment): Fragment {
  return sql`(select coalesce(json_agg(json_build_object('n', h.n, 'id', ${id}, 'jenis', 'PADAN',
      'operasi', case when h.nik_hash is null then 'HAPUS' else 'SIMPAN' end, 'sasaran', h.acuan,
      'waktu', date_trunc('milliseconds', ${waktu}), ${raw("'kpm', 0, 'keluarga', 0, 'individu', 0")},
      'subjek', coalesce('i' || h.individu, ''), 'hash', encode(h.nik_hash, 'hex')) order by h.n), '[]')::text
    from s h where h.n < coalesce((select n from g), h.n + 1))`
}
