import { builder, row, verb } from '../builder.ts'
import type { Konteks } from '../konteks.ts'
import {
  denganPesan,
  hasilVerba,
  penolakan,
  StatusTidakSesuai,
} from '../penolakan/penolakan.graphql.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { WebhookTerdaftar } from './daftarkan.graphql.ts'
import {
  gantiRahasia,
  type HasilKelola,
  hapusWebhook,
  lanjutkanWebhook,
  ulangiKiriman,
} from './kelola.ts'
import { KirimanWebhook, Webhook } from './webhook.graphql.ts'

type Tersimpan = { jenis: string; id: bigint }
const menurutId = ({ id }: Tersimpan) => ({ where: { id } })

const WebhookTersimpan = builder.objectRef<Tersimpan>('WebhookTersimpan').implement({
  description: 'Perubahan webhook sudah tersimpan / The change of the webhook is stored',
  fields: (t) => ({
    webhook: t.field({
      type: Webhook,
      kelas: 'internal',
      description: 'Webhook-nya / The webhook',
      ...row('Webhook', menurutId),
    }),
  }),
})

const KirimanTersimpan = builder.objectRef<Tersimpan>('KirimanTersimpan').implement({
  description: 'Kiriman menunggu lagi / The delivery waits again',
  fields: (t) => ({
    kiriman: t.field({
      type: KirimanWebhook,
      kelas: 'internal',
      description: 'Kirimannya / The delivery',
      ...row('KirimanWebhook', menurutId),
    }),
  }),
})

const WebhookTidakDitemukan = penolakan(
  'WebhookTidakDitemukan',
  'TIDAK_DITEMUKAN',
  'Tidak ada webhook itu di wilayah Anda / No such webhook in your area',
)
const KirimanTidakDitemukan = penolakan(
  'KirimanTidakDitemukan',
  'TIDAK_DITEMUKAN',
  'Tidak ada kiriman itu di wilayah Anda / No such delivery in your area',
)

function verbaWebhook(
  nama: string,
  description: string,
  hasil: readonly unknown[],
  kerja: (konteks: Konteks, id: bigint) => Promise<HasilKelola>,
): void {
  const gabungan = `${nama[0]?.toUpperCase()}${nama.slice(1)}Hasil`
  builder.mutationField(nama, (t) =>
    t.field({
      type: hasilVerba(gabungan, `Hasil ${nama} / Result`, [...hasil, WebhookTidakDitemukan]),
      kelas: 'internal',
      wewenang: 'webhook:kelola',
      description,
      args: {
        id: t.arg.id({
          required: true,
          description: 'Id global webhook / Global id of the webhook',
        }),
      },
      ...verb(async ({ id }: { id: string }, konteks) =>
        denganPesan(await kerja(konteks, idUntuk('Webhook', id))),
      ),
    }),
  )
}

verbaWebhook(
  'hapusWebhook',
  'Menghapus webhook; yang menunggu tidak dikirim / Removes a webhook; what waits is not sent',
  [WebhookTersimpan],
  hapusWebhook,
)
verbaWebhook(
  'gantiRahasiaWebhook',
  'Membuat rahasia baru; 24 jam kiriman ditandai dengan keduanya / Makes a new secret; for 24 hours deliveries are signed with both',
  [WebhookTerdaftar],
  gantiRahasia,
)
verbaWebhook(
  'lanjutkanWebhook',
  'Melanjutkan webhook yang dijeda / Resumes a webhook that was paused',
  [WebhookTersimpan, StatusTidakSesuai],
  lanjutkanWebhook,
)

builder.mutationField('ulangiKiriman', (t) =>
  t.field({
    type: hasilVerba('UlangiKirimanHasil', 'Hasil ulangiKiriman / Result', [
      KirimanTersimpan,
      KirimanTidakDitemukan,
      StatusTidakSesuai,
    ]),
    kelas: 'internal',
    wewenang: 'webhook:kelola',
    description:
      'Mengirim lagi kiriman yang mati, dengan id yang sama / Sends a delivery that was given up again, under the same id',
    args: {
      id: t.arg.id({
        required: true,
        description: 'Id global kiriman / Global id of the delivery',
      }),
    },
    ...verb(async ({ id }: { id: string }, konteks) =>
      denganPesan(await ulangiKiriman(konteks, idUntuk('KirimanWebhook', id))),
    ),
  }),
)
