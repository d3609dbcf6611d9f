import { builder, row, verb } from '../builder.ts'
import { denganPesan, hasilVerba, penolakan } from '../penolakan/penolakan.graphql.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { catatPermintaan, type MasukanPermintaan } from './catat-permintaan.ts'
import { JenisPermintaanSubjekEnum, PermintaanSubjek } from './permintaan-subjek.graphql.ts'

type Tersimpan = { jenis: string; id: bigint }

export const PermintaanSubjekTersimpan = builder
  .objectRef<Tersimpan>('PermintaanSubjekTersimpan')
  .implement({
    description: 'Permintaan subjek data sudah tersimpan / The request is stored',
    fields: (t) => ({
      permintaan: t.field({
        type: PermintaanSubjek,
        kelas: 'pribadi',
        description: 'Permintaannya / The request',
        ...row('PermintaanSubjek', ({ id }: Tersimpan) => ({ where: { id } })),
      }),
    }),
  })

const IndividuTidakDitemukan = penolakan(
  'IndividuTidakDitemukan',
  'TIDAK_DITEMUKAN',
  'Orang itu tidak ada di wilayah Anda / No such person in your area',
)

type Masukan = Omit<MasukanPermintaan, 'individu'> & { individu: string }

builder.mutationField('catatPermintaanSubjek', (t) =>
  t.field({
    type: hasilVerba('CatatPermintaanSubjekHasil', 'Hasil catatPermintaanSubjek / Result', [
      PermintaanSubjekTersimpan,
      IndividuTidakDitemukan,
    ]),
    kelas: 'pribadi',
    wewenang: 'subjek:layani',
    description:
      'Mencatat permintaan seseorang atas datanya sendiri; tenggatnya 72 jam sejak diterima / Records what a person asks about their own data; due 72 hours after its receipt',
    args: {
      individu: t.arg.id({
        required: true,
        description: 'Id global orangnya / Global id of the person',
      }),
      jenis: t.arg({
        type: JenisPermintaanSubjekEnum,
        required: true,
        description: 'Apa yang diminta / What is asked',
      }),
      diterimaPada: t.arg({
        type: 'DateTime',
        description:
          'Saat diterima, paling lama 30 hari lalu; bawaan sekarang / When it was received, at most 30 days ago; now by default',
      }),
    },
    ...verb(async ({ individu, ...masukan }: Masukan, konteks) =>
      denganPesan(
        await catatPermintaan(konteks, { ...masukan, individu: idUntuk('Individu', individu) }),
      ),
    ),
  }),
)
