import type { KodeWilayah } from '@harapan/kode'
import { rentang } from '@harapan/kode'
import type pg from 'pg'
import { larik } from '../db/larik.ts'
import type { Langkah } from './rencana.rules.ts'

/**
 * Whose area a code is follows the area: agreements, webhooks and past imports. An area that goes on alone takes
 * them along. Where it does not, nothing is widened: a webhook ends, an import is the centre's alone from then on
 * or that of whoever has all of the merged area, and an agreement was decided about before.
 */
export async function gantiLingkup(
  klien: pg.ClientBase,
  langkah: readonly Langkah[],
): Promise<void> {
  const berakhir = langkah.filter(({ akhiri, lama, baru }) => akhiri && lama !== baru)
  if (berakhir.length === 0) return
  const sendiri = berakhir.filter(({ pindah, jenis }) => pindah && jenis !== 'PENGGABUNGAN')
  await klien.query(SQL_PERJANJIAN, [
    larik(sendiri.map(({ lama }) => lama)),
    larik(sendiri.map(({ baru }) => baru)),
  ])
  const utuh = new Set(sendiri.map(({ lama }) => lama))
  const habis = berakhir.flatMap(({ lama }) => (lama && !utuh.has(lama) ? [lama] : []))
  await klien.query(SQL_WEBHOOK_HABIS, [larik([...new Set(habis)].map(bagian))])
  const pasangan = new Map(
    berakhir.flatMap(({ lama, baru, pindah }) =>
      lama ? [[lama, pindah && baru ? bagian(baru) : NASIONAL] as const] : [],
    ),
  )
  for (const tabel of ['webhook', 'impor'])
    await klien.query(sqlLingkup(tabel), [
      larik([...pasangan.keys()].map(bagian)),
      larik([...pasangan.values()]),
    ])
}

/** One range as the frame writes it: `../db/lingkup.ts`. */
const bagian = (kode: string): string => {
  const { awal, akhir } = rentang(kode as KodeWilayah)
  return `[${awal},${akhir}]`
}
const NASIONAL = '[1100000000,9999999999]'

const BERJALAN = `status in ('DIUSULKAN', 'BERLAKU', 'DITANGGUHKAN')`

/**
 * Villages move one after the other, and who is followed must not seem to leave and come back: until all are there
 * an agreement names an area above them under both codes, unless the old one is another area's already.
 */
const SQL_PERJANJIAN = `update perjanjian_kerja_sama k set wilayah = array(
    select s.kode from unnest(k.wilayah) with ordinality as t(w, ke)
    left join unnest($1::text[], $2::text[]) as p(lama, baru) on p.lama = w
    cross join lateral unnest(array[coalesce(p.baru, w), case when length(p.lama) < 13
      and not exists (select from wilayah d where d.kode = p.lama and d.berlaku_sampai is null) then p.lama end]) as s(kode)
    where s.kode is not null order by ke)
  where ${BERJALAN} and wilayah && $1::text[]`

/** When every village has moved, the old codes go. */
export async function lepasKodeLama(
  klien: pg.ClientBase,
  langkah: readonly Langkah[],
): Promise<void> {
  const lama = larik(langkah.flatMap((satu) => (satu.pindah && satu.lama ? [satu.lama] : [])))
  await klien.query(
    `update perjanjian_kerja_sama k set wilayah = array(
       select w from unnest(k.wilayah) with ordinality as t(w, ke) where not w = any($1::text[]) order by ke)
     where ${BERJALAN} and wilayah && $1::text[]`,
    [lama],
  )
}

/** Text that names one of these ranges; a code's range is never part of the text of another's. */
const MENYEBUT = `exists (select from unnest($1::text[]) r where strpos(lingkup, r) > 0)`

const SQL_WEBHOOK_HABIS = `update webhook set status = 'DIHAPUS', rahasia = null, rahasia_lama = null
  where status <> 'DIHAPUS' and ${MENYEBUT}`

const sqlLingkup = (tabel: string) => `update ${tabel} t set lingkup = (
    select '{' || string_agg(coalesce(p.baru, r[1]), ',' order by ke) || '}'
    from regexp_matches(t.lingkup, '\\[[0-9]+,[0-9]+\\]', 'g') with ordinality as m(r, ke)
    left join unnest($1::text[], $2::text[]) as p(lama, baru) on p.lama = r[1])
  where ${MENYEBUT}`
