import { larik } from '../db/larik.ts'
import { galatKode } from '../galat.ts'
import { memuatNomor } from '../identitas/nomor-tertulis.ts'
import type { Konteks } from '../konteks.ts'
import { type JenisPerubahan, jenisDiminta } from '../perubahan/token.rules.ts'
import { alamatWebhook } from './alamat-umum.ts'
import { rahasiaBaru, tempatRahasia } from './tanda.ts'

export type MasukanWebhook = {
  url: string
  jenis?: readonly JenisPerubahan[] | null | undefined
}

export type HasilDaftarWebhook =
  | { jenis: 'WebhookTerdaftar'; id: bigint; rahasia: string }
  | { jenis: 'AlamatWebhookDitolak' }
  | { jenis: 'WebhookSudahAda' }
  | { jenis: 'WebhookTerlaluBanyak' }

/** For one area. */
const TERBANYAK = 20

/**
 * Registers an address for the caller's own area, from now on. The secret is in this answer and in no
 * other, so there is no repeating it by a key: whoever lost the answer asks for a new secret.
 *
 * @throws MASUKAN_TIDAK_SAH for an address that holds what may be an identity number, TIDAK_BERWENANG without an area
 */
export async function daftarkanWebhook(
  { tx, pelaku, kait }: Konteks,
  { url: tertulis, jenis }: MasukanWebhook,
): Promise<HasilDaftarWebhook> {
  if (memuatNomor(tertulis)) throw galatKode('MASUKAN_TIDAK_SAH', { tempat: 'url' })
  const diminta = jenisDiminta(jenis, pelaku.peran === 'MITRA')
  if (!diminta) throw galatKode('TIDAK_BERWENANG', { tempat: 'jenis' })
  const url = alamatWebhook(tertulis, kait.setempat)
  if (!url) return { jenis: 'AlamatWebhookDitolak' }
  const [mula] = await tx.$queryRaw<Mula[]>`
    select current_setting('h.scope') as lingkup, transaksi, urutan, waktu,
      pg_advisory_xact_lock(hashtextextended('webhook ' || current_setting('h.scope'), 0))::text
    from ujung_perubahan(null, null, null, 0)`
  if (!mula) throw new Error('the feed has no end')
  const { lingkup, transaksi, urutan, waktu } = mula
  // Of no area there is nothing to tell.
  if (lingkup === '{}') throw galatKode('TIDAK_BERWENANG', { tempat: 'daftarkanWebhook' })
  const banyak = await tx.webhook.count({ where: { lingkup, status: { in: ['AKTIF', 'DIJEDA'] } } })
  if (banyak >= TERBANYAK) return { jenis: 'WebhookTerlaluBanyak' }

  const rahasia = rahasiaBaru()
  const sandi = kait.penyandi.sandikan(rahasia, tempatRahasia(lingkup, url))
  // Raw, so that nothing is written but what a request is granted.
  const [baru] = await tx.$queryRaw<{ id: bigint }[]>`
    insert into webhook (url, jenis, lingkup, rahasia, transaksi, urutan, waktu, dibuat_oleh)
    values (${url}, ${larik(diminta)}::jenis_perubahan[], ${lingkup}, ${sandi}, ${transaksi}, ${urutan}, ${waktu}, ${pelaku.id})
    on conflict (lingkup, url) where status <> 'DIHAPUS' do nothing returning id`
  return baru ? { jenis: 'WebhookTerdaftar', id: baru.id, rahasia } : { jenis: 'WebhookSudahAda' }
}

type Mula = { lingkup: string; transaksi: bigint; urutan: bigint; waktu: bigint }
