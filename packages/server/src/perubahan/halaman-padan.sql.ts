import { type Fragment, join, raw, sql } from '@harapan/pothos-sql'
import type { Program } from '../_generated/prisma/enums.ts'
import { masaJkn } from '../padan/padankan-jkn.ts'
import { masaDalamProgram } from '../padan/padankan-program.ts'
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
 * The page's registrations with whom they lead to, their spells, and the first whose answer is not as it
 * was judged. The transaction is let see these persons, and nobody else; added, as `tambahPadan` does. All
 * are read at once: asked one by one, each would go through the policies anew.
 */
function orangnya(banyak: number, letak: Fragment): Fragment {
  return sql`b as materialized (select set_config('h.padan', (current_setting('h.padan')::bytea[]
      || coalesce(array_agg(t.nik_hash) filter (where t.nik_hash is not null), '{}'))::text, true) is not null as terbuka
      from h join pantauan t on t.id = h.sasaran where h.n <= ${banyak}::int),
    o as materialized (${terbuka(raw("(select json_agg(json_build_array(encode(i.nik_hash, 'hex'), i.id)) from individu i)"))}),
    s as materialized (select h.n, h.sasaran, ${letak}, t.acuan, encode(t.nik_hash, 'hex') as hash, t.sidik, t.dinilai_hari,
        (o.masa ->> 1)::bigint as individu
      from h join pantauan t on t.id = h.sasaran left join o on o.hash = encode(t.nik_hash, 'hex') where h.n <= ${banyak}::int),
    g as materialized (select min(s.n) as n from s left join (
        select k.dinilai_hari, p.individu, p.sidik from (select dinilai_hari, array_agg(individu) as siapa from s
          where individu is not null and sidik is not null group by 1) k cross join lateral sidik_padan(k.siapa, program_mitra(), k.dinilai_hari) p
      ) p on p.individu = s.individu and p.dinilai_hari is not distinct from s.dinilai_hari
      where s.hash is not null and s.sidik is not null and s.sidik is distinct from coalesce(p.sidik, sidik_kosong())),
    masa_jkn as materialized (${perOrang(masaJkn(SEMUA))}),
    ${join(
      SEMUA_PROGRAM.map(
        ([program, nama]) =>
          sql`${raw(nama)} as materialized (${perOrang(masaDalamProgram(program, SEMUA))})`,
      ),
      ',\n    ',
    )}`
}

/** The policies leave the page's persons. */
const SEMUA = raw('true')
/** What the spells in a programme are called in the statement. */
const PROGRAM: Readonly<Record<Program, string>> = { PKH: 'masa_pkh', PBI_JK: 'masa_pbi' }
const SEMUA_PROGRAM = Object.entries(PROGRAM) as [Program, string][]

/** Items of a JSON array, read only once the persons were named. */
const terbuka = (larik: Fragment): Fragment =>
  sql`select x ->> 0 as hash, x as masa, n from json_array_elements(case when (select terbuka from b) then ${larik} end) with ordinality t(x, n)`

const perOrang = (larik: Fragment): Fragment =>
  sql`select hash, json_agg(masa order by n) as masa from (${terbuka(larik)}) x group by hash`

/** One whose following has ended is removed; whoever is not reached is told of, and is no subject. */
function entri(id: Fragment, waktu: Fragment): Fragment {
  const program = SEMUA_PROGRAM.map(([satu, nama]) =>
    raw(`'${satu}', (select m.masa from ${nama} m where m.hash = h.hash)`),
  )
  return sql`(select coalesce(json_agg(json_build_object('n', h.n, 'id', ${id}, 'jenis', 'PADAN',
      'operasi', case when h.hash is null then 'HAPUS' else 'SIMPAN' end, 'sasaran', h.acuan,
      'waktu', date_trunc('milliseconds', ${waktu}), ${raw("'kpm', 0, 'keluarga', 0, 'individu', 0")},
      'subjek', coalesce('i' || h.individu, ''),
      'padan', case when h.hash is not null then json_build_object('jkn', (select m.masa from masa_jkn m where m.hash = h.hash),
        'program', json_build_object(${join(program, ', ')})) end) order by h.n), '[]')::text
    from s h where h.n < coalesce((select n from g), h.n + 1))`
}
