import { builder, rows } from '../builder.ts'

const TERBANYAK = 500

const PemakaianDokumen = builder.prismaObject('PemakaianDokumen', {
  description:
    'Seberapa sering satu dokumen terdaftar dikirim pada satu hari / How often a registered document was sent on one day',
  fields: (t) => ({
    nama: t.exposeString('nama', {
      kelas: 'internal',
      description: 'Nama operasinya / Its operation',
    }),
    hash: t.exposeString('hash', {
      kelas: 'internal',
      description: 'SHA-256 isinya / SHA-256 of its text',
    }),
    hari: t.expose('hari', { type: 'Date', kelas: 'internal', description: 'Hari / Day' }),
    jumlah: t.exposeInt('jumlah', {
      kelas: 'internal',
      description:
        'Banyaknya; perkiraan bila proses pernah mati / Times; less where a process died',
    }),
  }),
})

builder.queryField('pemakaianDokumen', (t) =>
  t.field({
    type: [PemakaianDokumen],
    ukuran: TERBANYAK,
    kelas: 'internal',
    wewenang: 'perjanjian:putus',
    description:
      'Pemakaian dokumen oleh satu instansi, terbaru dulu, paling banyak 500 baris / Use of documents by an agency, newest first',
    args: {
      instansi: t.arg.string({
        description:
          'Kode instansi; kosong: petugas dan umum / Code; none: officers and the public',
      }),
    },
    ...rows(
      'PemakaianDokumen',
      (_: unknown, { instansi }: { instansi?: string | null | undefined }) => ({
        where: instansi ? { instansi: { kode: instansi } } : { instansiId: null },
        orderBy: [{ hari: 'desc' }, { id: 'desc' }],
        take: TERBANYAK,
      }),
    ),
  }),
)
