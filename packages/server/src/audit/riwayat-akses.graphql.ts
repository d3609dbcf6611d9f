import { builder, computed, row } from '../builder.ts'
import type { Konteks } from '../konteks.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { type Akses, type Daftar, DaftarAkses } from './akses-tercatat.graphql.ts'
import { banyakDiminta } from './banyak-diminta.ts'
import { bacaLanjut, tulisLanjut } from './lanjut.ts'
import { sqlRiwayatAkses } from './riwayat-akses.sql.ts'

const BANYAK = { bawaan: 50, terbanyak: 200 }

type Bagian = { first?: number | null | undefined; sesudah?: string | null | undefined }

/** Of a person whom the caller reaches: whoever is out of reach has no trail that could be seen. */
const RiwayatAkses = builder.prismaObject('Individu', {
  variant: 'RiwayatAkses',
  select: { id: true },
  description:
    'Siapa yang melihat data seseorang, kapan, dan untuk apa (UU 27/2022 pasal 32) / Who looked at a person’s data, when and what for',
  fields: (t) => ({
    nama: t.exposeString('nama', { kelas: 'pribadi', description: 'Nama orangnya / The name' }),
    akses: t.field({
      type: DaftarAkses,
      kelas: 'pribadi',
      wewenang: 'subjek:layani',
      biaya: 50,
      description:
        'Akses atas dirinya, keluarganya selama ia anggotanya, dan KPM-nya, terbaru dulu / Accesses to the person, to the family while they belonged to it, and to its enrolments, newest first',
      args: {
        first: t.arg.int({
          description: 'Banyaknya, 1-200; bawaan 50 / How many, 1-200; 50 by default',
        }),
        sesudah: t.arg.string({
          description: '`lanjut` dari jawaban sebelumnya / `lanjut` of the answer before',
        }),
      },
      ...computed({
        input: ({ id }: { id: bigint }, bagian: Bagian, _: Konteks) =>
          // One more than asked tells whether there are more.
          sqlRiwayatAkses(id, bacaLanjut(bagian.sesudah), banyak(bagian) + 1),
        compute: (terbaca: Akses[] | null, bagian): Daftar =>
          halaman(terbaca ?? [], banyak(bagian)),
      }),
    }),
  }),
})

const banyak = ({ first }: Bagian): number => banyakDiminta(first, BANYAK)

function halaman(terbaca: Akses[], banyaknya: number): Daftar {
  const akses = terbaca.slice(0, banyaknya)
  const terakhir = akses.at(-1)
  return { akses, lanjut: terakhir && terbaca.length > banyaknya ? tulisLanjut(terakhir) : null }
}

builder.queryField('riwayatAkses', (t) =>
  t.field({
    type: RiwayatAkses,
    kelas: 'pribadi',
    wewenang: 'subjek:layani',
    description:
      'Riwayat akses atas seseorang di wilayah Anda, untuk menjawab permintaannya; null bila tidak ada di sana / The trail of a person within your area, to answer their request; null when not there',
    args: {
      individu: t.arg.id({ required: true, description: 'Id global orangnya / Global id' }),
    },
    ...row('Individu', (_: unknown, { individu }: { individu: string }) => ({
      where: { id: idUntuk('Individu', individu) },
    })),
  }),
)
