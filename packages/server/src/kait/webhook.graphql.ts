import { globalId } from '@harapan/pothos-sql'
import { SebabKiriman, StatusKiriman, StatusWebhook } from '../_generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import { JenisPerubahanEnum } from '../perubahan/perubahan.graphql.ts'

const StatusWebhookEnum = builder.enumType('StatusWebhook', {
  description: 'Status webhook / Status of a webhook',
  values: {
    AKTIF: { value: StatusWebhook.AKTIF, description: 'Diberi tahu / Is told' },
    DIJEDA: {
      value: StatusWebhook.DIJEDA,
      description: 'Seminggu tidak ada yang sampai; lanjutkanWebhook / Nothing arrived for a week',
    },
    DIHAPUS: { value: StatusWebhook.DIHAPUS, description: 'Dihapus untuk seterusnya / Removed' },
  },
})

export const StatusKirimanEnum = builder.enumType('StatusKiriman', {
  description: 'Status satu kiriman webhook / Status of a delivery',
  values: {
    MENUNGGU: { value: StatusKiriman.MENUNGGU, description: 'Akan dikirim / To be sent' },
    TERKIRIM: { value: StatusKiriman.TERKIRIM, description: 'Dijawab 2xx / Answered with 2xx' },
    MATI: {
      value: StatusKiriman.MATI,
      description: 'Sehari tidak sampai; ulangiKiriman / Given up after a day',
    },
  },
})

const SebabKirimanEnum = builder.enumType('SebabKiriman', {
  description: 'Mengapa percobaan terakhir tidak berhasil / Why the last attempt failed',
  values: {
    JAWABAN: {
      value: SebabKiriman.JAWABAN,
      description:
        'Jawabannya bukan 2xx; pengalihan tidak diikuti / Not 2xx; no redirect is followed',
    },
    WAKTU_HABIS: {
      value: SebabKiriman.WAKTU_HABIS,
      description: 'Tidak dijawab dalam 10 detik / No answer within 10 seconds',
    },
    TIDAK_TERSAMBUNG: {
      value: SebabKiriman.TIDAK_TERSAMBUNG,
      description: 'Nama tidak dikenal atau sambungan gagal / Unknown name or no connection',
    },
    SERTIFIKAT: {
      value: SebabKiriman.SERTIFIKAT,
      description: 'Sertifikat TLS-nya tidak sah / Its TLS certificate is not valid',
    },
    ALAMAT_DITOLAK: {
      value: SebabKiriman.ALAMAT_DITOLAK,
      description: 'Namanya menuju alamat yang tidak umum / Its name leads to no public address',
    },
  },
})

export const Webhook = builder.prismaObject('Webhook', {
  // Column by column: a request may not read all of them.
  select: { id: true },
  description:
    'Alamat yang diberi tahu bahwa ada yang berubah di satu wilayah, tanpa isi / An address that is told that something in an area has changed, and nothing of what',
  fields: (t) => ({
    id: t.id({
      kelas: 'publik',
      nullable: false,
      description: 'Id global / Global id',
      ...globalId('id'),
    }),
    url: t.exposeString('url', { kelas: 'internal', description: 'Alamatnya / Its address' }),
    jenis: t.expose('jenis', {
      type: [JenisPerubahanEnum],
      kelas: 'internal',
      description: 'Jenis objek yang diikuti / Kinds of objects it follows',
    } as never),
    status: t.expose('status', {
      type: StatusWebhookEnum,
      kelas: 'internal',
      description: 'Status / Status',
    }),
    dibuatOleh: t.exposeString('dibuatOleh', {
      kelas: 'internal',
      description: 'Siapa yang mendaftarkan / Who registered it',
    }),
    dibuatPada: t.expose('dibuatPada', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Kapan didaftarkan / When it was registered',
    }),
    rahasiaLamaSampai: t.expose('lamaSampai', {
      type: 'DateTime',
      kelas: 'internal',
      description:
        'Sampai kapan rahasia lama ikut menandai; kosong bila belum pernah diganti / Until when the old secret signs too',
    }),
    gagalSejak: t.expose('gagalSejak', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Sejak kapan tidak ada yang sampai / Since when nothing has arrived',
    }),
    terakhirTerkirim: t.expose('terakhirTerkirim', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Kiriman terakhir yang sampai / When one last arrived',
    }),
  }),
})

export const KirimanWebhook = builder.prismaObject('KirimanWebhook', {
  select: { id: true },
  description: 'Satu kiriman webhook dan nasibnya / A delivery and what became of it',
  fields: (t) => ({
    id: t.id({
      kelas: 'publik',
      nullable: false,
      description: 'Id global, `id` dalam badan kirimannya / Global id, `id` in its body',
      ...globalId('id'),
    }),
    jenis: t.expose('jenis', {
      type: [JenisPerubahanEnum],
      kelas: 'internal',
      description: 'Jenis objek yang berubah / Kinds of objects that changed',
    } as never),
    status: t.expose('status', {
      type: StatusKirimanEnum,
      kelas: 'internal',
      description: 'Status / Status',
    }),
    percobaan: t.exposeInt('percobaan', {
      kelas: 'internal',
      description: 'Banyaknya percobaan / How many attempts',
    }),
    kodeJawaban: t.exposeInt('kodeJawaban', {
      kelas: 'internal',
      description:
        'Kode HTTP jawaban terakhir; isinya tidak disimpan / Last HTTP status, never a body',
    }),
    sebab: t.expose('sebab', {
      type: SebabKirimanEnum,
      kelas: 'internal',
      description: 'Mengapa percobaan terakhir gagal / Why the last attempt failed',
    }),
    dibuatPada: t.expose('dibuatPada', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Saat dibuat / When it was made',
    }),
    terakhirDicoba: t.expose('terakhirDicoba', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Percobaan terakhir / The last attempt',
    }),
    berikutPada: t.expose('berikutPada', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Percobaan berikut, bila masih menunggu / The next attempt, while it waits',
    }),
    terkirimPada: t.expose('terkirimPada', {
      type: 'DateTime',
      kelas: 'internal',
      description: 'Saat sampai / When it arrived',
    }),
  }),
})
