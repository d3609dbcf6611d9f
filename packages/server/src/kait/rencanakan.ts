import type pg from 'pg'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { TENGGAT_JAM } from './jadwal-ulang.rules.ts'

/** How many changes of anybody are looked at in one go. */
const JENDELA = 20_000
/** What the feed says of a place that is gone: ../perubahan. */
const KEDALUWARSA = 'HP020'

type Milik = {
  jenis: string
  lingkup: string
  transaksi: string
  urutan: string
  waktu: string
  dibuat_oleh: string
}
type Letak = { transaksi: string; urutan: string; waktu: string }
type Terlihat = Letak & { penuh: boolean; jenis: string | null }

/**
 * Active webhooks that stand before the end of the feed and of which nothing waits: whoever still waits
 * to be told is told of the rest after it.
 */
export function webhookLuang(kolam: pg.Pool): Promise<string[]> {
  return sebagaiPemilik(kolam, async (klien) => {
    const { rows } = await klien.query<{ id: string }>(
      `select w.id::text as id from webhook w, ujung_perubahan(null, null, null, 0) u
        where w.status = 'AKTIF' and (w.transaksi, w.urutan) <> (u.transaksi, u.urutan)
        and not exists (select from kiriman_webhook k where k.webhook_id = w.id and k.status = 'MENUNGGU') order by w.id`,
    )
    return rows.map(({ id }) => id)
  })
}

/**
 * Looks at what came after a webhook's place, as its area sees it. The message and the place are
 * written together: however the server ends, what was looked at is told, and told under one id.
 */
export function rencanakan(kolam: pg.Pool, id: string): Promise<{ lagi: boolean }> {
  return sebagaiPemilik(kolam, async (klien) => {
    const { rows } = await klien.query<Milik>(
      `select jenis::text, lingkup, transaksi::text, urutan::text, waktu::text, dibuat_oleh from webhook w
        where id = $1 and status = 'AKTIF'
        and not exists (select from kiriman_webhook k where k.webhook_id = w.id and k.status = 'MENUNGGU')
        for update skip locked`,
      [id],
    )
    const milik = rows[0]
    if (!milik) return { lagi: false }
    const terlihat = await lihat(klien, milik)
    const { transaksi, urutan, waktu, jenis, penuh } = terlihat
    if (transaksi === milik.transaksi && urutan === milik.urutan) return { lagi: false }
    await klien.query('update webhook set transaksi = $2, urutan = $3, waktu = $4 where id = $1', [
      ...[id, transaksi, urutan, waktu],
    ])
    if (jenis)
      await klien.query(
        `insert into kiriman_webhook (webhook_id, jenis, tenggat)
          values ($1, $2::jenis_perubahan[], now() + make_interval(hours => $3))`,
        [id, jenis, TENGGAT_JAM],
      )
    return { lagi: penuh && !jenis }
  })
}

/** The feed from a place on, through the same policies as a caller of that area; then as the owner again. */
async function lihat(klien: pg.PoolClient, milik: Milik): Promise<Terlihat> {
  await klien.query(SQL_BINGKAI_KAIT, [milik.lingkup, milik.dibuat_oleh])
  await klien.query('savepoint letak')
  const terlihat = await baca(klien, milik)
  await klien.query('set local role harapan_pemilik')
  return terlihat
}

async function baca(klien: pg.PoolClient, milik: Milik): Promise<Terlihat> {
  try {
    const { rows } = await klien.query<Terlihat>(SQL_SESUDAH, [
      ...[milik.transaksi, milik.urutan, milik.waktu, JENDELA, milik.jenis],
    ])
    if (rows[0]) return rows[0]
  } catch (galat) {
    if ((galat as { code?: unknown }).code !== KEDALUWARSA) throw galat
    await klien.query('rollback to savepoint letak')
  }
  // Its place is gone: the receiver is told of all kinds, and finds out from the feed to start over.
  const { rows } = await klien.query<Letak>(
    'select transaksi::text, urutan::text, waktu::text from ujung_perubahan(null, null, null, 0)',
  )
  const [ujung] = rows
  if (!ujung) throw new Error('the feed has no end')
  return { ...ujung, penuh: false, jenis: milik.jenis }
}

const SQL_BINGKAI_KAIT = `select set_config('role', 'harapan_baca', true), set_config('h.scope', $1, true),
  set_config('h.lo', lower($1::int8multirange)::text, true), set_config('h.hi', (upper($1::int8multirange) - 1)::text, true),
  set_config('h.pelaku', $2, true), set_config('h.wewenang', '', true), set_config('h.pendamping', '0', true),
  set_config('h.klien', '', true), set_config('h.padan', '{}', true), set_config('h.subjek', '', true)`

const SQL_SESUDAH = `with u as materialized (select * from ujung_perubahan($1::bigint, $2::bigint, $3::bigint, $4::int))
  select u.transaksi::text, u.urutan::text, u.waktu::text, u.penuh,
    (select array_agg(distinct p.jenis)::text from perubahan p
      where (p.transaksi, p.urutan) > ($1::bigint, $2::bigint)
        and (p.transaksi, p.urutan) <= ((select transaksi from u), (select urutan from u))
        and p.jenis = any($5::jenis_perubahan[])) as jenis
  from u`
