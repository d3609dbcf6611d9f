import type { StatusKiriman } from '../_generated/prisma/client.ts'
import { builder } from '../builder.ts'
import { koneksi } from '../halaman/koneksi.graphql.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { KirimanWebhook, StatusKirimanEnum, Webhook } from './webhook.graphql.ts'

builder.queryField('daftarWebhook', (t) =>
  t.keysetConnection({
    type: koneksi('Webhook', Webhook as never),
    kelas: 'internal',
    wewenang: 'webhook:kelola',
    description:
      'Webhook yang wilayahnya seluruhnya Anda jangkau, terlama dulu / Webhooks of areas that you reach whole, oldest first',
    model: 'Webhook',
    list: 'daftarWebhook',
    filter: () => null,
    where: () => ({ status: { in: ['AKTIF', 'DIJEDA'] } }),
    order: () => ({ columns: ['id'], direction: 'asc' }),
  }),
)

type Saringan = { webhook: string; status?: StatusKiriman | null }

builder.queryField('kirimanWebhook', (t) =>
  t.keysetConnection({
    type: koneksi('KirimanWebhook', KirimanWebhook as never),
    kelas: 'internal',
    wewenang: 'webhook:kelola',
    description:
      'Kiriman satu webhook, terbaru dulu; yang sampai disimpan 30 hari / Deliveries of a webhook, newest first; those that arrived are kept 30 days',
    args: {
      webhook: t.arg.id({
        required: true,
        description: 'Id global webhook / Global id of the webhook',
      }),
      status: t.arg({
        type: StatusKirimanEnum,
        description: 'Hanya yang berstatus ini / Of this status only',
      }),
    },
    model: 'KirimanWebhook',
    list: 'kirimanWebhook',
    filter: ({ webhook, status }: Saringan) => [webhook, status ?? null],
    where: (_: unknown, { webhook, status }: Saringan) => ({
      webhookId: idUntuk('Webhook', webhook),
      ...(status && { status }),
    }),
    order: () => ({ columns: ['id'], direction: 'desc' }),
  }),
)
