import type { Konteks } from '../konteks.ts'
import { TENGGAT_JAM } from './jadwal-ulang.rules.ts'
import { rahasiaBaru, tempatRahasia } from './tanda.ts'

export type HasilKelola =
  | { jenis: 'WebhookTersimpan'; id: bigint }
  | { jenis: 'WebhookTerdaftar'; id: bigint; rahasia: string }
  | { jenis: 'WebhookTidakDitemukan' }
  | { jenis: 'StatusTidakSesuai' }

/** The webhook is told nothing more, what waits is not sent, and its secrets are gone. */
export async function hapusWebhook({ tx }: Konteks, id: bigint): Promise<HasilKelola> {
  const { count } = await tx.webhook.updateMany({
    where: { id, status: { in: ['AKTIF', 'DIJEDA'] } },
    data: { status: 'DIHAPUS', rahasia: null },
  })
  return count ? { jenis: 'WebhookTersimpan', id } : { jenis: 'WebhookTidakDitemukan' }
}

/** A new secret; for a day both sign. What came before the old one signs no more. */
export async function gantiRahasia({ tx, kait }: Konteks, id: bigint): Promise<HasilKelola> {
  const milik = await tx.webhook.findFirst({
    where: { id, status: { in: ['AKTIF', 'DIJEDA'] } },
    select: { url: true, lingkup: true },
  })
  if (!milik) return { jenis: 'WebhookTidakDitemukan' }
  const rahasia = rahasiaBaru()
  const sandi = kait.penyandi.sandikan(rahasia, tempatRahasia(milik.lingkup, milik.url))
  const { count } = await tx.webhook.updateMany({
    where: { id, status: { in: ['AKTIF', 'DIJEDA'] } },
    data: { rahasia: new Uint8Array(sandi) },
  })
  return count ? { jenis: 'WebhookTerdaftar', id, rahasia } : { jenis: 'WebhookTidakDitemukan' }
}

/** A paused webhook is told again, beginning with what waited. */
export async function lanjutkanWebhook({ tx }: Konteks, id: bigint): Promise<HasilKelola> {
  const milik = await tx.webhook.findFirst({
    where: { id, status: { in: ['AKTIF', 'DIJEDA'] } },
    select: { status: true },
  })
  if (!milik) return { jenis: 'WebhookTidakDitemukan' }
  const { count } = await tx.webhook.updateMany({
    where: { id, status: 'DIJEDA' },
    data: { status: 'AKTIF', gagalSejak: null },
  })
  if (count === 0) return { jenis: 'StatusTidakSesuai' }
  await tx.kirimanWebhook.updateMany({
    where: { webhookId: id, status: 'MENUNGGU' },
    data: kirimLagi(),
  })
  return { jenis: 'WebhookTersimpan', id }
}

export type HasilUlangi =
  | { jenis: 'KirimanTersimpan'; id: bigint }
  | { jenis: 'KirimanTidakDitemukan' }
  | { jenis: 'StatusTidakSesuai' }

/** A message that was given up is sent again, under its old id, for another day. */
export async function ulangiKiriman({ tx }: Konteks, id: bigint): Promise<HasilUlangi> {
  const milik = await tx.kirimanWebhook.findFirst({
    where: { id, webhook: { status: { in: ['AKTIF', 'DIJEDA'] } } },
    select: { id: true },
  })
  if (!milik) return { jenis: 'KirimanTidakDitemukan' }
  const { count } = await tx.kirimanWebhook.updateMany({
    where: { id, status: 'MATI' },
    data: { status: 'MENUNGGU', ...kirimLagi() },
  })
  return count ? { jenis: 'KirimanTersimpan', id } : { jenis: 'StatusTidakSesuai' }
}

const kirimLagi = () => ({
  berikutPada: new Date(),
  tenggat: new Date(Date.now() + TENGGAT_JAM * 3_600_000),
})
