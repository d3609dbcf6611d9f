import { writeGlobalId } from '@harapan/pothos-sql'
import type pg from 'pg'
import { sebagaiPemilik } from '../db/transaksi.ts'
import type { PenyandiTeks } from '../identitas/penyandi-teks.ts'
import { JEDA_HARI, tundaMs } from './jadwal-ulang.rules.ts'
import { type CariAlamat, type Jawaban, type Kiriman, kirim } from './kirim.ts'
import { tandai, tempatRahasia } from './tanda.ts'

export type OpsiAntar = {
  penyandi: PenyandiTeks
  setempat: boolean
  batasMs?: number
  /** The first wait after a failure; tests do not wait ten seconds. */
  ulangMs?: number
  cariAlamat?: CariAlamat
}

const BATAS_MS = 10_000
/** For how long a server that took a message has it; longer than an attempt can last. */
const PEGANG_DETIK = 20

/** Webhooks of which the oldest message that waits is due, and in nobody's hands. */
export function webhookTertagih(kolam: pg.Pool): Promise<string[]> {
  return sebagaiPemilik(kolam, async (klien) => {
    const { rows } = await klien.query<{ id: string }>(
      `select w.id::text as id from webhook w join lateral (select * from kiriman_webhook k
          where k.webhook_id = w.id and k.status = 'MENUNGGU' order by k.id limit 1) k on true
        where w.status = 'AKTIF' and k.berikut_pada <= now() and (k.diambil_sampai is null or k.diambil_sampai < now())
        order by k.berikut_pada`,
    )
    return rows.map(({ id }) => id)
  })
}

type Diambil = {
  id: string
  webhook_id: string
  jenis: string[]
  percobaan: number
  dibuat_pada: Date
  url: string
  lingkup: string
  rahasia: Uint8Array
  rahasia_lama: Uint8Array | null
}

/**
 * Sends the oldest message that waits for a webhook. It is taken in a transaction of its own and
 * settled in another: none is open while the receiver answers, for an open one holds the feed back.
 * A server that is killed in between has told it perhaps; whoever takes it next tells it again.
 */
export async function antarkan(
  kolam: pg.Pool,
  webhook: string,
  opsi: OpsiAntar,
  signal: AbortSignal,
): Promise<void> {
  const diambil = await ambil(kolam, webhook)
  if (!diambil) return
  const { setempat, batasMs = BATAS_MS, cariAlamat } = opsi
  const jawaban = await kirim(tulis(diambil, opsi.penyandi), {
    setempat,
    batasMs,
    signal,
    ...(cariAlamat && { cariAlamat }),
  })
  if (signal.aborted && jawaban.kode === undefined) return lepas(kolam, diambil)
  await sebagaiPemilik(kolam, (klien) => selesaikan(klien, diambil, jawaban, opsi.ulangMs))
}

/** Its number of attempts is also whose it is: one that was taken meanwhile is settled by the other. */
function ambil(kolam: pg.Pool, webhook: string): Promise<Diambil | undefined> {
  return sebagaiPemilik(kolam, async (klien) => {
    const { rows } = await klien.query<Diambil>(
      `with k as (select id from kiriman_webhook where webhook_id = $1 and status = 'MENUNGGU' order by id limit 1 for update)
      update kiriman_webhook t set percobaan = t.percobaan + 1, terakhir_dicoba = now(), diambil_sampai = now() + make_interval(secs => $2)
      from k, webhook w where t.id = k.id and w.id = t.webhook_id and w.status = 'AKTIF'
        and t.status = 'MENUNGGU' and t.berikut_pada <= now() and (t.diambil_sampai is null or t.diambil_sampai < now())
      returning t.id::text, t.webhook_id::text, t.jenis::text[] as jenis, t.percobaan, t.dibuat_pada, w.url, w.lingkup, w.rahasia,
        case when w.lama_sampai > now() then w.rahasia_lama end as rahasia_lama`,
      [webhook, PEGANG_DETIK],
    )
    return rows[0]
  })
}

/** The same bytes at every attempt, and another time of signing. */
function tulis(diambil: Diambil, penyandi: PenyandiTeks): Kiriman {
  const { url, lingkup, rahasia, rahasia_lama: lama } = diambil
  const badan = JSON.stringify({
    id: writeGlobalId('KirimanWebhook', diambil.id),
    webhook: writeGlobalId('Webhook', diambil.webhook_id),
    dibuatPada: diambil.dibuat_pada.toISOString(),
    jenis: diambil.jenis,
  })
  const tempat = tempatRahasia(lingkup, url)
  const kunci = [rahasia, ...(lama ? [lama] : [])].map((satu) => penyandi.buka(satu, tempat))
  const detik = Math.floor(Date.now() / 1000)
  return { url, badan, kepala: { 'harapan-tanda': tandai(kunci, detik, badan) } }
}

/** What came of an attempt, on the message and on its webhook together. */
async function selesaikan(
  klien: pg.PoolClient,
  { id, webhook_id: webhook, percobaan }: Diambil,
  { kode, sebab }: Jawaban,
  ulangMs: number | undefined,
): Promise<void> {
  const tunda = tundaMs(percobaan, Math.random(), ulangMs)
  const { rowCount } = await klien.query(
    `update kiriman_webhook set diambil_sampai = null, kode_jawaban = $3, sebab = $4::sebab_kiriman,
      status = (case when $4::text is null then 'TERKIRIM' when now() + make_interval(secs => $5) > tenggat then 'MATI'
        else 'MENUNGGU' end)::status_kiriman,
      terkirim_pada = case when $4::text is null then now() end, berikut_pada = now() + make_interval(secs => $5)
    where id = $1 and percobaan = $2 and status = 'MENUNGGU'`,
    [id, percobaan, kode ?? null, sebab ?? null, tunda / 1000],
  )
  if (rowCount === 0) return
  await klien.query(
    sebab
      ? `update webhook set gagal_sejak = coalesce(gagal_sejak, now()),
          status = (case when gagal_sejak < now() - make_interval(days => $2) then 'DIJEDA' else 'AKTIF' end)::status_webhook
        where id = $1 and status = 'AKTIF'`
      : `update webhook set gagal_sejak = null, terakhir_terkirim = now() where id = $1 and $2 > 0`,
    [webhook, JEDA_HARI],
  )
}

/** The server ends: whether it arrived is not known, so the next one sends it at once. */
async function lepas(kolam: pg.Pool, { id, percobaan }: Diambil): Promise<void> {
  await sebagaiPemilik(kolam, (klien) =>
    klien.query(
      'update kiriman_webhook set diambil_sampai = null where id = $1 and percobaan = $2',
      [id, percobaan],
    ),
  )
}

/**
 * Messages that arrived are kept for a month; those that were given up, and those of a webhook that was
 * removed, as long as the feed reaches back.
 */
export async function buangKiriman(kolam: pg.Pool): Promise<void> {
  await sebagaiPemilik(kolam, (klien) =>
    klien.query(
      `delete from kiriman_webhook k using webhook w where w.id = k.webhook_id
        and (k.status <> 'MENUNGGU' or w.status = 'DIHAPUS')
        and k.dibuat_pada < now() - case k.status when 'TERKIRIM' then interval '30 days' else interval '90 days' end`,
    ),
  )
}
