import { type Fragment, join, raw, sql } from '@harapan/pothos-sql'
import {
  type JenisObjek,
  type JenisPerubahan,
  jenisBerikut,
  type Letak,
  type Token,
} from './token.rules.ts'

/** How many changes of anybody one page looks at, so that its time is bounded for a reader of a small place. */
const JENDELA = 20_000
/** How many of the reader's own it folds at most, for each it may answer. */
const LIPAT = 4

const TABEL = { KPM: 'kpm', KELUARGA: 'keluarga', INDIVIDU: 'individu' } as const
const TIPE = { KPM: 'Kpm', KELUARGA: 'Keluarga', INDIVIDU: 'Individu' } as const
const TANDA = { KPM: 'p', KELUARGA: 'k', INDIVIDU: 'i' } as const
const SEMUA = Object.keys(TABEL) as JenisObjek[]

/**
 * One page, as one row: its entries as JSON, where it ended, and whether there are more. All of it is
 * read as the caller sees it and in one snapshot, so an entry and the state beside it agree.
 */
export function sqlHalaman(
  token: Token | undefined,
  jenis: readonly JenisObjek[],
  banyak: number,
): Fragment {
  if (token?.tahap !== 'DELTA') return sqlPotret(token, jenis, banyak)
  const isi = entri(ID_DELTA, adaKini(), sql`h.waktu`, banyak)
  return sqlDelta(token.letak, jenis, banyak, { isi })
}

/** Objects of one kind in the order of their villages; when it is through, the next kind follows. */
function sqlPotret(
  token: (Token & { tahap: 'POTRET' }) | undefined,
  jenis: readonly JenisObjek[],
  banyak: number,
): Fragment {
  const kini = (token?.jenis as JenisObjek | undefined) ?? jenis[0] ?? 'KPM'
  const berikut = jenisBerikut(jenis, kini)
  const [desa, id] = [token?.desa ?? '0', token?.id ?? '0']
  return sql`with u as materialized (select * from ${ujung(token?.letak, 0)}),
    h as materialized (select ${raw(`'${kini}'`)}::jenis_perubahan as jenis, o.id as sasaran, o.desa_kode, row_number() over (order by o.desa_kode, o.id) as n
      from ${raw(TABEL[kini])} o where (o.desa_kode, o.id) > (${desa}::bigint, ${id}::bigint)
      order by o.desa_kode, o.id limit ${banyak + 1}::int)
    select ${entri(idPotret(TANDA[kini]), sql`true`, WAKTU_POTRET, banyak)} as isi,
      'POTRET' as tahap, true as ada_lagi, ${posisi(
        jenis,
        sql`u.transaksi`,
        sql`u.urutan`,
        sql`u.waktu`,
        sql`(select coalesce((select json_build_object('jenis', jenis, 'desa', desa_kode::text, 'id', sasaran::text)
          from h where n = ${banyak}::int and exists (select from h where n > ${banyak}::int)), ${awalJenis(berikut)}))`,
      )} as posisi
    from u`
}

const awalJenis = (jenis: JenisPerubahan | undefined): Fragment =>
  jenis === undefined
    ? raw('null')
    : raw(`json_build_object('jenis', '${jenis}', 'desa', '0', 'id', '0')`)

/** The entries of a page; where not all may be told yet, parts of the statement that say how far it goes. */
type Cerita = { isi: Fragment; sela?: Fragment; ujungLain?: Fragment }

/**
 * Changes after a place, the last of each object: what it is now is told with it, so an earlier one
 * says nothing more. A page that is full ends at the last change it tells of; those of other objects
 * before it are not lost, for their own last ones come after it.
 */
