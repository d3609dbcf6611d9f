import { builder, pure, row, verb } from '../builder.ts'
import { denganPesan, hasilVerba, penolakan } from '../penolakan/penolakan.graphql.ts'
import { JenisPerubahanEnum } from '../perubahan/perubahan.graphql.ts'
import { daftarkanWebhook, type HasilDaftarWebhook, type MasukanWebhook } from './daftarkan.ts'
import { Webhook } from './webhook.graphql.ts'

type Terdaftar = Extract<HasilDaftarWebhook, { jenis: 'WebhookTerdaftar' }>

export const WebhookTerdaftar = builder.objectRef<Terdaftar>('WebhookTerdaftar').implement({
  description:
    'Webhook dan rahasianya, yang hanya disebut sekali ini / The webhook and its secret, told this once',
  fields: (t) => ({
    webhook: t.field({
      type: Webhook,
      kelas: 'internal',
      description: 'Webhook-nya / The webhook',
      ...row('Webhook', ({ id }: Terdaftar) => ({ where: { id } })),
    }),
    rahasia: t.string({
      kelas: 'internal',
      description:
        'Rahasia penanda kiriman; simpan di penerima, tidak dapat dibaca lagi / The secret that signs deliveries; keep it at the receiver, it cannot be read again',
      ...pure(({ rahasia }: Terdaftar) => rahasia),
    }),
  }),
})

const PENOLAKAN = [
  penolakan(
    'AlamatWebhookDitolak',
    'MASUKAN_TIDAK_SAH',
    'Bukan https ke alamat umum, atau lebih dari 500 huruf / Not https to a public address, or longer than 500 characters',
  ),
  penolakan(
    'WebhookSudahAda',
    'SUDAH_ADA',
    'Alamat itu sudah terdaftar untuk wilayah ini / That address is registered for this area',
  ),
  penolakan(
    'WebhookTerlaluBanyak',
    'KUOTA_PENUH',
    'Sudah 20 webhook untuk wilayah ini / There are 20 webhooks for this area',
  ),
]

builder.mutationField('daftarkanWebhook', (t) =>
  t.field({
    type: hasilVerba('DaftarkanWebhookHasil', 'Hasil daftarkanWebhook / Result', [
      WebhookTerdaftar,
      ...PENOLAKAN,
    ]),
    kelas: 'internal',
    wewenang: 'webhook:kelola',
    description:
      'Mendaftarkan alamat yang diberi tahu bahwa ada yang berubah di wilayah Anda, tanpa isinya / Registers an address that is told that something in your area has changed, and nothing of what',
    args: {
      url: t.arg.string({
        required: true,
        description:
          'Alamat https, tanpa nomor identitas / An https address, without identity numbers',
      }),
      jenis: t.arg({
        type: [JenisPerubahanEnum],
        description: 'Jenis objek; bawaan semua / Kinds of objects; all by default',
      }),
    },
    ...verb(async (masukan: MasukanWebhook, konteks) =>
      denganPesan(await daftarkanWebhook(konteks, masukan)),
    ),
  }),
)