export function sqlDelta(
  letak: Letak,
  jenis: readonly JenisPerubahan[],
  banyak: number,
  { isi, sela = raw(''), ujungLain = raw('') }: Cerita,
): Fragment {
  const lipat = banyak * LIPAT
  const dari = sql`(${letak.transaksi}::bigint, ${letak.urutan}::bigint)`
  return sql`with u as materialized (select * from ${ujung(letak, JENDELA)}),
    w as materialized (select p.jenis, p.sasaran, p.transaksi, p.urutan, p.waktu from perubahan p
      where (p.transaksi, p.urutan) > ${dari} and (p.transaksi, p.urutan) <= ((select transaksi from u), (select urutan from u))
        and p.jenis = any(${`{${jenis.join()}}`}::jenis_perubahan[])
      order by p.transaksi, p.urutan limit ${lipat}::int),
    l as (select distinct on (jenis, sasaran) * from w order by jenis, sasaran, transaksi desc, urutan desc),
    h as materialized (select l.*, row_number() over (order by transaksi, urutan) as n from l
      order by transaksi, urutan limit ${banyak + 1}::int),${sela}
    a as (select transaksi, urutan, (extract(epoch from waktu) * 1000000)::bigint as waktu, true as lagi from h
        where n = ${banyak}::int and exists (select from h where n > ${banyak}::int)
      union all (select transaksi, urutan, (extract(epoch from waktu) * 1000000)::bigint, true from w
        where (select count(*) from w) = ${lipat}::int order by 1 desc, 2 desc limit 1)
      union all select transaksi, urutan, waktu, penuh from u${ujungLain}),
    u1 as (select * from a order by transaksi, urutan limit 1)
    select ${isi} as isi,
      'DELTA' as tahap, u1.lagi as ada_lagi, ${posisi(jenis, sql`u1.transaksi`, sql`u1.urutan`, sql`u1.waktu`, raw('null'))} as posisi
    from u1`
}

export function ujung(letak: Letak | undefined, paling: number): Fragment {
  return sql`ujung_perubahan(${letak?.transaksi ?? null}::bigint, ${letak?.urutan ?? null}::bigint, ${letak?.waktu ?? null}::bigint, ${paling}::int)`
}

/** What an entry of a snapshot is called: where the feed then ended, and of which object it is. */
export const idPotret = (tanda: string): Fragment =>
  sql`'P' || u.urutan || ${raw(`'${tanda}'`)} || h.sasaran`
/** What an entry of the deltas is called: the row of the outbox it tells of. */
export const ID_DELTA: Fragment = sql`'D' || h.transaksi || '.' || h.urutan`
export const WAKTU_POTRET: Fragment = sql`case u.waktu when 0 then now() else to_timestamp(u.waktu / 1000000.0) end`

/** Whether the object is there for the caller, now: an event of an object that left is its removal. */
function adaKini(): Fragment {
  const cabang = SEMUA.map((satu) =>
    raw(`when '${satu}' then exists (select from ${TABEL[satu]} o where o.id = h.sasaran)`),
  )
  return sql`case h.jenis ${join(cabang, ' ')} end`
}

function entri(id: Fragment, ada: Fragment, waktu: Fragment, banyak: number): Fragment {
  const menurutJenis = (isi: (jenis: JenisObjek) => string) =>
    raw(`case h.jenis ${SEMUA.map((satu) => `when '${satu}' then '${isi(satu)}'`).join(' ')} end`)
  const kolom = SEMUA.map((satu) =>
    raw(`'${TABEL[satu]}', case when h.jenis = '${satu}' and h.ada then h.sasaran else 0 end`),
  )
  const idGlobal = sql`translate(encode(convert_to(${menurutJenis((satu) => TIPE[satu])} || ':' || h.sasaran, 'UTF8'), 'base64'), '+/=', '-_')`
  return sql`(select coalesce(json_agg(json_build_object('n', h.n, 'id', h.id_peristiwa, 'jenis', h.jenis,
      'operasi', case when h.ada then 'SIMPAN' else 'HAPUS' end, 'sasaran', ${idGlobal},
      'waktu', date_trunc('milliseconds', h.waktu_peristiwa), 'subjek', ${menurutJenis((satu) => TANDA[satu])} || h.sasaran, ${join(kolom, ', ')}) order by h.n), '[]')::text
    from (select h.*, ${id} as id_peristiwa, ${ada} as ada, ${waktu} as waktu_peristiwa from h where h.n <= ${banyak}::int) h)`
}

export function posisi(
  jenis: readonly JenisPerubahan[],
  transaksi: Fragment,
  urutan: Fragment,
  waktu: Fragment,
  potret: Fragment,
): Fragment {
  return sql`json_build_object('jenis', string_to_array(${jenis.join()}::text, ','), 'transaksi', ${transaksi}::text, 'urutan', ${urutan}::text,
    'waktu', ${waktu}::text, 'potret', ${potret})::text`
}

/** The entries of a page, each as a row. */
export function sqlEntri(isi: string): Fragment {
  return sql`select x.* from json_to_recordset(${isi}::json) as x(n int, id text, jenis text, operasi text, sasaran text,
    waktu timestamptz, subjek text, kpm bigint, keluarga bigint, individu bigint, padan text) order by x.n limit 200`
}

/** Where a page ended, for its token. */
export const sqlPosisi = (posisi: string): Fragment => sql`${posisi}::json`
